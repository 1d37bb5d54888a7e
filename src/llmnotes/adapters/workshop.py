"""A project that is built again and again: what is still true of the last build is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from llmnotes.adapters.cores import on_all_cores
from llmnotes.adapters.files import TextReader
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.adapters.project import CACHE, collector_at_rest
from llmnotes.diagnostics import DataError
from llmnotes.editions import finished, next_draft
from llmnotes.render.formulas.check import check_texts

if TYPE_CHECKING:
    from pathlib import Path

    from llmnotes.catalog.about import About
    from llmnotes.editions import Draft, Edition


class Workshop:
    """Reads the project and makes drafts of its site."""

    def __init__(self, root: Path, data: str, docs: str) -> None:
        self.engine = KatexEngine(cache_folder=root / CACHE)
        self._reader = TextReader(root, data, docs)
        self._texts: dict[str, str] = {}
        self._draft: Draft | None = None

    def draft(self, about: About) -> Draft:
        """Read what is on the disk now; the last good draft stays when it is wrong.

        Raises:
            DataError: Every problem of the data, and of the formulas in it and in the pages.
        """
        with collector_at_rest():
            texts = self._reader.read()
            # what has not changed was in order
            new = {path: text for path, text in texts.items() if self._texts.get(path) != text}
            wrong = check_texts(new, self.engine)
            try:
                today = datetime.now(UTC).date().isoformat()
                draft = next_draft(texts, today, about, self._draft, on_all_cores)
            except DataError as error:
                raise DataError({*error.diagnostics, *wrong}) from None
            if wrong:
                raise DataError(wrong)
            self._texts, self._draft = texts, draft
            return draft

    def edition(self, about: About) -> Edition:
        """Make the whole site.

        Raises:
            DataError: Every problem of the data, or of the pages made from it.
        """
        edition = finished(self.draft(about), on_all_cores)
        self.keep(edition.draft)
        self.engine.save()
        return edition

    def keep(self, draft: Draft) -> None:
        """Remember a draft of which more pages were made."""
        self._draft = draft
