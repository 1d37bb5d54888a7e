"""A width that no layer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.layers import layers
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.architecture import Architecture


def unused_size(catalog: Catalog) -> Iterator[Diagnostic]:
    """Where every layer has experts or a width of its own, `intermediate_size` says nothing."""
    for entry in catalog.models:
        architecture = entry.record.architecture
        if architecture and architecture.intermediate_size and not _used(architecture):
            yield Diagnostic(
                entry.locate("architecture", "intermediate_size"),
                "unused-size",
                f"no layer has the width intermediate_size {architecture.intermediate_size:,}",
                "delete it: the width of an expert is moe_intermediate_size",
            )


def _used(architecture: Architecture) -> bool:
    found = layers(architecture)
    moe = architecture.moe
    if found.missing or (moe and (moe.dense_residual or not moe.moe_intermediate_size)):
        return True
    return any(
        layer.feed_forward == "dense" and not layer.mixer.intermediate_size
        for layer, _ in found.sorts
    )
