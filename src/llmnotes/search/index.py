"""From finished pages to the files of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.search.documents import LEFT_OUT, Listed, anchors_of, documents, entries_by_page
from llmnotes.search.files import index_files, words_of
from llmnotes.search.page_text import page_text
from llmnotes.search.ranks import CountedDocument, count_words, postings
from llmnotes.search.spellings import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from llmnotes.exports.file import ExportFile
    from llmnotes.views.entries import SiteEntry


class _Indexed(NamedTuple):
    """One result, read and counted."""

    entry: SiteEntry | None
    """Absent: the page as a whole, which has none."""
    listed: Listed
    counted: CountedDocument


class SearchIndex:
    """Builds the index; built again, it reads and counts only what has changed."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, tuple[SiteEntry, ...]], tuple[_Indexed, ...]] = {}

    def files(
        self, entries: Sequence[SiteEntry], pages: Iterable[tuple[str, str]]
    ) -> Iterator[ExportFile]:
        """Index pages, given by address and HTML; the files one at a time."""
        found = self._found(entries, pages)
        return index_files([one.listed for one in found], postings([one.counted for one in found]))

    def _found(
        self, entries: Sequence[SiteEntry], pages: Iterable[tuple[str, str]]
    ) -> list[_Indexed]:
        """First the entries in their order, then the other pages in theirs."""
        known, self._known = self._known, {}
        by_page = entries_by_page(entries)
        named: dict[SiteEntry, _Indexed] = {}
        others: list[_Indexed] = []
        for url, html in pages:
            if url in LEFT_OUT:
                continue
            key = (url, hash(html), by_page.get(url, ()))  # 64 bits, for one page each
            here = known[key] if key in known else tuple(_indexed(url, html, key[2]))
            self._known[key] = here
            named |= {one.entry: one for one in here if one.entry}
            others += [one for one in here if not one.entry]
        return [*(named[entry] for entry in entries if entry in named), *others]


def _indexed(url: str, html: str, entries: Sequence[SiteEntry]) -> Iterator[_Indexed]:
    """Read a page; what it says is kept as the files have it, a third of what it weighs as text."""
    text = page_text(html, anchors_of(entries))
    for entry, document in documents(url, text, entries) if text else ():
        listed = Listed(document.url, document.entry, words_of(document))
        yield _Indexed(entry, listed, count_words(document, simplify))
