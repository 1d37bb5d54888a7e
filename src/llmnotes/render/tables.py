"""Tables as HTML; cells are HTML already."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.html import element, quoted, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_FORMULA = re.compile(r'(<span id="[^"]*">)?\$[^$]+\$(</span>)?')
_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")
_MANY_HEADS = 1 << 10
"""Heads of columns that are remembered: the same few stand on all pages."""
_NUMBERS_FROM = (2, 3, 4)
"""The columns from which on all are numbers that the stylesheet has a class for."""
_DATE_LENGTHS = (7, 10)
"""Most cells are told apart by it without the pattern."""


class Heading(NamedTuple):
    """The head of a column."""

    words: str
    numeric: bool = False


def data_table(caption: str, headings: Sequence[Heading], rows: Iterable[Sequence[str]]) -> str:
    """Write a table that scrolls in its own region; the first cell of a row names it."""
    class_, headings = _numeric_end(tuple(headings))
    head = "".join(map(_head, headings))
    body = "".join([_row(headings, row) for row in rows])
    return (
        f'<div class="table-wrap" role="region" tabindex="0" aria-label="{quoted(caption)}">'
        f'<table class="{class_}"><caption>{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


@lru_cache(_MANY_HEADS)
def _numeric_end(headings: tuple[Heading, ...]) -> tuple[str, tuple[Heading, ...]]:
    """The class of a table whose last columns are numbers, and heads that need not say so."""
    first = len(headings)
    while first and headings[first - 1].numeric:
        first -= 1
    if first == len(headings) or first + 1 not in _NUMBERS_FROM:
        return "data", headings
    plain = tuple(Heading(heading.words) for heading in headings[first:])
    return f"data nums-{first + 1}", (*headings[:first], *plain)


@lru_cache(_MANY_HEADS)
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
        words = f"<time>{cell}</time>" if dated else cell
        row += f'<td class="num">{words}</td>' if heading.numeric else f"<td>{words}</td>"
    return f"{row}</tr>"
