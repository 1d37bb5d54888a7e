"""Text for a terminal: columns that line up although Chinese characters are two cells wide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Write rows with their cells below one another; `right` are columns of numbers."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _padded(cell, widths[index], to_right=index in right) for index, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def underlined(words: str, mark: str = "=") -> list[str]:
    """A heading and the line below it."""
    return [words, mark * width(words)]


def width(words: str) -> int:
    """How many cells a terminal needs."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def _padded(words: str, cells: int, *, to_right: bool) -> str:
    gap = " " * (cells - width(words))
    return gap + words if to_right else words + gap
