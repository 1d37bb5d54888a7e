"""Rails beside a list, as version control draws its history: which row comes from which."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.html import element

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANE, _LEFT = 14, 9
_DOT = 15
"""How far below the top of its row a dot lies, in pixels; figures.css has the line's height."""
_MANY = 1 << 10
"""Pictures that are remembered: most rows of most lists are alike."""
_BEYOND = 400
"""Longer than any row is high; the picture is cut at the row."""


class Rail(NamedTuple):
    """The piece of the rails in one row."""

    lane: int
    """Where its dot is, from 0."""
    source: int | None
    """The lane of the row it comes from."""
    passing: tuple[int, ...]
    """Lanes that run past it."""
    goes_on: bool
    """Whether a later row comes from it."""


def plan_rails(parents: Sequence[int | None]) -> tuple[Rail, ...]:
    """Give each row a lane; `parents` are earlier rows.

    The last child takes its parent's lane over, the others branch off; a lane is used again as
    soon as it is free.
    """
    last = {parent: row for row, parent in enumerate(parents) if parent is not None}
    heirs = set(last.values())
    lanes: list[int] = []
    until: list[int] = []  # for each lane the row up to which it is taken
    rails = []
    for row, parent in enumerate(parents):
        source = None if parent is None else lanes[parent]
        if source is not None and row in heirs:
            lane = source
        else:
            lane = next((n for n, end in enumerate(until) if end <= row - 1), len(until))
            if lane == len(until):
                until.append(row)
        passing = tuple(n for n, end in enumerate(until) if end > row and n != lane)
        lanes.append(lane)
        until[lane] = last.get(row, row)
        rails.append(Rail(lane, source, passing, row in last))
    return tuple(rails)


def rail_width(rails: Sequence[Rail]) -> int:
    """How wide the rails of a list are, in pixels."""
    return 2 * _LEFT + _LANE * max((rail.lane for rail in rails), default=0)


@lru_cache(_MANY)
def rail_svg(rail: Rail, classes: str, width: int) -> str:
    """The picture at the left of one row."""
    x = _place(rail.lane)
    pieces = [f"M{_place(lane)} 0V{_BEYOND}" for lane in rail.passing]
    if rail.source == rail.lane:
        pieces.append(f"M{x} 0V{_DOT}")
    elif rail.source is not None:
        pieces.append(f"M{_place(rail.source)} 0C{_place(rail.source)} {_DOT} {x} 0 {x} {_DOT}")
    if rail.goes_on:
        pieces.append(f"M{x} {_DOT}V{_BEYOND}")
    dot = element("circle", class_="p", cx=str(x), cy=str(_DOT), r="4.5")
    path = element("path", d="".join(pieces)) if pieces else ""
    return element(
        "svg", path, dot, class_=classes, width=str(width), height="1", aria_hidden="true"
    )


def _place(lane: int) -> int:
    return _LEFT + _LANE * lane
