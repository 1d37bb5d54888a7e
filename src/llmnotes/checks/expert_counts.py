"""A token cannot use more experts than there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def experts_per_token(catalog: Catalog) -> Iterator[Diagnostic]:
    """Experts in use are at most the experts of a layer."""
    for entry in catalog.models:
        moe = entry.record.architecture.moe if entry.record.architecture else None
        used, there = (moe.num_experts_per_token, moe.num_experts) if moe else (None, None)
        if used and there and used > there:
            yield Diagnostic(
                entry.locate("architecture", "moe", "num_experts_per_token"),
                "experts-per-token",
                f"a token uses {used} experts of {there}",
                "check whether the two numbers are swapped",
            )
