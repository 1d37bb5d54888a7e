"""A small picture of a chart for a list: dots or lines alone, one path a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.html import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.render.charts.plot import Reference

    _Place = tuple[float, float]

WIDTH, HEIGHT = 300, 130


def thumbnail(
    dots: Iterable[tuple[int, _Place]],
    strokes: Iterable[tuple[int, Iterable[_Place]]],
    reference: Reference | None,
) -> str:
    """The picture, of dots and lines with their series; the words beside it say what it shows."""
    drawn = [
        element("path", class_=f"dots c{series}", d="".join(f"M{_pair(x, y)}h0" for x, y in places))
        for series, places in _by_series(dots)
    ]
    drawn += [
        element(
            "path",
            class_=f"stroke c{series}",
            d="M" + "L".join(_pair(x, y) for x, y in places),
        )
        for series, places in strokes
    ]
    if reference:
        start, end = reference.start, reference.end
        line = f"M{_pair(*start)}L{_pair(*end)}"
        drawn.insert(0, element("path", class_="reference", d=line))
    box = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", *drawn, class_="thumbnail", viewBox=box, aria_hidden="true")


def _by_series(
    dots: Iterable[tuple[int, _Place]],
) -> list[tuple[int, list[_Place]]]:
    found: dict[int, list[_Place]] = {}
    for series, place in dots:
        found.setdefault(series, []).append(place)
    return sorted(found.items())


def _pair(x: float, y: float) -> str:
    return f"{x * WIDTH:.0f} {(1 - y) * HEIGHT:.0f}"
