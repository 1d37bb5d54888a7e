"""What a chart is made of, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Tick(NamedTuple):
    """A mark on an axis."""

    place: float
    """From 0 to 1."""
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis with its title."""

    title: str
    ticks: tuple[Tick, ...]


class Mark(NamedTuple):
    """A point of a chart."""

    x: float
    y: float
    name: str
    """The words beside it."""
    title: str
    """The words of its tooltip, which a screen reader reads too."""
    href: str
    series: int
    """Its colour: 1 to `SERIES`, or 0 for all others."""
    square: bool
    hollow: bool
    rank: float
    """Whose name is written first where there is no room for all."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A straight line to compare with."""

    start: tuple[float, float]
    end: tuple[float, float]
    words: str


class Curve(NamedTuple):
    """A line of a chart of lines."""

    name: str
    title: str
    href: str
    series: int
    places: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with two axes: points, or curves."""

    title: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...] = ()
    curves: tuple[Curve, ...] = ()
    reference: Reference | None = None


SERIES = 8
"""How many series have a colour of their own."""
