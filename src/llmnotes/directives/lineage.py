"""Descent as a map on a time axis, and as rails beside a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.charts.bands import Node, band_map
from llmnotes.render.charts.plot import Tick
from llmnotes.render.charts.rails import plan_rails, rail_svg, rail_width
from llmnotes.render.charts.scale import FullYears
from llmnotes.render.html import element, text
from llmnotes.views.labels import word
from llmnotes.views.lineage import FamilyLine, Kin, family_line, family_lines, nearest_kin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter

WIDE, COLUMN = 1160, 680
"""How wide a map is, in pixels: on a page of its own, and beside the navigation."""
_KINDS = ("successor", "fine-tuned", "distilled", "merged")
_WORDS = {"successor": "换代", "fine-tuned": "微调", "distilled": "蒸馏", "merged": "合并"}


def lineage(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the relatives of a model as a map, or those of a family as rails."""
    if argument in writer.catalog.families:
        line = family_line(writer.catalog, argument)
        return rails(writer, line) if line.kin else ""
    if argument not in writer.catalog.models:
        return writer.unknown(place, "model", argument)
    name = writer.catalog.models[argument].name.zh
    return close_look(writer, nearest_kin(writer.catalog, argument), f"{name} 的谱系", COLUMN)


def close_look(writer: PageWriter, kin: Sequence[Kin], title: str, width: int) -> str:
    """A few relatives: a map where there is room for it, or else rails."""
    listed = rails(writer, FamilyLine("", title, tuple(kin)))
    return lineage_map(writer, kin, title, width) + element("div", listed, class_="map__list")


def lineage_map(writer: PageWriter, kin: Sequence[Kin], title: str, width: int) -> str:
    """A map of relatives; it scrolls where there is no room."""
    lines = family_lines(writer.catalog, kin)
    ordered = [one for line in lines for one in line.kin]
    # children after parents, bands in the order of the oldest member
    ordered.sort(key=lambda one: (one.released, one.model))
    places = {one.model: index for index, one in enumerate(ordered)}
    scale = FullYears.around(one.released for one in ordered)
    nodes = [
        Node(
            scale.at(one.released),
            one.name,
            writer.href("model", one.model),
            f"c{one.series} {'f' if one.open else 'h'}",
            one.family,
            tuple((places[p], kind) for p, kind in one.parents if places[p] < places[one.model]),
        )
        for one in ordered
    ]
    ticks = [Tick(scale.at(f"{year}-01-01"), year) for year in scale.years()]
    names = {line.family: line.name for line in lines}
    drawn = band_map(nodes, ticks, names, title, width)
    region = element(
        "div",
        drawn,
        class_="map__scroll",
        role="region",
        tabindex="0",
        aria_label=f"{title}，可横向滚动",
        data_search_exclude="",
    )
    caption = element("figcaption", text(title), class_="chart__title")
    return element("figure", caption, _key(ordered), region, class_="chart map")


def rails(writer: PageWriter, line: FamilyLine) -> str:
    """The relatives of one family as a list with rails; parents elsewhere are named."""
    rows = {one.model: row for row, one in enumerate(line.kin)}
    parents = [
        next((rows[p] for p, _ in one.parents if p in rows and rows[p] < row), None)
        for row, one in enumerate(line.kin)
    ]
    planned = plan_rails(parents)
    width = rail_width(planned)
    items = [
        element("li", rail_svg(rail, _classes(one), width), _row(writer, one))
        for one, rail in zip(line.kin, planned, strict=True)
    ]
    return element("ol", *items, class_="rails")


def _row(writer: PageWriter, one: Kin) -> str:
    """Name, month, and what the rails do not say: another way, or another family."""
    said = [
        f"{word('ancestry', kind)} {writer.link('model', parent)}"
        for parent, kind in one.parents
        if kind != "successor" or writer.catalog.models[parent].family != one.family
    ]
    line = writer.link("model", one.model)
    line += " " + element("time", one.released[:7], datetime=one.released)
    return element("div", line + (" " + element("small", "，".join(said)) if said else ""))


def _classes(one: Kin) -> str:
    return f"c{one.series} {'f' if one.open else 'h'}"


def _key(kin: Sequence[Kin]) -> str:
    """What the lines and dots mean."""
    used = {kind for one in kin for _, kind in one.parents}
    lines = [
        element(
            "li",
            element(
                "svg",
                element("path", class_=f"c0 {kind}", d="M0 6H26"),
                class_="key key--line edges",
                width="26",
                height="12",
                aria_hidden="true",
            ),
            _WORDS[kind],
        )
        for kind in _KINDS
        if kind in used
    ]
    dots = [
        element(
            "li",
            element(
                "svg",
                element("circle", class_="p", cx="6", cy="6", r="4.5"),
                class_=f"key c0 {class_}",
                width="12",
                height="12",
                aria_hidden="true",
            ),
            words,
        )
        for class_, words in (("f", "开放权重"), ("h", "未开放或不明"))
    ]
    return element("ul", *lines, *dots, class_="map__key")
