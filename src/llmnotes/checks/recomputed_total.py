"""The architecture adds up to another number of weights than the one that is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.parameter_lines import Part
from llmnotes.derive.stated import agrees, exact_match
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.parameters import ParameterCount


def recomputed_total(catalog: Catalog) -> Iterator[Diagnostic]:
    """The sum of the architecture is the count of the checkpoint, to the last digit."""
    for entry in catalog.models:
        sums = catalog.sums[entry.id].counted
        match = exact_match(entry.record, sums)
        if sums and match and match.difference:
            yield Diagnostic(
                entry.locate("parameters", match.field),
                "recomputed-total",
                f"the architecture adds up to {match.recomputed:,} weights, "
                f"parameters.{match.field} says {match.stated:,}: {match.difference:+,}",
                f"one of the fields below 'architecture' is wrong, or checkpoint_extras lacks "
                f"something; the parts are {_parts(sums)}",
            )


def stated_total(catalog: Catalog) -> Iterator[Diagnostic]:
    """The stated total is the sum of the architecture within 2 %, or rounded."""
    for entry in catalog.models:
        counts, sums = entry.record.parameters, catalog.sums[entry.id].counted
        if counts and counts.total and sums and not agrees(sums.total, counts.total):
            yield Diagnostic(
                entry.locate("parameters", "total"),
                "stated-total",
                f"the architecture adds up to {sums.total / 1e9:#.4g} B, "
                f"parameters.total says {counts.total:g} B",
                f"look for the wrong digit; the parts are {_parts(sums)}",
            )


def stated_active(catalog: Catalog) -> Iterator[Diagnostic]:
    """The stated active count is the sum with or without the input embedding, within 2 %."""
    for entry in catalog.models:
        counts, sums = entry.record.parameters, catalog.sums[entry.id].counted
        if not (counts and counts.active and sums):
            continue
        both = (sums.active, sums.active_without_embedding)
        if not any(agrees(active, counts.active) for active in both):
            yield Diagnostic(
                entry.locate("parameters", "active"),
                "stated-active",
                f"one token uses {both[0] / 1e9:#.4g} B ({both[1] / 1e9:#.4g} B without input "
                f"embedding), parameters.active says {counts.active:g} B",
                "check num_experts_per_token, the shared experts and their widths",
            )


def _parts(sums: ParameterCount) -> str:
    return ", ".join(f"{part} {sums.part(part):,}" for part in Part if sums.part(part))
