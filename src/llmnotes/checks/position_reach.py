"""Positions and windows that do not fit the context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.checks.power_of_two import token_lengths
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.positions import RopeScaling, RotaryPositions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model

# The other methods stretch only some of the frequencies by the factor, or by another one each.
_WHOLE = frozenset({"linear", "yarn"})
_WINDOWS = ("window", "chunk", "top_k")


def rope_reach(catalog: Catalog) -> Iterator[Diagnostic]:
    """Stretched positions reach at least to the context length."""
    for entry in catalog.models:
        scaling, context = _scaling(entry.record), _context(entry.record)
        if scaling is None or context is None or scaling.kind not in _WHOLE:
            continue
        before, factor = scaling.original_max_position_embeddings, scaling.factor
        if before and factor and before * factor < context:
            yield Diagnostic(
                entry.locate("architecture", "positions", "scaling"),
                "rope-reach",
                f"original_max_position_embeddings {before:,} × factor {factor:g} = "
                f"{before * factor:,.0f}, context_length.native is {context:,}",
                "one of the three is wrong",
            )


def window_reach(catalog: Catalog) -> Iterator[Diagnostic]:
    """A window, a chunk or a choice of tokens is not longer than the context."""
    for entry in catalog.models:
        context = _context(entry.record)
        for keys, length in token_lengths(entry):
            if context and keys[-1] in _WINDOWS and length > context:
                yield Diagnostic(
                    entry.locate(*keys),
                    "window-reach",
                    f"{keys[-1]} {length:,} is longer than context_length.native {context:,}",
                    "one of the two is wrong",
                )


def _scaling(model: Model) -> RopeScaling | None:
    positions = model.architecture.positions if model.architecture else None
    return positions.scaling if isinstance(positions, RotaryPositions) else None


def _context(model: Model) -> int | None:
    return model.context_length.native if model.context_length else None
