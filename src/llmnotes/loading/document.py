"""A data file after parsing: plain values, and where each of them was written."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KeyPath = tuple[str | int, ...]
COLUMN_BITS = 32
"""A line and its column stand in one number: a dictionary of places weighs more than the data."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of the values of one file, in the order of the text."""

    places: array[int]

    def __getitem__(self, index: int) -> tuple[int, int]:
        """Line and column of a value; both start at 1."""
        line, column = divmod(self.places[index], 1 << COLUMN_BITS)
        return line + 1, column + 1


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed data file, or one record of a file that holds many."""

    path: str
    data: object
    marks: Marks
    first: int = 0
    """Which of the file's values `data` is."""

    def locate(self, *keys: str | int) -> Location:
        """Find where a value is written, or the nearest parent that is."""
        return Location(self.path, *self.marks[self.first + position(self.data, keys)])

    def parts(self) -> Iterator[tuple[str, Document]]:
        """The records of a file that holds many, by their top-level keys."""
        first = self.first + 1
        for key, data in self.data.items() if isinstance(self.data, dict) else ():
            yield key, Document(self.path, data, self.marks, first)
            first += size(data)


def mark(line: int, column: int) -> int:
    """A place as `Marks` keeps it; both start at 0, as parsers count."""
    return line << COLUMN_BITS | column


def marks_of(places: Iterable[int]) -> Marks:
    """Marks from places in the order of the values."""
    return Marks(array("Q", places))


def size(data: object) -> int:
    """How many values there are, those that hold others counted too."""
    if isinstance(data, dict):
        return 1 + sum(map(size, data.values()))
    if isinstance(data, list):
        return 1 + sum(map(size, data))
    return 1


def position(data: object, keys: Iterable[str | int]) -> int:
    """How many values stand before one, or before the nearest parent of what is not there."""
    before = 0
    for key in keys:
        step = 1
        for name, value in _inside(data):
            if name == key:
                break
            step += size(value)
        else:
            return before
        before += step
        data = value
    return before


def _inside(data: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()
