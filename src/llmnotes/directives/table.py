"""A table of `data/tables/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.html import element
from llmnotes.render.tables import Heading, data_table
from llmnotes.views.facts import citations_for
from llmnotes.views.table import CellView, TableView, table_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter


def table(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the table with this id."""
    if argument not in writer.catalog.tables:
        return writer.unknown(place, "table", argument)
    entry = writer.catalog.tables.entries[argument]
    marks = "".join(
        writer.cite(citation.ref, citation.at or "")
        for citation in citations_for(entry.record, "content")
        if citation.ref in writer.catalog.sources
    )
    return write_table(writer, table_view(writer.catalog, entry.record), entry.locate(), marks)


def write_table(writer: PageWriter, view: TableView, place: Location, marks: str = "") -> str:
    """A table view as HTML, with its summary and sources below it."""
    headings = [Heading(column.title, column.numeric) for column in view.columns]
    rows = [[_cell(writer, cell, lambda: place) for cell in row.cells] for row in view.rows]
    note = writer.prose(view.summary, lambda: place) + marks
    written = data_table(view.title, headings, rows)
    return written + (element("p", note, class_="table-note") if note else "")


def _cell(writer: PageWriter, cell: CellView, place: Callable[[], Location]) -> str:
    words = writer.prose(cell.words, place)
    if cell.note:  # before the number, so that numbers end at one line
        words = f"{element('span', cell.note, class_='na')} {words}"
    return element("span", words, class_="na") if cell.undisclosed else words
