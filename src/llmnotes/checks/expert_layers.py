"""Which layers have experts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def expert_layers(catalog: Catalog) -> Iterator[Diagnostic]:
    """The first layer with experts lies within the first period."""
    for entry in catalog.models:
        moe = entry.record.architecture.moe if entry.record.architecture else None
        first = moe.expert_layer_offset if moe else None
        if moe and first is not None and first >= moe.expert_layer_period:
            yield Diagnostic(
                entry.locate("architecture", "moe", "expert_layer_offset"),
                "expert-layers",
                f"expert_layer_offset {first} is not below expert_layer_period "
                f"{moe.expert_layer_period}",
                "layers are counted from 0; one of the two is wrong",
            )
