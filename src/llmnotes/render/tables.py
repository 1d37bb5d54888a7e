"""Tables as HTML; cells are HTML already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_FORMULA = re.compile(r'(<span id="[^"]*">)?\$[^$]+\$(</span>)?')
_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")
_DATE_LENGTHS = (7, 10)
"""Most cells are told apart by it without the pattern."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column."""

    words: str
    numeric: bool = False


def data_table(caption: str, headings: Sequence[Heading], rows: Iterable[Sequence[str]]) -> str:
    """Write a table that scrolls in its own region; the first cell of a row names it."""
    head = "".join(_head(heading) for heading in headings)
    body = "".join(_row(headings, row) for row in rows)
    table = element(
        "table",
        element("caption", text(caption)),
        element("thead", element("tr", head)),
        element("tbody", body),
        class_="data",
    )
    return element(
        "div", table, class_="table-wrap", role="region", tabindex="0", aria_label=caption
    )


def _head(heading: Heading) -> str:
    class_ = "num" if heading.numeric else None
    return element("th", text(heading.words), scope="col", class_=class_)


def _row(headings: Sequence[Heading], cells: Sequence[str]) -> str:
    first, *rest = cells
    # A formula alone names nothing that a screen reader's list of headers could say.
    named = "$" not in first or not _FORMULA.fullmatch(first)
    row = f'<tr><th scope="row">{first}</th>' if named else f"<tr><td>{first}</td>"
    for heading, cell in zip(headings[1:], rest, strict=True):
        # A date marked as one does not break over two lines.
        dated = len(cell) in _DATE_LENGTHS and _DATE.fullmatch(cell)
        words = f'<time datetime="{cell}">{cell}</time>' if dated else cell
        row += f'<td class="num">{words}</td>' if heading.numeric else f"<td>{words}</td>"
    return f"{row}</tr>"
