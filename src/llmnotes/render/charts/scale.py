"""Scales: from a value to its place on an axis, from 0 (low or early) to 1."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import ceil, floor, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR, _MONTH = 1, 2
_ROUNDING = 1e-9
_DAYS = 366
_EMPTY_YEAR = 4
_EVENNESS = 0.62
"""Between 0, all years as wide, and 1, as wide as full."""


@dataclass(frozen=True, slots=True)
class Log:
    """A logarithmic scale."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """The place of a value above zero."""
        return log(value / self.low) / log(self.high / self.low)

    def places(self, values: Iterable[float]) -> list[float]:
        """The places of many values."""
        low, width = self.low, log(self.high / self.low)
        return [log(value / low) / width for value in values]

    def powers(self, base: int, step: int = 1) -> tuple[int | float, ...]:
        """Every `step`-th power of a base on the scale."""
        first = ceil(log(self.low, base) - _ROUNDING)
        last = floor(log(self.high, base) + _ROUNDING)
        return tuple(base**power for power in range(first, last + 1) if power % step == 0)

    @classmethod
    def around(cls, values: Iterable[float], room: float = 1.4) -> Log:
        """A scale that holds all values with some room at both ends."""
        known = sorted(values) or [1.0]
        return cls(known[0] / room, known[-1] * room)


@dataclass(frozen=True, slots=True)
class Days:
    """A scale of time, in which every day is equally long."""

    first: str
    last: str

    def at(self, day: str) -> float:
        """The place of a date, a month or a year."""
        start, end = _ordinal(self.first), _ordinal(self.last)
        return (_ordinal(day) - start) / (end - start)

    def years(self) -> tuple[str, ...]:
        """The years that begin on the scale."""
        first, last = int(self.first[:4]), int(self.last[:4])
        return tuple(str(y) for y in range(first, last + 1) if f"{y}-01-01" >= self.first)

    @classmethod
    def around(cls, days: Iterable[str]) -> Days:
        """A scale from the first of a half-year before all days to the end of the last year."""
        known = sorted(days) or ["2020"]
        half = "07" if known[0][5:7] >= "07" else "01"
        return cls(f"{known[0][:4]}-{half}-01", f"{int(known[-1][:4]) + 1}-01-15")


@dataclass(frozen=True, slots=True)
class FullYears:
    """A scale of time in which a year is the wider the more happened in it."""

    first: int
    edges: tuple[float, ...]
    """Where each year begins, and the last one ends."""

    def at(self, day: str) -> float:
        """The place of a date, a month or a year."""
        year = int(day[:4])
        start, end = self.edges[year - self.first], self.edges[year - self.first + 1]
        passed = (_ordinal(day) - date(year, 1, 1).toordinal()) / _DAYS
        return start + (end - start) * passed

    def years(self) -> tuple[str, ...]:
        """The years on the scale."""
        return tuple(str(self.first + index) for index in range(len(self.edges) - 1))

    @classmethod
    def around(cls, days: Iterable[str]) -> FullYears:
        """A scale of the years of some days."""
        counts = Counter(int(day[:4]) for day in days) or Counter({2020: 0})
        first, last = min(counts), max(counts)
        widths = [(_EMPTY_YEAR + counts[year]) ** _EVENNESS for year in range(first, last + 1)]
        edges = (0.0, *accumulate(width / sum(widths) for width in widths))
        return cls(first, edges)


def _ordinal(day: str) -> int:
    """A month stands in its middle, a year too."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == _YEAR:
        return date(parts[0], 7, 1).toordinal()
    if len(parts) == _MONTH:
        return date(parts[0], parts[1], 15).toordinal()
    return date(*parts).toordinal()
