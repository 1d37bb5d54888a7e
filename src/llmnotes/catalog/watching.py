"""What a step reads of the catalog, and whether another catalog would tell it the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from llmnotes.catalog.catalog import Catalog, Shelf

T = TypeVar("T")

Places = Mapping[str, frozenset[str]]
"""Field of the catalog -> keys below it; `EVERY` stands for all of them and their order, and is
among the changed ones of every field that has any."""
EVERY = "\0"
"""No text has this sign, so no key is made of it."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """The result of a step, and what the step has read."""

    value: T
    reads: Places

    def holds(self, changed: Places) -> bool:
        """Whether the step would give the same again after these changes."""
        reads = self.reads
        for field, keys in changed.items():  # not `any`: it is asked of each step after each edit
            if field in reads and not keys.isdisjoint(reads[field]):
                return False
        return True


def watch(step: Callable[[Catalog], T], catalog: Catalog) -> Kept[T]:
    """Take a step, and note what it reads."""
    notes: dict[str, set[str]] = {}
    mappings = {
        name: _WatchedMapping(mapping, notes.setdefault(name, set()))
        for name, mapping in _mappings(catalog).items()
    }
    value = step(replace(catalog, **_as_fields(catalog, mappings)))
    return Kept(value, {name: frozenset(keys) for name, keys in notes.items() if keys})


def changes(before: Catalog, after: Catalog) -> Places | None:
    """Where two catalogs differ; `None` where that is of no use, for every step may differ."""
    if _everywhere(before) != _everywhere(after):
        return None
    found = {}
    old = _mappings(before)
    for name, mapping in _mappings(after).items():
        keys = set(_different(old[name], mapping))
        if keys or list(old[name]) != list(mapping):
            found[name] = frozenset(keys | {EVERY})
    return MappingProxyType(found)


def _everywhere(catalog: Catalog) -> tuple[object, ...]:
    """What stands by itself, and may be read by any step."""
    values = (getattr(catalog, field.name) for field in fields(catalog))
    return tuple(value for value in values if not isinstance(value, Shelf | Mapping))


def _different(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    missing = object()
    for key, value in after.items():
        other = before.get(key, missing)
        if other is not value and other != value:
            yield key
    yield from (key for key in before if key not in after)


def _mappings(catalog: Catalog) -> dict[str, Mapping[str, Any]]:
    """Every field that holds things by their keys."""
    found = {}
    for field in fields(catalog):
        value = getattr(catalog, field.name)
        if isinstance(value, Shelf):
            found[field.name] = value.entries
        elif isinstance(value, Mapping):
            found[field.name] = value
    return found


def _as_fields(catalog: Catalog, mappings: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        name: Shelf(mapping) if isinstance(getattr(catalog, name), Shelf) else mapping
        for name, mapping in mappings.items()
    }


class _WatchedMapping(Mapping[str, T]):
    """A mapping that notes the keys that are asked for."""

    __slots__ = ("_inside", "_notes")

    def __init__(self, inside: Mapping[str, T], notes: set[str]) -> None:
        self._inside = inside
        self._notes = notes

    def __getitem__(self, key: str) -> T:
        self._notes.add(key)
        return self._inside[key]

    def __contains__(self, key: object) -> bool:
        self._notes.add(str(key))
        return key in self._inside

    def __iter__(self) -> Iterator[str]:
        self._notes.add(EVERY)
        return iter(self._inside)

    def __len__(self) -> int:
        self._notes.add(EVERY)
        return len(self._inside)

    # Those of Mapping would ask for each key.
    def values(self) -> Any:
        """All values; noted as such."""
        self._notes.add(EVERY)
        return self._inside.values()

    def items(self) -> Any:
        """All keys and values; noted as such."""
        self._notes.add(EVERY)
        return self._inside.items()
