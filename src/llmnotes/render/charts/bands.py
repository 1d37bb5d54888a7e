"""A map of descent: a time axis, a band for each group, a line from each parent to its child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.charts.labels import text_width
from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from llmnotes.render.charts.plot import Tick

ROW = 20
_AXIS = 26
_AXIS_EVERY = 700
"""After about so many pixels the years are written again."""
_BAND_PADDING, _BAND_GAP = 6, 4
_NAME_GAP = 8
_SAME_DAY = 3
_SWING = 22
_LABEL = 84
"""Room for the names of bands at the left, in pixels."""


@dataclass(frozen=True, slots=True)
class Node:
    """Someone in the map."""

    place: float
    """On the time axis, from 0 to 1."""
    words: str
    href: str
    classes: str
    band: str
    parents: tuple[tuple[int, str], ...]
    """Earlier nodes it comes from, and the class of the line."""


class Spot(NamedTuple):
    """Where a node is drawn, in pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is drawn."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    bands: tuple[tuple[str, int, int], ...]
    """Name, top and height of each band."""
    axes: tuple[int, ...]
    """Where the words of the time axis stand."""


def lay_out(nodes: Sequence[Node], bands_in_order: Iterable[str], width: int) -> Layout:
    """Put nodes of a band on as few rows as their names need; a child prefers its parent's row."""
    rows: dict[int, int] = {}
    used: dict[str, list[float]] = {band: [] for band in bands_in_order}
    xs = [_x(node.place, width, text_width(node.words)) for node in nodes]
    for index, node in enumerate(nodes):
        ends = used[node.band]
        own = [rows[parent] for parent, _ in node.parents if nodes[parent].band == node.band]
        row = next((r for r in (*own, *range(len(ends))) if ends[r] + 12 <= xs[index]), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = xs[index] + _NAME_GAP + text_width(node.words)
        rows[index] = row
    top, bands, axes = _AXIS, [], [0]
    for band, ends in used.items():
        if top - axes[-1] > _AXIS_EVERY:
            axes.append(top)
            top += _AXIS
        height = 2 * _BAND_PADDING + ROW * len(ends)
        bands.append((band, top, height))
        top += height + _BAND_GAP
    tops = {band: start for band, start, _ in bands}
    spots = tuple(
        Spot(xs[index], tops[node.band] + _BAND_PADDING + ROW * rows[index] + ROW / 2)
        for index, node in enumerate(nodes)
    )
    return Layout(width, top + _AXIS, spots, tuple(bands), (*axes, top))


def band_map(
    nodes: Sequence[Node], ticks: Sequence[Tick], names: Mapping[str, str], title: str, width: int
) -> str:
    """Draw the map; `names` are the names of bands, from the top."""
    layout = lay_out(nodes, names, width)
    marks = "".join(
        _mark(node, spot, first=index == 0)
        for index, (node, spot) in enumerate(zip(nodes, layout.spots, strict=True))
    )
    return element(
        "svg",
        _frame(layout, ticks, names),
        element("g", *_edges(nodes, layout), class_="edges", aria_hidden="true"),
        element("g", marks, class_="marks"),
        class_="bands",
        width=str(layout.width),
        height=str(layout.height),
        viewBox=f"0 0 {layout.width} {layout.height}",
        role="group",
        aria_label=title,
    )


def _frame(layout: Layout, ticks: Sequence[Tick], names: Mapping[str, str]) -> str:
    drawn = [
        element("rect", class_="band", y=str(y), width="100%", height=str(height), rx="3")
        + element("text", text(names[band]), class_="band__name", x="8", y=str(y + 20))
        for band, y, height in layout.bands
    ]
    for tick in ticks:
        x = _number(_x(tick.place, layout.width, 0))
        drawn.append(element("line", x1=x, x2=x, y1="20", y2=str(layout.axes[-1])))
        drawn += [
            element("text", text(tick.words), class_="tx", x=x, y=str(top + 15))
            for top in layout.axes
        ]
    return element("g", *drawn, class_="axes", aria_hidden="true")


def _edges(nodes: Sequence[Node], layout: Layout) -> list[str]:
    """One path for each look of lines, since hundreds of them are drawn."""
    looks: dict[str, list[str]] = {}
    for index, node in enumerate(nodes):
        for parent, class_ in node.parents:
            outside = " across" if nodes[parent].band != node.band else ""
            look = f"{node.classes.split()[0]} {class_}{outside}"
            start, end = layout.spots[parent], layout.spots[index]
            looks.setdefault(look, []).append(_edge(start, end, nodes[parent].words))
    return [element("path", class_=look, d="".join(d)) for look, d in sorted(looks.items())]


def _edge(start: Spot, end: Spot, words: str) -> str:
    x1, y1, x2, y2 = map(_number, (*start, *end))
    if start.y == end.y:  # from behind the parent's name
        behind = min(end.x - 4, start.x + _NAME_GAP + text_width(words))
        return f"M{_number(behind)} {y1}H{x2}"
    if end.x - start.x < _SAME_DAY:  # out to the left, or the line would hide behind the dots
        out = _number(start.x - _SWING)
        return f"M{x1} {y1}C{out} {y1} {out} {y2} {x2} {y2}"
    bend = max(start.x, end.x - max(14, (end.x - start.x) / 2))
    return f"M{x1} {y1}C{x1} {y2} {_number(bend)} {y2} {x2} {y2}"


def _mark(node: Node, spot: Spot, *, first: bool) -> str:
    x, y = _number(spot.x), _number(spot.y)
    dot = element("circle", class_="p", cx=x, cy=y, r="4.5")
    words = element("text", text(node.words), x=_number(spot.x + _NAME_GAP), y=_number(spot.y + 4))
    start = f'<a role="link" xlink:href="{text(node.href)}" tabindex="{0 if first else -1}"'
    return f'{start} class="{node.classes}">{dot}{words}</a>'


def _x(place: float, width: int, wide: float) -> float:
    """From the left edge; a name never leaves the map."""
    return min(_LABEL + place * (width - _LABEL - 20), width - wide - _NAME_GAP - 4)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
