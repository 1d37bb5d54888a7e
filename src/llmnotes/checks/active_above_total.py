"""A mixture of experts uses more weights than it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def active_above_total(catalog: Catalog) -> Iterator[Diagnostic]:
    """Active parameters are at most the total."""
    for entry in catalog.models:
        counts = entry.record.parameters
        if counts and counts.active and counts.total and counts.active > counts.total:
            yield Diagnostic(
                entry.locate("parameters", "active"),
                "active-above-total",
                f"{counts.active:g} B active of {counts.total:g} B in total",
                "check the unit (billions) and whether the two are swapped",
            )
