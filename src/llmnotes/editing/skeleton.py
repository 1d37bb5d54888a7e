"""A new data file with nothing false in it: what must be filled in, what can be, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from llmnotes.editing.order import ordered_fields
from llmnotes.editing.places import header
from llmnotes.schema.fields import records_in
from llmnotes.schema.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from llmnotes.schema.kinds import Kind

MAX_DEPTH = 2
_LEGEND = "# Fill in what is open. Take the # away from a field that you know; leave out the rest."
_ELSEWHERE = {"architecture": "See docs/contributing/architecture-fields.md, or `llmnotes import`."}


def skeleton(kind: Kind, key: str, known: Mapping[str, str]) -> str:
    """Write a file: known values (YAML) filled in, required fields open, others as comments."""
    fields = ordered_fields(kind.record)
    body = [line for name, field in fields for line in _top(name, field, known.get(name, ""))]
    if kind.in_one_file:
        return "\n".join((f"{key}:", *(f"  {line}" for line in body), ""))
    return "\n".join((header(kind), _LEGEND, *body, ""))


def _top(name: str, field: FieldInfo, value: str) -> Iterator[str]:
    if value:
        yield f"{name}:{value if value.startswith(chr(10)) else f' {value}'}"
    elif field.is_required():
        yield f"{name}:  # {_meaning(field)}"
    else:
        yield from (f"# {line}" for line in _lines(name, field, 0))


def _lines(name: str, field: FieldInfo, depth: int) -> Iterator[str]:
    if name in _ELSEWHERE:
        yield f"{name}:  # {_meaning(field)} {_ELSEWHERE[name]}"
        return
    yield f"{name}:  # {_meaning(field)}"
    shape = _shape(field.annotation)
    if shape is None or depth >= MAX_DEPTH:
        return
    inner = [line for key, below in ordered_fields(shape) for line in _lines(key, below, depth + 1)]
    first, rest = ("  - ", "    ") if _is_list(field.annotation) else ("  ", "  ")
    yield from (f"{rest if index else first}{line}" for index, line in enumerate(inner))


def _meaning(field: FieldInfo) -> str:
    words = [word for word in _literals(field.annotation) if isinstance(word, str)]
    choices = f" One of: {', '.join(words)}." if words else ""
    return " ".join((field.description or "").split()) + choices


def _literals(annotation: Any) -> Iterator[object]:
    for inner in get_args(annotation):
        if isinstance(inner, type) or get_args(inner):
            yield from _literals(inner)
        else:
            yield inner


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _shape(annotation: Any) -> type[BaseModel] | None:
    """The one record that a field holds; `None` for plain values, words, and many shapes."""
    found = {shape for shape in records_in(annotation) if shape is not Text}
    return found.pop() if len(found) == 1 else None
