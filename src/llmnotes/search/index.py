"""From finished pages to the files of the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.search.documents import Document, anchors_by_page, documents, read_pages
from llmnotes.search.files import index_files
from llmnotes.search.ranks import CountedDocument, count_words, postings
from llmnotes.search.spellings import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from llmnotes.exports.file import ExportFile
    from llmnotes.views.entries import SiteEntry


class SearchIndex:
    """Builds the index; built again, it counts only the documents that have changed."""

    def __init__(self) -> None:
        self._counted: dict[Document, CountedDocument] = {}

    def files(
        self, entries: Sequence[SiteEntry], pages: Iterable[tuple[str, str]]
    ) -> tuple[ExportFile, ...]:
        """Index pages, given by address and HTML."""
        texts = dict(read_pages(pages, anchors_by_page(entries)))
        found = tuple(documents(entries, texts))
        known = self._counted
        self._counted = {d: known.get(d) or count_words(d, simplified()) for d in found}
        return index_files(found, postings([self._counted[d] for d in found]))
