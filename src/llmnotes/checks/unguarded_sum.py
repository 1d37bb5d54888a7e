"""An architecture that adds up, with nothing that it must add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.stated import agrees
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def unguarded_sum(catalog: Catalog) -> Iterator[Diagnostic]:
    """Where the weights can be summed, an exact count is written down that they must be."""
    for entry in catalog.models:
        counts, sums = entry.record.parameters, catalog.sums[entry.id].counted
        if sums is None or (counts and (counts.checkpoint or counts.exact)):
            continue
        # A sum that is plainly wrong is told as such, and must not be written down.
        if not (counts and counts.total and not agrees(sums.total, counts.total)):
            yield Diagnostic(
                entry.locate("parameters" if counts else "architecture"),
                "unguarded-sum",
                f"the architecture adds up to {sums.total:,} weights, and no exact count is "
                "written down that a wrong digit would miss",
                f"compare it with the source, then write parameters.exact: {sums.total}",
            )
