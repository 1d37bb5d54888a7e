"""A chart of points, each a link with a name where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.charts.axes import axes, percent
from llmnotes.render.charts.labels import Place, Side, Spot, place_labels, spot_along
from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from llmnotes.render.charts.plot import Mark, Plot

_BESIDE = {
    "right": {"dx": "8", "dy": ".35em"},
    "left": {"dx": "-8", "dy": ".35em", "class_": "end"},
    "above": {"dy": "-8", "class_": "middle"},
    "below": {"dy": "16", "class_": "middle"},
}


def scatter(plot: Plot) -> str:
    """The inside of a chart: axes, then points in the order given."""
    spots = [Spot(mark.x, mark.y, mark.name, mark.rank) for mark in plot.marks]
    fixed: list[tuple[Spot, Side]] = []
    words_at = None
    if plot.reference:
        line = plot.reference
        spot = spot_along(line.start, line.end, line.words, spots)
        words_at = (spot.x, spot.y)
        fixed.append((spot, "left"))
    pairs = zip(plot.marks, place_labels(spots, fixed), strict=True)
    drawn = (_mark(mark, place, index) for index, (mark, place) in enumerate(pairs))
    return axes(plot, words_at) + element("g", *drawn, class_="marks")


def _mark(mark: Mark, place: Place | None, index: int) -> str:
    x, y = percent(mark.x), percent(1 - mark.y)
    shape = (
        element("rect", class_="p", x=x, y=y, width="8", height="8")
        if mark.square
        else element("circle", class_="p", cx=x, cy=y, r="4.5")
    )
    classes = f"c{mark.series} {'m' if mark.square else 'd'} {'h' if mark.hollow else 'f'}"
    return link(
        mark.title, mark.href, shape + _name(mark.name, x, y, place), classes, first=index == 0
    )


def _name(name: str, x: str, y: str, place: Place | None) -> str:
    """The words beside a point; without room they show only while the point has the focus."""
    if place is None:
        return ""
    beside = dict(_BESIDE[place.side])
    # one bit a size: figures.css shows what fits the width
    bits = sum(1 << size for size in place.sizes)
    classes = " ".join(filter(None, ("n", f"n{bits}", beside.pop("class_", ""))))
    return element("text", text(name), class_=classes, x=x, y=y, **beside)


def link(title: str, href: str, inside: str, classes: str, *, first: bool) -> str:
    """A link inside SVG; of all links of a chart one is in the order of tabs, arrows do the rest.

    It is `xlink:href`, since Material's instant navigation would write to `href`.
    """
    start = f'<a role="link" xlink:href="{text(href)}" tabindex="{0 if first else -1}"'
    return f'{start} class="{classes}"><title>{text(title)}</title>{inside}</a>'
