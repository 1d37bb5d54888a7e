"""Reported accelerator hours that do not fit the compute of the training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.training_compute import training_compute
from llmnotes.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

# large runs report 30 to 60 %; far outside, a number or its unit is probably wrong
LOWEST, HIGHEST = 0.10, 0.70


def utilisation(catalog: Catalog) -> Iterator[Diagnostic]:
    """Weights, tokens and hours imply that the cards were 10 to 70 % busy."""
    for entry in catalog.models:
        compute = training_compute(entry.record)
        share = compute.utilisation if compute else None
        if compute and share and not LOWEST <= share <= HIGHEST:
            yield Diagnostic(
                entry.locate("training", "gpu_hours"),
                "utilisation",
                f"6 × {compute.parameters:.3g} × {compute.tokens:.3g} = {compute.flops:.3g} FLOP, "
                f"and {compute.card_hours:,.0f} hours at the peak allow "
                f"{compute.available_flops:.3g}: {share:.0%}",
                "check tokens, hours and hardware; do the hours cover all of the training?",
                Severity.WARNING,
            )
