"""Records that had another id before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.record import Record

RENAMED = ("models", "families", "terms", "formulas")
"""The shelves whose records have `aliases_of_id`."""


def aliases(catalog: Catalog, shelf: str) -> Iterator[tuple[Entry[Record], int, str]]:
    """Every earlier id: its record, its place in the list, the id."""
    for entry in catalog.shelf(shelf):
        for place, key in enumerate(getattr(entry.record, "aliases_of_id", ())):
            yield entry, place, key


def earlier_ids(catalog: Catalog, shelf: str) -> dict[str, str]:
    """Earlier id -> id."""
    return {key: entry.id for entry, _, key in aliases(catalog, shelf)}
