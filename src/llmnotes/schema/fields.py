"""Field paths such as `parameters.total`: does it exist, what is there, what is near."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.loading.document import KeyPath


_SCALARS = frozenset({str, int, float, bool})


def value_at(record: BaseModel, path: str) -> object:
    """The value at a field path, or `None` where nothing is written."""
    value: object = record
    for name in _names(path):
        # pydantic's `getattr` is slow for what is not there
        fields = getattr(value, "__dict__", None)
        if fields is not None:
            value = fields.get(name)
        elif isinstance(value, tuple) and name.isdigit():
            value = value[int(name)] if int(name) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(name)
        else:
            return None
    return value


def written_paths(record: BaseModel) -> frozenset[str]:
    """The paths at which something is written, of values and of groups; not inside lists."""
    found: set[str] = set()
    _note_paths(record, "", found)
    return frozenset(found)


def _note_paths(record: BaseModel, above: str, found: set[str]) -> None:
    for name, value in record.__dict__.items():
        if value is not None:
            path = above + name
            found.add(path)
            if isinstance(value, BaseModel):
                _note_paths(value, f"{path}.", found)


@lru_cache
def _names(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))


def leaves(value: object, keys: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Every written scalar below a value, with its keys as they stand in the file."""
    found: list[tuple[KeyPath, object]] = []
    _collect(value, keys, found)
    return iter(found)


def _collect(value: object, keys: KeyPath, found: list[tuple[KeyPath, object]]) -> None:
    """A list is filled, because generators inside generators pass each leaf on at every level."""
    if type(value) in _SCALARS:
        found.append((keys, value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect(item, (*keys, index), found)
    elif isinstance(value, BaseModel):
        _collect_fields(value, keys, found)
    elif isinstance(value, dict):
        for name, item in value.items():
            _collect(item, (*keys, name), found)
    elif value is not None:
        found.append((keys, value))


def _collect_fields(record: BaseModel, keys: KeyPath, found: list[tuple[KeyPath, object]]) -> None:
    # not `model_fields_set`, a property of Python's; this is called for each part of each record
    written, in_file = record.__pydantic_fields_set__, _names_in_file(type(record))
    for name, item in record.__dict__.items():
        if name in written:
            inside = (*keys, in_file[name])
            if type(item) in _SCALARS:  # most are, and need no call
                found.append((inside, item))
            else:
                _collect(item, inside, found)


@lru_cache
def _names_in_file(kind: type[BaseModel]) -> dict[str, str]:
    return {name: field.alias or name for name, field in kind.__pydantic_fields__.items()}


def is_path(kind: type[BaseModel], path: str) -> bool:
    """Whether records of a kind can have a field at a path."""
    *parents, last = path.split(".")
    return last.isdigit() or last in fields_at(kind, parents)


def near_path(kind: type[BaseModel], path: str) -> str:
    """A hint for a path that does not exist."""
    parents = path.split(".")[:-1]
    names = [".".join((*parents, name)) for name in sorted(fields_at(kind, parents))]
    near = get_close_matches(path, names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known here: {', '.join(names)}" if names else f"{'.'.join(parents)!r} is no group"


def fields_at(kind: type[BaseModel], keys: list[str]) -> set[str]:
    """Names of the fields that may stand at a place, over all shapes it can have."""
    return {
        field.alias or name
        for shape in shapes_at(kind, keys)
        for name, field in shape.model_fields.items()
    }


def description(kind: type[BaseModel], path: str) -> str:
    """What a field means, in its own words."""
    *parents, last = path.split(".")
    for shape in shapes_at(kind, parents):
        for name, field in shape.model_fields.items():
            if last in (name, field.alias) and field.description:
                return " ".join(field.description.split())
    return ""


def records_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The records that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from records_in(inner)


def shapes_at(kind: type[BaseModel], keys: list[str]) -> list[type[BaseModel]]:
    """The records that may stand at a place; numbers of list items are passed over."""
    shapes: list[type[BaseModel]] = [kind]
    for key in (k for k in keys if not k.isdigit()):
        shapes = [
            shape
            for current in shapes
            for name, field in current.model_fields.items()
            if key in (name, field.alias)
            for shape in records_in(field.annotation)
        ]
    return shapes
