"""Which layers a model has, and how many of each sort."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, cycle, islice, repeat
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer
    from llmnotes.schema.experts import MixtureOfExperts

Stack = Literal["encoder", "decoder", "only"]
FeedForward = Literal["dense", "experts", "none"]


class Layer(NamedTuple):
    """One sort of layer."""

    mixer: AnyMixer
    """How its tokens exchange information."""
    feed_forward: FeedForward
    """What follows."""
    stack: Stack = "only"
    """Which half it belongs to."""

    @property
    def sublayers(self) -> int:
        """Sublayers, each with a residual connection: attention, cross-attention, feed-forward."""
        parts = (self.mixer.kind != "none", self.stack == "decoder", self.feed_forward != "none")
        return sum(parts)


@dataclass(frozen=True, slots=True)
class Layers:
    """All layers, equal ones counted together."""

    sorts: tuple[tuple[Layer, int], ...]
    """Each sort with its number of layers, in the order of first appearance."""
    missing: tuple[str, ...] = ()
    """Fields without which they cannot be listed."""


def layers(architecture: Architecture) -> Layers:
    """List the sorts of layers of a model."""
    missing = missing_for_layers(architecture)
    if missing:
        return Layers((), missing)
    every = layers_in_order(architecture)
    sorts = {id(layer): layer for layer in every}
    return Layers(tuple((sorts[key], times) for key, times in Counter(map(id, every)).items()))


def layers_in_order(architecture: Architecture) -> tuple[Layer, ...]:
    """Every layer from the bottom, an encoder first; empty where something is missing."""
    if missing_for_layers(architecture):
        return ()
    stacks: tuple[tuple[Stack, int | None], ...] = (("only", architecture.num_hidden_layers),)
    if architecture.kind == "encoder-decoder":
        halves = (architecture.encoder_layers, architecture.decoder_layers)
        stacks = (("encoder", halves[0]), ("decoder", halves[1]))
    return tuple(
        layer for stack, count in stacks for layer in _stack(architecture, stack, count or 0)
    )


def mixers(architecture: Architecture, count: int) -> list[AnyMixer]:
    """The mixer of each layer, from the bottom."""
    if architecture.attention:
        return [architecture.attention] * count
    named = {mixer.name: mixer for mixer in architecture.mixers}
    runs = [repeat(named[run.mixer], run.times) for run in architecture.layer_pattern]
    return list(islice(cycle(chain(*runs)), count))


def missing_for_layers(architecture: Architecture) -> tuple[str, ...]:
    """Fields without which the layers cannot be listed."""
    wanted = ["num_hidden_layers"]
    if architecture.kind == "encoder-decoder":
        wanted = ["encoder_layers", "decoder_layers"]
    missing = [name for name in wanted if getattr(architecture, name) is None]
    if not architecture.attention:
        missing += [n for n in ("mixers", "layer_pattern") if not getattr(architecture, n)]
        names = {mixer.name for mixer in architecture.mixers}
        missing += [
            f"mixers: {r.mixer}" for r in architecture.layer_pattern if r.mixer not in names
        ]
    return ("attention",) if missing == ["mixers", "layer_pattern"] else tuple(missing)


def _stack(architecture: Architecture, stack: Stack, count: int) -> list[Layer]:
    """Layers of one sort are one object, which can be counted; comparing records is slow."""
    if architecture.attention and not architecture.moe:
        after = architecture.attention.feed_forward or "dense"
        return [Layer(architecture.attention, after, stack)] * count
    sorts: dict[tuple[int, FeedForward], Layer] = {}
    found = []
    for index, mixer in enumerate(mixers(architecture, count)):
        after = _feed_forward(architecture.moe, mixer, index)
        if (id(mixer), after) not in sorts:
            sorts[id(mixer), after] = Layer(mixer, after, stack)
        found.append(sorts[id(mixer), after])
    return found


def _feed_forward(moe: MixtureOfExperts | None, mixer: AnyMixer, index: int) -> FeedForward:
    if mixer.feed_forward:
        return mixer.feed_forward
    if moe is None or index < moe.first_dense_layers:
        return "dense"
    period, offset = moe.expert_layer_period, moe.expert_layer_offset
    first = period - 1 if offset is None else offset
    return "experts" if index % period == first % period else "dense"
