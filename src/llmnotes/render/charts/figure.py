"""A chart with what belongs to it: title, legend, axis titles, downloads, table of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.render.charts.lines import lines
from llmnotes.render.charts.scatter import scatter
from llmnotes.render.html import element, link, text

if TYPE_CHECKING:
    from llmnotes.render.charts.plot import Plot


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend; pressing it shows only what has its class."""

    class_: str
    words: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a chart."""

    id: str
    legend: tuple[tuple[Key, ...], ...]
    """Entries in groups."""
    note: str
    """HTML below the chart."""
    table: str
    """The same numbers as a table, in HTML."""
    table_words: str
    """What opens the table."""
    downloads: tuple[tuple[str, str], ...]
    """Words and address of each file."""


def chart_figure(plot: Plot, around: Surroundings) -> str:
    """Write the whole figure."""
    downloads = "".join(" " + link(w, h, download=True) for w, h in around.downloads)
    note = element("p", around.note, downloads, class_="chart__note")
    opener = element("summary", text(around.table_words))
    return element(
        "figure",
        element("figcaption", text(plot.title), class_="chart__title"),
        _legend(around.legend, plot.title),
        element("p", text(plot.y.title), class_="chart__y", aria_hidden="true"),
        element(
            "div", _svg(plot), class_=f"chart__plot{' chart__plot--lines' if plot.curves else ''}"
        ),
        element("p", text(plot.x.title), class_="chart__x", aria_hidden="true"),
        note,
        element("details", opener, around.table, class_="chart__data", data_search_exclude=""),
        class_="chart",
        id=around.id,
    )


def inside(plot: Plot) -> str:
    """What the frame of a chart holds."""
    return lines(plot) if plot.curves else scatter(plot)


def _svg(plot: Plot) -> str:
    return element(
        "svg",
        inside(plot),
        width="100%",
        height="100%",
        role="group",
        aria_label=plot.title,
        data_search_exclude="",
    )


def _legend(groups: tuple[tuple[Key, ...], ...], title: str) -> str:
    """Buttons that the script makes work; without it they are the key to colours and shapes."""
    lists = "".join(
        element("ul", *(element("li", _button(key)) for key in group)) for group in groups if group
    )
    if not lists:
        return ""
    return element("div", lists, class_="chart__legend", role="group", aria_label=f"筛选：{title}")


def _button(key: Key) -> str:
    shape = (
        element("rect", class_="p", x="6", y="6", width="8", height="8")
        if key.class_ == "m"
        else element("circle", class_="p", cx="6", cy="6", r="4.5")
    )
    colour = key.class_ if key.class_.startswith("c") else f"c0 {key.class_}"
    sample = element(
        "svg", shape, class_=f"key {colour}", width="12", height="12", aria_hidden="true"
    )
    words = sample + text(key.words)
    return element(
        "button", words, type="button", disabled=True, aria_pressed="false", data_only=key.class_
    )
