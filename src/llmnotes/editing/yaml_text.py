"""Write plain values as the YAML that people write here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=](?:[^:#\n]|:(?!\s|$)|(?<!\s)#)*(?<!\s)")
_OTHER = re.compile(r"(?i)~|null|true|false|[-+]?[\d.][\d_.]*(e[-+]?\d+)?")


def yaml_block(value: object, indent: int = 0) -> str:
    """Write what follows a field's colon: a scalar after a space, a group from the next line on."""
    if isinstance(value, dict | list) and value and not _short(value):
        return "".join(f"\n{line}" for line in _lines(value, indent))
    return f" {_inline(value)}"


def scalar(value: object, *, in_list: bool = False) -> str:
    """Write one scalar; only text that could be read as something else is quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004
        return str(int(value))
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and not (in_list and re.search(r"[,\[\]{}]", text))
    if plain and not _OTHER.fullmatch(text):
        return text
    if "\n" in text:
        return json.dumps(text, ensure_ascii=False)
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _lines(value: dict[str, object] | list[object], indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f"{space}{name}:{yaml_block(inner, indent + 2)}"
        return
    for item in value:
        text = "\n".join(_lines(item, indent + 2)) if isinstance(item, dict) else _inline(item)
        yield f"{space}- {text.lstrip()}"


def _short(value: object) -> bool:
    return isinstance(value, list) and not any(isinstance(i, dict | list) for i in value)


def _inline(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(scalar(item, in_list=True) for item in value)}]"
    return "{}" if value == {} else scalar(value)
