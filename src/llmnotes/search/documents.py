"""What can be found: the entries of the catalog and every other page, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.links import url_of
from llmnotes.search.page_text import Section
from llmnotes.views.entries import SiteEntry
from llmnotes.views.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


class Listed(NamedTuple):
    """One result as the files of the index have it."""

    url: str
    entry: SiteEntry
    words: bytes
    """Its address and its sections, as JSON."""


def entries_by_page(entries: Iterable[SiteEntry]) -> dict[str, tuple[SiteEntry, ...]]:
    """The entries that share a page, by the page's address."""
    found: dict[str, list[SiteEntry]] = {}
    for entry in entries:
        found.setdefault(url_of(entry.place.page), []).append(entry)
    return {url: tuple(here) for url, here in found.items()}


def anchors_of(entries: Iterable[SiteEntry]) -> frozenset[str]:
    """What a page is cut at for its entries."""
    return frozenset(entry.place.anchor for entry in entries if entry.place.anchor)


def documents(
    url: str, text: PageText, entries: Iterable[SiteEntry]
) -> Iterator[tuple[SiteEntry | None, Document]]:
    """What can be found on a page, each with its entry; one that is not on it is left out."""
    is_named = False
    for entry in entries:
        anchor = entry.place.anchor
        if not anchor:
            is_named = True
            yield entry, Document(url, _titled(entry, text), text.sections)
        elif anchor in text.entries:
            yield (
                entry,
                Document(f"{url}#{anchor}", entry, (Section("", "", text.entries[anchor]),)),
            )
    if not is_named:
        yield None, Document(url, SiteEntry(OTHER, text.title, Place(url)), text.sections)


def _titled(entry: SiteEntry, text: PageText) -> SiteEntry:
    """Chapters write marks in their headings; the page has the finished words."""
    return entry._replace(title=text.title) if entry.kind in {"章节", "参与", OTHER} else entry
