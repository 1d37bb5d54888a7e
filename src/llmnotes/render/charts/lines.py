"""A chart of a few lines, each a link with its name at its end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from llmnotes.render.charts.axes import axes, percent
from llmnotes.render.charts.scatter import link
from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llmnotes.render.charts.plot import Curve, Plot

# The least distance of two names, as a share of the height of the lowest figure (340 px).
_LINE = 15 / 340
# Less than a tenth of a pixel on the widest figure.
_STRAIGHT = 1e-4

Place = tuple[float, float]


def lines(plot: Plot) -> str:
    """The inside of a chart: axes, then curves; names stand at the right end."""
    heights = spread([curve.places[-1][1] for curve in plot.curves], _LINE)
    drawn = (
        _curve(curve, height, index)
        for index, (curve, height) in enumerate(zip(plot.curves, heights, strict=True))
    )
    return axes(plot) + element("g", *drawn, class_="marks marks--lines")


def spread(places: Sequence[float], apart: float) -> tuple[float, ...]:
    """Move places as little as needed so that any two are apart and all lie from 0 to 1."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    moved: dict[int, float] = {}
    floor = 0.0
    for index in order:
        moved[index] = max(places[index], floor)
        floor = moved[index] + apart
    ceiling = 1.0
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - apart
    return tuple(moved[index] for index in range(len(places)))


def corners(places: Sequence[Place]) -> list[Place]:
    """The ends of a line and where it turns: what lies straight between them is drawn with them."""
    found = list(places[:1])
    for here, after in pairwise(places[1:]):
        (x0, y0), (x1, y1), (x2, y2) = found[-1], here, after
        # twice the area of the triangle
        if abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) > _STRAIGHT:
            found.append(here)
    return [*found, *places[1:][-1:]]


def _curve(curve: Curve, height: float, index: int) -> str:
    points = [(percent(x), percent(1 - y)) for x, y in corners(curve.places)]
    pieces = "".join(
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"></line>'
        for (x1, y1), (x2, y2) in pairwise(points)
    )
    (x, y), words_y = points[-1], percent(1 - height)
    dot = f'<circle class="p" cx="{x}" cy="{y}" r="4"></circle>'
    there = (x, y) == ("100%", words_y)
    lead = "" if there else f'<line class="lead" x1="{x}" y1="{y}" x2="100%" y2="{words_y}"></line>'
    name = f'<text class="n n7" x="100%" y="{words_y}" dx="6" dy=".35em">{text(curve.name)}</text>'
    return link(
        curve.title, curve.href, pieces + lead + dot + name, f"c{curve.series} f", first=index == 0
    )
