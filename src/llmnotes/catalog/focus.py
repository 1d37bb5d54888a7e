"""A catalog that shows one thing to those who go through it, and everything to those who ask."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from llmnotes.catalog.catalog import Shelf

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

T = TypeVar("T")

CHAPTERS = "chapters"


def focused(catalog: Catalog, shelves: tuple[str, ...], name: str, key: str) -> Catalog:
    """Going through the shelves and chapters meets only the one thing of this name and key."""
    fields = {
        shelf: Shelf(_Focus(catalog.shelf(shelf).entries, (key,) if shelf == name else ()))
        for shelf in shelves
    }
    chapters = _Focus(catalog.chapters, (key,) if name == CHAPTERS else ())
    return replace(catalog, chapters=chapters, **fields)  # type: ignore[arg-type]


class _Focus(Mapping[str, T]):
    """A mapping that lists few of its keys."""

    __slots__ = ("_inside", "_listed")

    def __init__(self, inside: Mapping[str, T], listed: tuple[str, ...]) -> None:
        self._inside = inside
        self._listed = listed

    def __getitem__(self, key: str) -> T:
        return self._inside[key]

    def __contains__(self, key: object) -> bool:
        return key in self._inside

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def keys(self) -> KeysView[str]:
        """What can be asked for: all of it."""
        return self._inside.keys()
