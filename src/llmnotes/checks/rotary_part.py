"""The rotated part of a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.sizes import sizes
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.positions import RotaryPositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

# `partial_rotary_factor` of the configs: in twentieths, 0.25 (Pythia), 0.4 (Phi-2), 0.5 (GLM)
PARTS = (5, 8, 10, 15)


def rotary_part(catalog: Catalog) -> Iterator[Diagnostic]:
    """The rotated numbers of a head are a quarter, two fifths, half or three quarters of it."""
    for entry in catalog.models:
        architecture = entry.record.architecture
        positions = architecture.positions if architecture else None
        if architecture is None or not isinstance(positions, RotaryPositions):
            continue
        rotated = positions.rotary_dim
        head = sizes(architecture, architecture.attention).get("head_dim")
        if rotated and head and rotated * 20 not in {part * head for part in PARTS}:
            yield Diagnostic(
                entry.locate("architecture", "positions", "rotary_dim"),
                "rotary-part",
                f"rotary_dim {rotated:,} / head_dim {head:,} = {rotated / head:.3f}, which is no "
                "usual part (0.25, 0.4, 0.5, 0.75)",
                "one of the two is wrong; leave rotary_dim out where the whole head is rotated",
            )
