"""The memory of one model: its cache, its weights, and what fits beside them on a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import LENGTHS, batch_that_fits
from llmnotes.derive.parameters import Missing
from llmnotes.derive.weights_memory import BITS_PER_WEIGHT, CARDS, weights_memory
from llmnotes.views.sum_labels import MIXERS

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.kv_cache import KvCache
    from llmnotes.schema.model import Model

CACHE_TYPES = ("BF16", "FP8")
# a cache in 8 bits goes with weights in 8 or 4 bits
CACHE_FOR_WEIGHTS = {"BF16": "BF16", "FP8": "FP8", "INT4": "FP8"}
BATCH_LENGTH = 8 * 1024


@dataclass(frozen=True, slots=True)
class CacheRow:
    """What layers of one sort keep, with the arithmetic."""

    label: str
    symbols: str
    numbers: str
    each: int
    """Numbers that one layer keeps: for one token, or in all when `state`."""
    layers: int
    limit: int | None
    """Most tokens that are kept."""
    state: bool
    """Whether the size does not depend on the length."""


@dataclass(frozen=True, slots=True)
class CacheSize:
    """The cache of one sequence of some length."""

    tokens: int
    sizes: tuple[int, ...]
    """Bytes in each of `CACHE_TYPES`."""
    beyond: bool
    """Whether the model does not read that much."""


@dataclass(frozen=True, slots=True)
class CacheTable:
    """What a model keeps for one sequence."""

    rows: tuple[CacheRow, ...]
    per_token: tuple[int, ...]
    """Bytes by which each further token adds, in each of `CACHE_TYPES`."""
    constant: tuple[int, ...]
    """Bytes of full windows and of states, in each of `CACHE_TYPES`."""
    lengths: tuple[CacheSize, ...]


@dataclass(frozen=True, slots=True)
class WeightsRow:
    """The weights in one number format, and the batch that fits beside them on each card."""

    dtype: str
    size: int
    """Bytes."""
    cache_dtype: str
    batches: tuple[int | None, ...]
    """Sequences of `batch_length` tokens on each of `CARDS`; absent: the weights do not fit."""


def kv_cache_table(catalog: Catalog, key: str) -> CacheTable | Missing | None:
    """The cache of a model; `None` for an encoder and without an architecture."""
    model, cache = catalog.models[key], catalog.sums[key].cache
    if cache is None or isinstance(cache, Missing):
        return cache
    native, longest = _contexts(model)
    two = model.architecture and model.architecture.kind == "encoder-decoder"
    half = "（解码器自身，不含交叉注意力）" if two else ""
    rows = tuple(
        CacheRow(
            MIXERS[line.kind].zh + half,
            line.each.symbols,
            line.each.numbers,
            line.each.value,
            line.layers,
            line.limit,
            line.state,
        )
        for line in cache.lines
    )
    return CacheTable(
        rows,
        tuple(cache.per_token(dtype) for dtype in CACHE_TYPES),
        tuple(cache.constant(dtype) for dtype in CACHE_TYPES),
        tuple(
            CacheSize(n, tuple(cache.size(n, dtype=dtype) for dtype in CACHE_TYPES), n > longest)
            for n in sorted({*LENGTHS, native})
        ),
    )


def _contexts(model: Model) -> tuple[int, int]:
    """The native context and the longest known one; where unknown, no length is beyond it."""
    length = model.context_length
    known = [n for n in (length.native, length.extended, length.api) if n] if length else []
    if length is None or not known:
        return LENGTHS[0], LENGTHS[-1]
    return length.native or LENGTHS[0], max(known)


def weights_table(catalog: Catalog, key: str) -> tuple[WeightsRow, ...]:
    """The weights in memory; empty where they cannot be counted."""
    sums = catalog.sums[key]
    if sums.counted is None:
        return ()
    total, tokens = sums.counted.total, batch_length(catalog.models[key])
    return tuple(_weights_row(total, dtype, sums.cached, tokens) for dtype in BITS_PER_WEIGHT)


def batch_length(model: Model) -> int:
    """The length of the sequences in a batch: `BATCH_LENGTH`, or the whole native context."""
    native, longest = _contexts(model)
    return BATCH_LENGTH if longest >= BATCH_LENGTH else native


def _weights_row(parameters: int, dtype: str, cache: KvCache | None, tokens: int) -> WeightsRow:
    size = weights_memory(parameters, dtype)
    kind = CACHE_FOR_WEIGHTS[dtype]
    if cache is None:
        return WeightsRow(dtype, size, kind, ())
    sequence = cache.size(tokens, dtype=kind)
    batches = tuple(
        batch_that_fits(memory, size, sequence) if memory > size else None
        for memory in CARDS.values()
    )
    return WeightsRow(dtype, size, kind, batches)
