"""The words of a finished page, by section; no formulas, citations, forms and lists of links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SILENT = re.compile(
    r"<(script|style|svg|eq-n|nav|template|form)\b.*?</\1>"
    r'|<a\b[^>]*class="?(?:headerlink|md-content__button)[^>]*>.*?</a>'
    r'|<p class="?meta\b.*?</p>'
    r'|<sup\b[^>]*class="?cite\b.*?</sup>'
    r"|<!--.*?-->",
    re.DOTALL,
)
_OPENING = re.compile(r"<(\w+)(?=[^>]*\sid=)(?P<attributes>[^>]*)>")
_HEADING = re.compile(r"<(h[1-4])\b(?=[^>]*\sid=)(?P<attributes>[^>]*)>")
_ID = re.compile(r'\sid="?([^">\s]*)')
# The end of an item may be left out before the next one.
_ITEM_END = re.compile(r"</li>|<li\b|</[ou]l>")
_TAG = re.compile(r"<[^>]*>")
_FACTS = re.compile(r'<dl class="?fact-list(?: scores)?"?>.*?</dl>', re.DOTALL)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_EXCLUDED = "data-search-exclude"
_NO_INDEX = re.compile(r'<meta name="?robots"? content="?[^">]*noindex')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class Section(NamedTuple):
    """A heading and what stands below it."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """What the index reads of a page."""

    title: str
    """The first heading."""
    sections: tuple[Section, ...]
    """What belongs to no entry of the page."""
    entries: dict[str, str]
    """The words of each entry that has an address of its own, by its anchor."""


def page_text(html: str, anchors: Collection[str] = ()) -> PageText | None:
    """Read a page; `anchors` are the ids of its entries. Nothing where there is no article."""
    start, end = html.find("<article"), html.rfind("</article>")
    if start < 0 or _NO_INDEX.search(html, 0, start):
        return None
    body = _SILENT.sub(" ", html[start:end])
    pieces = list(_pieces(body, anchors))
    sections = tuple(p.section for p in pieces if not p.is_entry)
    entries = {p.section.anchor: p.section.text for p in pieces if p.is_entry}
    named = (s.heading for s in sections if s.heading)
    title = next(named, "") or _title(html)
    return PageText(title, tuple(s for s in sections if s.text or s.heading), entries)


class _Piece(NamedTuple):
    section: Section
    is_entry: bool


def _pieces(body: str, anchors: Collection[str]) -> Iterable[_Piece]:
    """Cut before each heading and each entry."""
    cuts = [
        (match, anchor)
        for match in (_OPENING if anchors else _HEADING).finditer(body)
        if (anchor := unescape(_ID.search(match["attributes"])[1]))  # type: ignore[index]
        and (match[1] in _HEADINGS or anchor in anchors)
    ]
    starts = [*(match.start() for match, _ in cuts), len(body)]
    yield _Piece(Section("", "", _plain(body[: starts[0]])), False)
    for (match, anchor), end in zip(cuts, starts[1:], strict=True):
        words = body[match.end() : end]
        heading = ""
        if match[1] in _HEADINGS:
            heading, _, words = words.partition(f"</{match[1]}>")
        elif match[1] == "li":
            words = _ITEM_END.split(words, 1)[0]
        if _EXCLUDED in match["attributes"]:
            words = " ".join(_FACTS.findall(words))
        section = Section(anchor, _plain(heading), _plain(words))
        if _EXCLUDED in match["attributes"] and not words:
            continue
        yield _Piece(section, anchor in anchors)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def _title(html: str) -> str:
    found = _TITLE.search(html)
    return _plain(found[1]) if found else ""
