"""A chart as a file of its own: the same drawing at one size, in the light colours."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from llmnotes.render.charts.figure import inside
from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from llmnotes.render.charts.plot import Plot

# The colours of figures.css on paper.
COLOURS = (
    "#6d737c",
    "#1f262e",
    "#2563a8",
    "#0f7a5a",
    "#b4552b",
    "#7145b0",
    "#b0243f",
    "#8a6a00",
    "#0b7d8c",
)
_WIDTH, _HEIGHT = 1080, 660
_LEFT, _TOP, _PLOT_HEIGHT = 64, 84, 520
_PLOT_WIDTH = {False: 996, True: 860}
# On a page keys go from point to point; in a picture nobody does that.
_ON_PAGES = re.compile(r' role="link"| tabindex="-?\d"')
_EMPTY = re.compile(r"></(?:circle|line|rect|path)>")
# Names for which a picture of this size has no room.
_HIDDEN_NAME = re.compile(r'<text class="n n[1-3][ "][^>]*>[^<]*</text>')
_STYLE = """
text{font:11px system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
text{fill:#555d66}
.title{font-size:17px;font-weight:700;fill:#1f262e}
.axes line{stroke:#ded8ca}.ty,.end,.reference__words{text-anchor:end}.tx,.middle{text-anchor:middle}
.axes .reference{stroke:#555d66;stroke-width:1.5;stroke-dasharray:5 4}
.p{fill:var(--c);stroke:#fdfcf8}.h .p{fill:#fdfcf8;stroke:var(--c);stroke-width:1.6}
rect.p{transform:translate(-4px,-4px)}
.n{display:none;fill:#1f262e;stroke:#fdfcf8;stroke-width:3px;paint-order:stroke}
.n4,.n5,.n6,.n7{display:inline}
.marks--lines line{stroke:var(--c);stroke-width:2.2}
.marks--lines .lead{stroke-width:1;stroke-dasharray:1 4}
"""


def svg_file(plot: Plot, note: str) -> str:
    """The whole file; `note` stands in its last line."""
    colours = "".join(f".c{index}{{--c:{colour}}}" for index, colour in enumerate(COLOURS))
    plot_width = _PLOT_WIDTH[bool(plot.curves)]
    box = f'x="{_LEFT}" y="{_TOP}" width="{plot_width}" height="{_PLOT_HEIGHT}" overflow="visible"'
    words = (
        element("text", text(plot.title), class_="title", x="20", y="34"),
        element("text", text(plot.y.title), x="20", y="62"),
        element("text", text(plot.x.title), class_="end", x="1060", y="644"),
        element("text", text(note), x="20", y="644"),
    )
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    drawing = _EMPTY.sub("/>", _ON_PAGES.sub("", _HIDDEN_NAME.sub("", inside(_named(plot)))))
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return (
        f"<svg {names} {size}>"
        f"<title>{text(plot.title)}</title><style>{colours}{text(_STYLE)}</style>"
        f'<rect width="100%" height="100%" fill="#fdfcf8"/>{"".join(words)}'
        f"<svg {box}>{drawing}</svg></svg>\n"
    )


def _named(plot: Plot) -> Plot:
    """The chart with a name at each point; its numbers stand in the table beside the picture."""
    return replace(
        plot,
        marks=tuple(mark._replace(title=mark.name) for mark in plot.marks),
        curves=tuple(curve._replace(title=curve.name) for curve in plot.curves),
    )
