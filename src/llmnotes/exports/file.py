"""What a file for programs is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of the site that is not a page."""

    path: str
    """The path below the site's root."""
    content: bytes


def json_file(path: str, value: object) -> ExportFile:
    """Write JSON."""
    return text_file(path, json_text(value) + "\n")


def json_text(value: object) -> str:
    """Write JSON with a line for each field or item, so that people can read and compare it.

    What is in them has no layout: it took a third of all these files.
    """
    if isinstance(value, dict) and value:
        lines = (f"{_COMPACT(name)}:{_COMPACT(field)}" for name, field in value.items())
        return "{\n" + ",\n".join(lines) + "\n}"
    if isinstance(value, list | tuple):
        return json_list(map(_COMPACT, value))
    return _COMPACT(value)


def json_list(texts: Iterable[str]) -> str:
    """A list of values that are written already."""
    inside = ",\n".join(texts)
    return f"[\n{inside}\n]" if inside else "[]"


def text_file(path: str, text: str) -> ExportFile:
    """Write UTF-8 text."""
    return ExportFile(path, text.encode())
