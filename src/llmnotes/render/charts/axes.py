"""The frame of a chart: lines and words of its axes.

Places are in percent, so that a chart is as wide as its page and its words keep their size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from llmnotes.render.charts.plot import Plot, Reference

# Of more words than these a phone shows every second.
_FEW = 6


def percent(place: float) -> str:
    """A place from 0 to 1, as SVG writes it."""
    return f"{place * 100:.2f}".rstrip("0").rstrip(".") + "%"


def axes(plot: Plot, words_at: tuple[float, float] | None = None) -> str:
    """Grid lines and their words; screen readers have the table instead.

    `words_at` is where on the line of reference its words end; its own end, if nothing is said.
    """
    written = [_across(percent(1 - tick.place), tick.words) for tick in plot.y.ticks]
    for index, tick in enumerate(plot.x.ticks):
        class_ = "tx tx--odd" if index % 2 and len(plot.x.ticks) > _FEW else "tx"
        written.append(_down(percent(tick.place), tick.words, class_))
    if plot.reference:
        written.append(_reference(plot.reference, words_at or plot.reference.end))
    return element("g", *written, class_="axes", aria_hidden="true")


def _across(y: str, words: str) -> str:
    line = f'<line x2="100%" y1="{y}" y2="{y}"></line>'
    return f'{line}<text class="ty" x="-8" y="{y}" dy=".35em">{text(words)}</text>'


def _down(x: str, words: str, class_: str) -> str:
    line = f'<line class="down" y2="100%" x1="{x}" x2="{x}"></line>'
    return f'{line}<text class="{class_}" x="{x}" y="100%" dy="18">{text(words)}</text>'


def _reference(line: Reference, words_at: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = line.start, line.end
    drawn = element(
        "line",
        class_="reference",
        x1=percent(x1),
        y1=percent(1 - y1),
        x2=percent(x2),
        y2=percent(1 - y2),
    )
    end = {"x": percent(words_at[0]), "y": percent(1 - words_at[1]), "dx": "-8", "dy": ".35em"}
    return drawn + element("text", text(line.words), class_="reference__words", **end)
