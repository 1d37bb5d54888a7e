"""What a file for programs is."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of the site that is not a page."""

    path: str
    """The path below the site's root."""
    content: bytes


def json_file(path: str, value: object) -> ExportFile:
    """Write JSON that people can read too."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return ExportFile(path, text.encode())


def text_file(path: str, text: str) -> ExportFile:
    """Write UTF-8 text."""
    return ExportFile(path, text.encode())
