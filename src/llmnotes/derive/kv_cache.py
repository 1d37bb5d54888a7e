"""What a model keeps for each sequence while it writes: keys and values, or a fixed state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.derive.expressions import Sum, evaluate
from llmnotes.derive.layers import missing_for_layers, mixers
from llmnotes.derive.parameters import Missing
from llmnotes.derive.sizes import sizes
from llmnotes.schema.attention import (
    ChunkedAttention,
    HeadedMixer,
    LatentAttention,
    LinearAttention,
    NoMixer,
    ParallelMixers,
    ShortConvolution,
    SlidingWindowAttention,
    StateSpace,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer

BYTES_PER_NUMBER = {"BF16": 2, "FP8": 1}
# recurrent states lose too much in 8 bits and stay in 16
BYTES_PER_STATE_NUMBER = 2
LENGTHS = (4 * 1024, 32 * 1024, 128 * 1024, 1024 * 1024)


class CacheLine(NamedTuple):
    """What layers of one sort keep."""

    kind: str
    """Kind of the mixer."""
    each: Sum
    """Numbers that one layer keeps: for one token, or in all when `state`."""
    layers: int
    """How many layers of this sort."""
    limit: int | None = None
    """Most tokens that are kept; absent: all."""
    state: bool = False
    """Whether the size does not depend on the length."""

    @property
    def grows(self) -> bool:
        """Whether it grows as long as the sequence does."""
        return not self.state and self.limit is None

    def size(self, tokens: int, dtype: str) -> int:
        """Bytes after some tokens."""
        if self.state:
            return self.each.value * self.layers * BYTES_PER_STATE_NUMBER
        kept = tokens if self.limit is None else min(tokens, self.limit)
        return self.each.value * self.layers * kept * BYTES_PER_NUMBER[dtype]


@dataclass(frozen=True, slots=True)
class KvCache:
    """What a model keeps for one sequence."""

    lines: tuple[CacheLine, ...]

    def per_token(self, dtype: str = "BF16") -> int:
        """Bytes by which each further token adds, beyond all windows."""
        return sum(line.size(1, dtype) for line in self.lines if line.grows)

    def constant(self, dtype: str = "BF16") -> int:
        """Bytes of full windows and of states."""
        return sum(line.size(line.limit or 1, dtype) for line in self.lines if not line.grows)

    def size(self, tokens: int, batch: int = 1, dtype: str = "BF16") -> int:
        """Bytes of a batch of sequences of one length."""
        return batch * sum(line.size(tokens, dtype) for line in self.lines)


def kv_cache(architecture: Architecture) -> KvCache | Missing | None:
    """What a model keeps for one sequence; `None` for an encoder, which keeps nothing.

    In an encoder-decoder this is the decoder's own attention, without the encoder's output.
    """
    if architecture.kind == "encoder-only":
        return None
    missing = missing_for_layers(architecture)
    if missing:
        return Missing(missing)
    count = architecture.num_hidden_layers or architecture.decoder_layers or 0
    own = count - (architecture.kv_shared_layers or 0)
    layers = mixers(architecture, own)
    by_place = {id(mixer): mixer for mixer in layers}  # comparing records is slow
    found = Counter(map(id, layers))
    lines = tuple(
        line for key, times in found.items() for line in _lines(architecture, by_place[key], times)
    )
    names = tuple(dict.fromkeys(name for line in lines for name in line.each.missing))
    return Missing(names) if names else KvCache(lines)


def batch_that_fits(memory: int, weights: int, sequence: int) -> int:
    """How many sequences fit into a memory beside the weights, all in bytes."""
    return max(0, (memory - weights) // sequence) if sequence else 0


def _lines(architecture: Architecture, mixer: AnyMixer, layers: int) -> Iterator[CacheLine]:
    if isinstance(mixer, ParallelMixers):
        for branch in architecture.mixers:
            if branch.name in mixer.branches:
                yield from _lines(architecture, branch, layers)
    elif not isinstance(mixer, NoMixer):
        formula, state = _formula(mixer)
        limited = isinstance(mixer, SlidingWindowAttention | ChunkedAttention)
        wanted = "window" if isinstance(mixer, SlidingWindowAttention) else "chunk"
        limit = getattr(mixer, wanted, None) if limited else None
        each = evaluate(formula, sizes(architecture, mixer))
        if limited and limit is None:
            each = Sum(each.symbols, each.numbers, 0, (*each.missing, wanted))
        yield CacheLine(mixer.kind, each, layers, limit, state)


def _formula(mixer: AnyMixer) -> tuple[str, bool]:
    """Numbers kept by one layer, and whether they are a state of fixed size."""
    if isinstance(mixer, HeadedMixer):
        split = mixer.v_head_dim is not None
        heads = "num_key_value_heads * "
        formula = f"{heads}(head_dim + v_head_dim)" if split else f"2 * {heads}head_dim"
        return formula + (" + index_head_dim" if mixer.__dict__.get("indexer") else ""), False
    if isinstance(mixer, LatentAttention):
        indexer = " + index_head_dim" if mixer.indexer else ""
        return f"kv_lora_rank + qk_rope_head_dim{indexer}", False
    if isinstance(mixer, LinearAttention):
        state = "num_value_heads * key_head_dim * value_head_dim"
        channels = "(2 * num_key_heads * key_head_dim + num_value_heads * value_head_dim)"
        return state + (f" + {channels} * conv_kernel" if mixer.conv_kernel else ""), True
    if isinstance(mixer, StateSpace):
        channels = "inner_size"
        if mixer.variant == "mamba-2":
            channels = "(inner_size + 2 * num_groups * state_size)"
        return f"inner_size * state_size + {channels} * conv_kernel", True
    if isinstance(mixer, ShortConvolution):
        return "hidden_size * conv_kernel", True
    raise TypeError(mixer.kind)
