"""From finished pages to the files of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.search.documents import LEFT_OUT, Document, anchors_by_page, documents
from llmnotes.search.files import index_files
from llmnotes.search.page_text import PageText, page_text
from llmnotes.search.ranks import CountedDocument, count_words, postings
from llmnotes.search.spellings import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from llmnotes.exports.file import ExportFile
    from llmnotes.views.entries import SiteEntry


class SearchIndex:
    """Builds the index; built again, it reads and counts only what has changed."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, int, frozenset[str]], PageText | None] = {}
        self._counted: dict[Document, CountedDocument] = {}

    def files(
        self, entries: Sequence[SiteEntry], pages: Iterable[tuple[str, str]]
    ) -> tuple[ExportFile, ...]:
        """Index pages, given by address and HTML."""
        found = tuple(documents(entries, self._texts(pages, anchors_by_page(entries))))
        known = self._counted
        self._counted = {d: known.get(d) or count_words(d, simplify) for d in found}
        return index_files(found, postings([self._counted[d] for d in found]))

    def _texts(
        self, pages: Iterable[tuple[str, str]], anchors: Mapping[str, frozenset[str]]
    ) -> dict[str, PageText]:
        known, self._read = self._read, {}
        texts: dict[str, PageText] = {}
        for url, html in pages:
            if url in LEFT_OUT:
                continue
            wanted = anchors.get(url, frozenset())
            key = (url, hash(html), wanted)  # 64 bits, for one page each
            text = known[key] if key in known else page_text(html, wanted)
            self._read[key] = text
            if text is not None:
                texts[url] = text
        return texts
