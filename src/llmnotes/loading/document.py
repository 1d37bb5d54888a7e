"""A data file after parsing: plain values, and where each of them was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed data file, or one record of a file that holds many."""

    path: str
    data: object
    marks: Mapping[KeyPath, tuple[int, int]]
    """Line and column of every value, from 0, as the parser counts them."""
    root: KeyPath = ()
    """The key path of `data` in the file."""

    def locate(self, *keys: str | int) -> Location:
        """Find where a value is written, or the nearest parent that is."""
        full = (*self.root, *keys)
        for end in range(len(full), -1, -1):
            if mark := self.marks.get(full[:end]):
                line, column = mark
                return Location(self.path, line + 1, column + 1)
        return Location(self.path, 1, 1)

    def part(self, key: str) -> Document:
        """Take one record out of a file that holds many, by its top-level key."""
        data = self.data[key] if isinstance(self.data, dict) else None
        return Document(self.path, data, self.marks, (*self.root, key))
