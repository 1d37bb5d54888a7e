"""Training data from after the release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def cutoff_after_release(catalog: Catalog) -> Iterator[Diagnostic]:
    """The training data ends before the model is released."""
    for entry in catalog.models:
        model = entry.record
        cutoff = model.training.cutoff if model.training else None
        shown = min(len(cutoff), len(model.released)) if cutoff else 0
        if cutoff and cutoff[:shown] > model.released[:shown]:
            yield Diagnostic(
                entry.locate("training", "cutoff"),
                "cutoff-after-release",
                f"the data ends on {cutoff}, the model was released on {model.released}",
                "check both days",
            )
