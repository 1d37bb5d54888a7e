"""What a model needs: memory for weights and cache, a card that holds them, compute to train it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import BYTES_PER_NUMBER, KvCache
from llmnotes.derive.training_compute import (
    FLOPS_PER_WEIGHT_AND_TOKEN,
    PEAK_FLOPS,
    SECONDS_PER_HOUR,
    training_compute,
)
from llmnotes.derive.weights_memory import CARDS, weights_memory
from llmnotes.views.values import BILLION

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.kv_cache import CacheLine
    from llmnotes.derive.sums import ModelSums


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader chooses beside the model; the defaults of the form."""

    weights: str = "BF16"
    cache: str = "BF16"
    tokens: int = 8192
    batch: int = 1
    card: str = "80 GB"
    cards: int = 1
    training_tokens: float | None = None
    """Absent: what the maker publishes."""
    accelerator: str = "H100"
    utilisation: float = 40
    """Share of the peak, in percent."""
    accelerators: int = 1024


@dataclass(frozen=True, slots=True)
class Known:
    """What the data says of one model."""

    parameters: int | None
    """Weights: counted, or as stated."""
    cache: tuple[CacheLine, ...] | None
    """Absent: not known; empty: an encoder, which keeps nothing."""
    used: float | None
    """Weights that one token uses, as stated."""
    tokens: float | None
    """Training tokens as published."""
    hours: float | None
    """Accelerator hours as published."""
    accelerator: str | None
    implied: float | None
    """The share of the peak that the published hours imply."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes, and what fits."""

    weights: int | None
    sequence: int | None
    """The cache of one sequence."""
    cache: int
    """Of all sequences; 0 where it is not known."""
    room: int
    """What the cards hold."""

    @property
    def total(self) -> int:
        """Weights and cache."""
        return (self.weights or 0) + self.cache

    @property
    def fits(self) -> bool:
        """Whether the cards hold them."""
        return self.total <= self.room

    def most(self) -> int | None:
        """Sequences that fit beside the weights; absent where they take no room."""
        if not self.sequence:
            return None
        return max(0, (self.room - (self.weights or 0)) // self.sequence)

    def cards_needed(self, card: str) -> int:
        """Cards that hold weights and cache."""
        return ceil(self.total / CARDS[card])


@dataclass(frozen=True, slots=True)
class Compute:
    """Training by the 6ND rule."""

    used: float
    tokens: float
    flops: float
    peak: float
    hours: float
    days: float


def known(catalog: Catalog, key: str) -> Known:
    """Gather what the calculators use."""
    model, sums = catalog.models[key], catalog.sums[key]
    counts, training = model.parameters, model.training
    stated = counts and (
        counts.exact or counts.checkpoint or (counts.total and round(counts.total * BILLION))
    )
    used = counts and (counts.active or counts.total)
    compute = training_compute(model)
    return Known(
        sums.counted.total if sums.counted else stated or None,
        _cache(sums),
        used * 1e9 if used else None,
        training.tokens if training else None,
        training.gpu_hours if training else None,
        training.hardware.accelerator if training and training.hardware else None,
        compute.utilisation if compute else None,
    )


def memory(model: Known, choices: Choices) -> Memory:
    """Bytes of weights and cache, beside what the cards hold."""
    sequence = None
    if model.cache is not None:
        sequence = sum(line.size(choices.tokens, choices.cache) for line in model.cache)
    return Memory(
        weights_memory(model.parameters, choices.weights) if model.parameters else None,
        sequence,
        (sequence or 0) * choices.batch,
        CARDS[choices.card] * choices.cards,
    )


def kept(line: CacheLine, tokens: int) -> int:
    """Tokens that layers of one sort keep."""
    return tokens if line.limit is None else min(tokens, line.limit)


def number_bytes(line: CacheLine, dtype: str) -> int:
    """Bytes of one number; states stay in 16 bits."""
    return BYTES_PER_NUMBER["BF16" if line.state else dtype]


def compute(model: Known, choices: Choices) -> Compute | None:
    """Compute and time of a training; `None` where weights or tokens are not known."""
    tokens = choices.training_tokens or model.tokens
    if not model.used or not tokens:
        return None
    flops = FLOPS_PER_WEIGHT_AND_TOKEN * model.used * tokens
    peak = PEAK_FLOPS[choices.accelerator]
    hours = flops / (peak * choices.utilisation / 100 * SECONDS_PER_HOUR)
    return Compute(model.used, tokens, flops, peak, hours, hours / choices.accelerators / 24)


def _cache(sums: ModelSums) -> tuple[CacheLine, ...] | None:
    if sums.parameters is None:
        return None
    if sums.cache is None:
        return ()
    return sums.cache.lines if isinstance(sums.cache, KvCache) else None
