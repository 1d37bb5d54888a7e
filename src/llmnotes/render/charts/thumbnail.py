"""A small picture of a chart for a list: dots or lines alone, one path a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.html import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.render.charts.plot import Plot

WIDTH, HEIGHT = 300, 130


def thumbnail(plot: Plot) -> str:
    """The picture; the words beside it say what it shows."""
    drawn = [
        element("path", class_=f"dots c{series}", d="".join(f"M{_pair(x, y)}h0" for x, y in places))
        for series, places in _by_series((mark.series, mark.x, mark.y) for mark in plot.marks)
    ]
    drawn += [
        element(
            "path",
            class_=f"stroke c{curve.series}",
            d="M" + "L".join(_pair(x, y) for x, y in curve.places),
        )
        for curve in plot.curves
    ]
    if plot.reference:
        start, end = plot.reference.start, plot.reference.end
        line = f"M{_pair(*start)}L{_pair(*end)}"
        drawn.insert(0, element("path", class_="reference", d=line))
    box = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", *drawn, class_="thumbnail", viewBox=box, aria_hidden="true")


def _by_series(
    marks: Iterable[tuple[int, float, float]],
) -> list[tuple[int, list[tuple[float, float]]]]:
    found: dict[int, list[tuple[float, float]]] = {}
    for series, x, y in marks:
        found.setdefault(series, []).append((x, y))
    return sorted(found.items())


def _pair(x: float, y: float) -> str:
    return f"{x * WIDTH:.0f} {(1 - y) * HEIGHT:.0f}"
