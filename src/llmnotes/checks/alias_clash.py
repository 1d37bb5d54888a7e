"""An earlier id that leads to two records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.renames import RENAMED, aliases
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def alias_clash(catalog: Catalog) -> Iterator[Diagnostic]:
    """An id in `aliases_of_id` is neither in use nor claimed twice."""
    for shelf in RENAMED:
        taken = {entry.id: entry.document.path for entry in catalog.shelf(shelf)}
        for entry, place, key in aliases(catalog, shelf):
            if key in taken:
                message = f"the earlier id {key!r} belongs to {taken[key]}"
                hint = "an address can lead to one record only: drop it here or there"
                yield Diagnostic(entry.locate("aliases_of_id", place), "alias-clash", message, hint)
            else:
                taken[key] = entry.document.path
