"""Put the fields of a file in order. Lines are moved, never rewritten: comments and values stay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from llmnotes.diagnostics import DataError
from llmnotes.editing.order import ordered_fields
from llmnotes.editing.places import HEADER, header
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.schema.fields import records_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel

    from llmnotes.schema.kinds import Kind

Shapes = tuple["type[BaseModel]", ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def formatted(kind: Kind, path: str, text: str) -> str:
    """Order the fields as the schema does; a file that cannot be read stays as it is."""
    text = with_header(kind, text.removeprefix("\ufeff").replace("\r\n", "\n"))
    try:
        said = _said(path, text)
    except DataError:
        return text
    ordered = _ordered(kind, text)
    for tried in (_tidy(ordered), ordered, _tidy(text)):
        if tried == text:
            break
        try:
            if _said(path, tried) == said:
                return tried
        except DataError:
            continue
    return text


def with_header(kind: Kind, text: str) -> str:
    """Let the first line name the schema, so that editors complete and check."""
    wanted = header(kind)
    first, _, rest = text.partition("\n")
    if first.strip() == wanted:
        return f"{wanted}\n{rest}"
    return f"{wanted}\n{rest if first.startswith(HEADER) else text}"


def _said(path: str, text: str) -> str:
    """All that a file says, whatever the order of its fields."""
    return json.dumps(read_yaml(path, text).data, sort_keys=True)


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"


def _ordered(kind: Kind, text: str) -> str:
    node: Any = yaml.compose(text, Loader=_LOADER)
    lines = text.rstrip("\n").split("\n")
    if not kind.in_one_file:
        return "\n".join(_mapping(node, (kind.record,), lines, (0, len(lines)))) + "\n"
    parts = _entries(node, lines, (0, len(lines)))
    body = lines[: parts[0][0]]
    for (start, end), (_, value) in zip(parts, node.value, strict=True):
        body += _value(value, (kind.record,), lines, (start, end))
    return "\n".join(body) + "\n"


def _mapping(node: Any, kinds: Shapes, lines: list[str], region: tuple[int, int]) -> list[str]:
    """The lines of a region, with the entries of a block mapping in order."""
    parts = _entries(node, lines, region)
    rank = {name: place for place, name in enumerate(_names(node, kinds))}
    chunks = []
    for place, ((key, value), part) in enumerate(zip(node.value, parts, strict=True)):
        below = _below(kinds, key.value)
        chunk = _value(value, below, lines, part)
        chunks.append((rank.get(key.value, len(rank)), place, chunk))
    ordered = [line for _, _, chunk in sorted(chunks, key=lambda c: c[:2]) for line in chunk]
    return lines[region[0] : parts[0][0]] + ordered


def _value(node: Any, kinds: Shapes, lines: list[str], part: tuple[int, int]) -> list[str]:
    """The lines of one entry; what is below its first line may be put in order."""
    start, end = part
    below = node.start_mark.line
    nested = isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value
    if not nested or below <= start:
        return lines[start:end]
    head = lines[start:below]
    if isinstance(node, yaml.MappingNode):
        return head + _mapping(node, kinds, lines, (below, end))
    return head + _sequence(node, kinds, lines, (below, end))


def _sequence(node: Any, kinds: Shapes, lines: list[str], region: tuple[int, int]) -> list[str]:
    dash = node.start_mark.column
    dashes = [_dash_of(item, lines, dash) for item in node.value]
    starts = [_with_comments(lines, at, dash, region[0]) for at in dashes]
    ends = [*starts[1:], region[1]]
    found = lines[region[0] : starts[0]]
    for item, start, first, end in zip(node.value, starts, dashes, ends, strict=True):
        if not isinstance(item, yaml.MappingNode) or item.flow_style or first >= end:
            found += lines[start:end]
        elif first < item.start_mark.line:  # the dash stands alone
            below = item.start_mark.line
            found += [*lines[start:below], *_mapping(item, kinds, lines, (below, end))]
        else:
            found += [*lines[start:first], *_dashed(item, kinds, lines, (first, end))]
    return found


def _dash_of(item: Any, lines: list[str], column: int) -> int:
    """The line of an item's dash: its first, or one before it."""
    line: int = item.start_mark.line
    while line and lines[line][column : column + 1] != "-":
        line -= 1
    return line


def _dashed(node: Any, kinds: Shapes, lines: list[str], region: tuple[int, int]) -> list[str]:
    """An item in order, its dash before what comes first; without it, it is like any mapping."""
    first, dash = region[0], lines[region[0]].index("-")
    bare = [*lines]
    bare[first] = f"{bare[first][:dash]} {bare[first][dash + 1 :]}"
    body = _mapping(node, kinds, bare, region)
    if body[0].lstrip().startswith("#"):
        return [f"{' ' * dash}-", *body]
    return [f"{body[0][:dash].ljust(dash)}-{body[0][dash + 1 :]}", *body[1:]]


def _entries(node: Any, lines: list[str], region: tuple[int, int]) -> list[tuple[int, int]]:
    """Where each entry of a block mapping begins and ends, with the comments above it."""
    keys = [key.start_mark for key, _ in node.value]
    starts = [_with_comments(lines, mark.line, mark.column, region[0]) for mark in keys]
    starts[0] = keys[0].line
    return list(zip(starts, [*starts[1:], region[1]], strict=True))


def _with_comments(lines: list[str], at: int, column: int, first: int) -> int:
    while at > first and lines[at - 1].startswith(f"{' ' * column}#"):
        at -= 1
    return at


def _names(node: Any, kinds: Shapes) -> list[str]:
    """The order of fields; where a place can hold several shapes, that of the written one."""
    written = next((value.value for key, value in node.value if key.value == "kind"), None)
    fitting = [shape for shape in kinds if _is_kind(shape, written)]
    names = (name for shape in fitting or kinds for name, _ in ordered_fields(shape))
    return list(dict.fromkeys(names))


def _is_kind(shape: type[BaseModel], written: object) -> bool:
    field = shape.model_fields.get("kind")
    return field is not None and written in getattr(field.annotation, "__args__", ())


def _below(kinds: Iterable[type[BaseModel]], name: str) -> Shapes:
    return tuple(
        shape
        for kind in kinds
        for key, field in ordered_fields(kind)
        if key == name
        for shape in records_in(field.annotation)
    )
