"""What we compute of a model, for programs; always apart from what was stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import KvCache
from llmnotes.derive.training_compute import training_compute

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.sums import ModelSums


@dataclass(frozen=True, slots=True)
class Derived:
    """Computed numbers of one model; `None` where a field is missing for it."""

    parameters_total: int | None
    """Weights, counted from the architecture."""
    parameters_active: int | None
    """Weights that one token uses, with the input embedding."""
    kv_cache_bytes_per_token: int | None
    """Growth of the KV cache with each token, BF16."""
    kv_cache_constant_bytes: int | None
    """What windows and states take in all, BF16."""
    training_flop: float | None
    """6ND."""
    tokens_per_parameter: float | None
    """Training tokens for each weight in use."""


def derived(catalog: Catalog, key: str) -> Derived:
    """Gather what can be computed."""
    counted, cached = catalog.sums[key].counted, catalog.sums[key].cached
    compute = training_compute(catalog.models[key])
    return Derived(
        counted.total if counted else None,
        counted.active if counted else None,
        cached.per_token() if cached else None,
        cached.constant() if cached else None,
        compute.flops if compute else None,
        compute.tokens_per_parameter if compute else None,
    )


def cache_lines(sums: ModelSums) -> list[dict[str, str | int | bool | None]] | None:
    """What layers of each sort keep, with the arithmetic; empty for an encoder."""
    if sums.parameters is None:
        return None
    if sums.cache is None:
        return []
    if not isinstance(sums.cache, KvCache):
        return None
    return [
        {
            "kind": line.kind,
            "formula": line.each.symbols,
            "numbers": line.each.numbers,
            "each": line.each.value,
            "layers": line.layers,
            "limit": line.limit,
            "state": line.state,
        }
        for line in sums.cache.lines
    ]
