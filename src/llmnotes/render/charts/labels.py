"""Names beside points: placed so that none covers another, at three widths of a figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "above", "below")
# The plot inside a figure, in CSS pixels: phone, text column, whole page. figures.css has the same.
SIZES = ((262, 340), (560, 400), (920, 520))
FONT_SIZE = 11
MOST_NAMES = 100
"""More names than fit into any of the sizes need not be tried."""
_GAP = 8
_POINT = 5
_HALF_LINE = 7
_CELL_WIDTH, _CELL_HEIGHT = 64, 16
_PLACES_ON_A_LINE = 40
_FIRST_WIDE = "\u2e80"


class Box(NamedTuple):
    """A rectangle, in pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share some area."""
        apart = self.left >= other.right or self.right <= other.left
        return not (apart or self.top >= other.bottom or self.bottom <= other.top)


class Spot(NamedTuple):
    """A point that would like its name written beside it."""

    x: float
    """From 0, left, to 1, right."""
    y: float
    """From 0, bottom, to 1, top."""
    words: str
    rank: float
    """Who comes first where there is no room for all: the highest."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, and at which of `SIZES`."""

    side: Side
    sizes: tuple[int, ...]


@dataclass(slots=True)
class _Taken:
    """What is taken, found by the cells it is in, so that work stays linear.

    Points are many and all as large: each stands once, in the cell of its middle.
    """

    points: defaultdict[tuple[int, int], list[tuple[float, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    cells: defaultdict[tuple[int, int], list[Box]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add_points(self, spots: Iterable[Spot], size: tuple[int, int]) -> None:
        wide, high = size
        for spot in spots:
            x, y = spot.x * wide, (1 - spot.y) * high
            self.points[int(x // _CELL_WIDTH), int(y // _CELL_HEIGHT)].append((x, y))

    def add(self, box: Box) -> None:
        left, top, right, bottom = box
        rows = _range(top, bottom, _CELL_HEIGHT)
        for column in _range(left, right, _CELL_WIDTH):
            for row in rows:
                self.cells[column, row].append(box)

    def free(self, box: Box) -> bool:
        left, top, right, bottom = box
        rows = _range(top, bottom, _CELL_HEIGHT)
        for column in _range(left, right, _CELL_WIDTH):
            for row in rows:
                for other in self.cells.get((column, row), ()):
                    apart = left >= other[2] or right <= other[0]
                    if not (apart or top >= other[3] or bottom <= other[1]):
                        return False
        return self._free_of_points(left - _POINT, top - _POINT, right + _POINT, bottom + _POINT)

    def _free_of_points(self, left: float, top: float, right: float, bottom: float) -> bool:
        rows = _range(top, bottom, _CELL_HEIGHT)
        for column in _range(left, right, _CELL_WIDTH):
            for row in rows:
                for x, y in self.points.get((column, row), ()):
                    if left < x < right and top < y < bottom:
                        return False
        return True


def place_labels(
    spots: Sequence[Spot], fixed: Sequence[tuple[Spot, Side]] = ()
) -> tuple[Place | None, ...]:
    """Choose for each point the side of its name and the sizes at which the name is shown.

    `fixed` are words that stand in any case.
    """
    order = sorted(range(len(spots)), key=lambda index: (-spots[index].rank, index))[:MOST_NAMES]
    widths = {index: text_width(spots[index].words) for index in order}
    sides: dict[int, Side] = {}
    shown: dict[int, list[int]] = {}
    for number, size in enumerate(SIZES):
        taken = _Taken()
        taken.add_points(spots, size)
        for spot, side in fixed:
            taken.add(label_box(spot, side, size))
        # A name that a narrower figure shows comes before all new ones.
        for index in sorted(order, key=lambda index: index not in sides):
            wanted = (sides[index],) if index in sides else SIDES
            for side in wanted:
                box = _name_box(spots[index], widths[index], side, size)
                if _inside(box, size) and taken.free(box):
                    taken.add(box)
                    sides.setdefault(index, side)
                    shown.setdefault(index, []).append(number)
                    break
    return tuple(
        Place(sides[index], tuple(shown[index])) if index in sides else None
        for index in range(len(spots))
    )


def spot_along(
    start: tuple[float, float], end: tuple[float, float], words: str, points: Sequence[Spot]
) -> Spot:
    """Find the place nearest to the end of a line where words left of it cover no point.

    One place for all sizes; the end itself, where every place covers something.
    """
    (x1, y1), (x2, y2) = start, end
    shares = (step / _PLACES_ON_A_LINE for step in range(_PLACES_ON_A_LINE + 1))
    spots = [Spot(x2 + (x1 - x2) * s, y2 + (y1 - y2) * s, words, 0) for s in shares]
    free = (spot for spot in spots if all(_covers_nothing(spot, points, size) for size in SIZES))
    return next(free, spots[0])


def _covers_nothing(spot: Spot, points: Sequence[Spot], size: tuple[int, int]) -> bool:
    box = label_box(spot, "left", size)
    return _inside(box, size) and not any(box.meets(_point(point, size)) for point in points)


def label_box(spot: Spot, side: Side, size: tuple[int, int]) -> Box:
    """The rectangle of a name on one side of its point."""
    return _name_box(spot, text_width(spot.words), side, size)


def _name_box(spot: Spot, wide: float, side: Side, size: tuple[int, int]) -> Box:
    x, y = spot.x * size[0], (1 - spot.y) * size[1]
    if side == "right":
        return Box(x + _GAP, y - _HALF_LINE, x + _GAP + wide, y + _HALF_LINE)
    if side == "left":
        return Box(x - _GAP - wide, y - _HALF_LINE, x - _GAP, y + _HALF_LINE)
    top = y - _GAP - 2 * _HALF_LINE + 2 if side == "above" else y + _GAP - 2
    return Box(x - wide / 2, top, x + wide / 2, top + 2 * _HALF_LINE)


def text_width(words: str, font_size: float = FONT_SIZE) -> float:
    """About how wide words are; rather too wide than too narrow."""
    return font_size * sum(map(_width, words)) + 2


def _width(character: str) -> float:
    if character >= _FIRST_WIDE:
        return 1.0
    if character.isupper():
        return 0.7
    return 0.36 if character in " .,-ilI'|" else 0.58


def _point(spot: Spot, size: tuple[int, int]) -> Box:
    x, y = spot.x * size[0], (1 - spot.y) * size[1]
    return Box(x - _POINT, y - _POINT, x + _POINT, y + _POINT)


def _inside(box: Box, size: tuple[int, int]) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= size[0] and box.bottom <= size[1]


def _range(low: float, high: float, step: int) -> Iterable[int]:
    return range(int(low // step), int(high // step) + 1)
