"""What can be found: the entries of the catalog and every other page, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.render.links import url_of
from llmnotes.search.page_text import Section
from llmnotes.views.entries import SiteEntry
from llmnotes.views.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from llmnotes.search.page_text import PageText

OTHER = "页面"
# Copies of what stands elsewhere.
LEFT_OUT = frozenset({"all/", "404.html"})


@dataclass(frozen=True, slots=True)
class Document:
    """One result of a search."""

    url: str
    """The address below the site's root: `models/gpt-3/`, `terms/#rope`."""
    entry: SiteEntry
    """Its names and facts."""
    sections: tuple[Section, ...]
    """Its words."""


def anchors_by_page(entries: Iterable[SiteEntry]) -> dict[str, frozenset[str]]:
    """The entries that share a page, by the page's address."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        if entry.place.anchor:
            found.setdefault(url_of(entry.place.page), set()).add(entry.place.anchor)
    return {url: frozenset(anchors) for url, anchors in found.items()}


def documents(entries: Iterable[SiteEntry], texts: Mapping[str, PageText]) -> Iterator[Document]:
    """Join entries with the texts of the pages that were built; what was not built is left out."""
    seen = set()
    for entry in entries:
        url = url_of(entry.place.page)
        text = texts.get(url)
        if text is None:
            continue
        anchor = entry.place.anchor
        if not anchor:
            seen.add(url)
            yield Document(url, _titled(entry, text), text.sections)
        elif anchor in text.entries:
            yield Document(f"{url}#{anchor}", entry, (Section("", "", text.entries[anchor]),))
    for url, text in texts.items():
        if url not in seen:
            yield Document(url, SiteEntry(OTHER, text.title, Place(url)), text.sections)


def _titled(entry: SiteEntry, text: PageText) -> SiteEntry:
    """Chapters write marks in their headings; the page has the finished words."""
    return entry._replace(title=text.title) if entry.kind in {"章节", "参与", OTHER} else entry
