"""The fields of a kind of data file, from the record types: the guide cannot fall behind."""

from __future__ import annotations

import json
import types
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin

from llmnotes.render.html import element, text
from llmnotes.render.tables import Heading, data_table
from llmnotes.schema.fields import records_in
from llmnotes.schema.guide.guides import example_of, guide_to
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter

_PLAIN = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
_HEADINGS = tuple(map(Heading, ("Field", "Value", "Meaning", "含义", "Example")))


def fields(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the table of fields of the kind with this name."""
    kinds = {kind.singular: kind for kind in KINDS}
    if argument not in kinds:
        near = get_close_matches(argument, kinds, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(kinds)}"
        return writer.problem(place, "unknown-kind", f"there is no kind {argument!r}", hint)
    rows = [
        (
            element("code", text(path)) + (" (required)" if field.is_required() else ""),
            text(_value(field.annotation)),
            text(" ".join((field.description or "").split())),
            text(guide.zh if (guide := guide_to(shape, name)) else ""),
            _example(shape, name, field),
        )
        for path, shape, name, field in _rows(kinds[argument].record, "")
    ]
    return data_table(f"Fields of a {argument} file", _HEADINGS, rows)


def _rows(
    shape: type[BaseModel], prefix: str, seen: frozenset[type[BaseModel]] = frozenset()
) -> Iterator[tuple[str, type[BaseModel], str, FieldInfo]]:
    """Every field below a shape, by path; a shape inside itself is not opened again."""
    for attribute, field in shape.model_fields.items():
        name = field.alias or attribute
        path = f"{prefix}{name}"
        yield path, shape, name, field
        for inner in records_in(field.annotation):
            if inner is not Text and inner not in seen:
                yield from _rows(inner, f"{path}{_tag(inner)}.", seen | {inner})


def _tag(shape: type[BaseModel]) -> str:
    """Which of several shapes this is: `content(models)`."""
    kind = shape.model_fields.get("kind")
    choices = get_args(kind.annotation) if kind else ()
    return f"({choices[0]})" if len(choices) == 1 else ""


def _example(shape: type[BaseModel], name: str, field: FieldInfo) -> str:
    """A value with its unit; a group's fields have their own."""
    example = example_of(shape, name, field)
    if any(inner is not Text for inner in records_in(field.annotation)):
        return ""
    guide = guide_to(shape, name)
    unit = f" {guide.unit.en}" if guide and guide.unit else ""
    shown = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
    return element("code", text(shown)) + text(unit)


def _value(annotation: object) -> str:
    """What may be written in a field, in words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(map(str, inner))
    if origin is Annotated:
        return _value(inner[0])
    if origin is tuple:
        return f"list of {_value(inner[0])}"
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_value(a) for a in inner if a is not types.NoneType))
    if annotation is Text:
        return "words"
    name = getattr(annotation, "__name__", "")
    return _PLAIN.get(name, "group of fields")
