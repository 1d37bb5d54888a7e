"""A formula of `data/formulas/`, with the legend of its symbols."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.render.html import element

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Entry
    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter
    from llmnotes.schema.formula import Formula


def formula(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the formula with this id."""
    if argument not in writer.catalog.formulas:
        return writer.unknown(place, "formula", argument)
    entry = writer.catalog.formulas.entries[argument]
    caption = element("figcaption", writer.link("formula", argument))
    return element(
        "figure",
        caption,
        display_math(entry.record),
        legend(writer, entry, opened=False),
        class_="formula",
        id=f"formula-{argument}",
    )


def display_math(record: Formula) -> str:
    """The formula itself, for the formula extension to set."""
    return element("div", f"$${record.latex.strip()}$$", class_="formula__math")


def legend(writer: PageWriter, entry: Entry[Formula], *, opened: bool) -> str:
    """What each symbol of a formula means."""
    rows = []
    for key in entry.record.symbols:
        if key not in writer.catalog.symbols:
            continue
        symbol = writer.catalog.symbols.entries[key]
        meaning = writer.prose(symbol.record.meaning.zh, partial(symbol.locate, "meaning"))
        name = element("dt", f"${symbol.record.latex}$")
        rows.append(element("div", name, element("dd", meaning)))
    if not rows:
        return ""
    summary = element("summary", "符号")
    return element("details", summary, element("dl", *rows), class_="legend", open=opened)
