"""What we compute of a model, for programs; always apart from what was stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import KvCache, kv_cache
from llmnotes.derive.parameters import ParameterCount, parameter_count
from llmnotes.derive.training_compute import training_compute

if TYPE_CHECKING:
    from llmnotes.schema.model import Model


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


def derived(model: Model) -> Derived:
    """Compute what can be computed."""
    count = parameter_count(model.architecture) if model.architecture else None
    cache = kv_cache(model.architecture) if model.architecture else None
    compute = training_compute(model)
    counted = count if isinstance(count, ParameterCount) else None
    cached = cache if isinstance(cache, KvCache) else None
    return Derived(
        counted.total if counted else None,
        counted.active if counted else None,
        cached.per_token() if cached else None,
        cached.constant() if cached else None,
        compute.flops if compute else None,
        compute.tokens_per_parameter if compute else None,
    )


def cache_lines(model: Model) -> list[dict[str, str | int | bool | None]] | None:
    """What layers of each sort keep, with the arithmetic; empty for an encoder."""
    if model.architecture is None:
        return None
    cache = kv_cache(model.architecture)
    if cache is None:
        return []
    if not isinstance(cache, KvCache):
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
        for line in cache.lines
    ]
