"""A source that nothing cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.references import CITE
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def source_unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every source is cited by a record or a page."""
    used = set(catalog.cited)
    used.update(*(CITE.findall(chapter.markdown) for chapter in catalog.chapters.values()))
    for key, source in catalog.sources.entries.items():
        if key not in used:
            yield Diagnostic(
                source.locate(),
                "source-unused",
                f"nothing cites the source {key!r}",
                "cite it, or delete the file",
            )
