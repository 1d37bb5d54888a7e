"""A source that nothing cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.catalog.references import references
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.fields import leaves
from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_CITE = re.compile(r"\[\[(?:cite|source):([a-z0-9.-]+)")


def source_unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every source is cited by a record or a page."""
    used = {r.target for r in references(catalog) if r.target_kind == "sources"}
    used.update(*(_CITE.findall(chapter.markdown) for chapter in catalog.chapters.values()))
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            for _, value in leaves(entry.record):
                if isinstance(value, str) and "[[" in value:
                    used.update(_CITE.findall(value))
    for key, source in catalog.sources.entries.items():
        if key not in used:
            yield Diagnostic(
                source.locate(),
                "source-unused",
                f"nothing cites the source {key!r}",
                "cite it, or delete the file",
            )
