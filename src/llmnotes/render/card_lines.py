"""Words in lines of a given width, Chinese and Latin, without a mark at the wrong end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Width = Callable[[str, int], float]
    """How far words reach in a size."""

_UNIT = re.compile(
    r"[（《〈“‘「『【]*"
    r"(?:[!-,.-~\u00a1-\u024f\u0391-\u03c9]+-*|-+|\S)"
    r"[，。、；：？！）》〉”’」』】…％–—]*\s*"
)
"""What stays together: a Latin word up to its hyphen, or one sign; and the marks beside it."""
_CLAUSE = re.compile(r"[，。；：—]+")
_MORE = "…"
_TWO = 2
_AFTER, _BEFORE = re.compile(r"[\s，。；：、的]$"), re.compile(r"[与和及（《“]")
"""Where a line may well end, and where one may begin."""
_TORN = 0.3


class _Unit(NamedTuple):
    words: str
    ink: float
    """How wide it is at the end of a line."""
    whole: float
    """And before another."""


def fitted(
    words: str, room: float, forms: Iterable[tuple[int, int]], width: Width
) -> tuple[int, tuple[str, ...]]:
    """The first of the forms (size, number of lines) that holds the words, and the lines.

    Where none does, the last form holds the beginning.
    """
    size, count, found = 0, 0, []
    for size, count in forms:
        units = [_unit(unit, size, width) for unit in _UNIT.findall(words)]
        found = _filled(units, room)
        if len(found) <= count and all(unit.ink <= room for unit in units):
            return size, tuple(map(_written, _even(units, room, found)))
    last = [unit for line in found[count - 1 :] for unit in line]
    lines = map(_written, filter(None, (*found[: count - 1], last)))
    return size, tuple(_cut(line, room, size, width) for line in lines)


def beginning(words: str, room: float, size: int, width: Width) -> str:
    """As many clauses as one line holds; the first is cut if it is too long."""
    ends = [found.start() for found in _CLAUSE.finditer(words)]
    parts = (words, *(words[:end] for end in reversed(ends)))
    fits = (part for part in parts if width(part, size) <= room)
    return next(fits, "") or _cut(parts[-1], room, size, width)


def _unit(words: str, size: int, width: Width) -> _Unit:
    ink = width(words.rstrip(), size)
    return _Unit(words, ink, width(words, size) if words[-1:].isspace() else ink)


def _filled(units: Iterable[_Unit], room: float) -> list[list[_Unit]]:
    """Each line as full as it gets."""
    lines: list[list[_Unit]] = [[]]
    reached = 0.0
    for unit in units:
        if lines[-1] and reached + unit.ink > room:
            lines.append([])
            reached = 0.0
        lines[-1].append(unit)
        reached += unit.whole
    return lines


def _even(units: Sequence[_Unit], room: float, full: list[list[_Unit]]) -> list[list[_Unit]]:
    """Two lines of about the same length, and no Chinese word torn apart if that can be."""
    if len(full) != _TWO:
        return full
    _, cut = min(
        (_cost(units[:cut], units[cut:]), cut)
        for cut in range(1, len(units))
        if _long(units[:cut]) <= room and _long(units[cut:]) <= room
    )
    return [list(units[:cut]), list(units[cut:])]


def _cost(first: Sequence[_Unit], second: Sequence[_Unit]) -> float:
    """What part of the words one line is longer by, and more for a break inside of words."""
    longer = abs(_long(first) - _long(second)) / (_long(first) + _long(second))
    between = _AFTER.search(first[-1].words) or _BEFORE.match(second[0].words)
    return longer if between else longer + _TORN


def _long(line: Sequence[_Unit]) -> float:
    return sum(unit.whole for unit in line[:-1]) + line[-1].ink


def _written(line: Iterable[_Unit]) -> str:
    return "".join(unit.words for unit in line).rstrip()


def _cut(line: str, room: float, size: int, width: Width) -> str:
    if width(line, size) <= room:
        return line
    while line and width(line + _MORE, size) > room:
        line = line[:-1].rstrip()
    return line + _MORE
