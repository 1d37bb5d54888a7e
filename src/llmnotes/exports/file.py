"""What a file for programs is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of the site that is not a page."""

    path: str
    """The path below the site's root."""
    content: bytes


def json_file(path: str, value: object) -> ExportFile:
    """Write JSON that people can read too."""
    return text_file(path, json_text(value) + "\n")


def json_text(value: object, indent: str = "") -> str:
    """What `json.dumps(value, ensure_ascii=False, indent=1)` writes, several times as fast.

    With `indent` Python's module leaves its C code, and half of all exports' time went there.
    """
    inner = f"{indent} "
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and value:
        lines = [f"{encode_basestring(k)}: {json_text(v, inner)}" for k, v in value.items()]
        return "{\n" + ",\n".join(inner + line for line in lines) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        lines = [json_text(item, inner) for item in value]
        return "[\n" + ",\n".join(inner + line for line in lines) + f"\n{indent}]"
    return json.dumps(value)


def json_list(texts: Iterable[str]) -> str:
    """A list of values that are written already; no line of JSON breaks inside a string."""
    inside = ",\n ".join(text.replace("\n", "\n ") for text in texts)
    return f"[\n {inside}\n]" if inside else "[]"


def text_file(path: str, text: str) -> ExportFile:
    """Write UTF-8 text."""
    return ExportFile(path, text.encode())
