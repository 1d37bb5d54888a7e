"""Numbers of an architecture that stand in no sum of weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.derive.parameters import Missing, parameter_count
from llmnotes.derive.sizes import sizes
from llmnotes.derive.stated import agrees
from llmnotes.schema.fields import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer
    from llmnotes.schema.experts import MixtureOfExperts
    from llmnotes.schema.model import Model

_PLAIN = (
    "tokenizer_vocab_size",
    "positions.theta",
    "positions.max_distance",
    "moe.expert_layer_offset",
)
EXPERTS_USED = "moe.num_experts_per_token"
"""The one that the stated active weights may prove: see `active_proves`."""
_STRETCH = ("positions.scaling.factor", "positions.scaling.original_max_position_embeddings")
_OF_MIXERS = ("window", "chunk", "block_size", "rope_theta", "indexer.top_k")
# Layers that differ in these alone have the same weights.
_WEIGHTLESS = frozenset({"name", "kind", "window", "chunk", "rope", "rope_theta", "block_size"})


class Unsummed(NamedTuple):
    """One number that no sum of weights contains."""

    name: str
    """What it is, the same in every model: `positions.theta`, `window`."""
    keys: KeyPath
    """Where it stands below `architecture`."""
    value: float
    """The number; of `rotary_dim` its part of the head."""
    proved: bool = False
    """Whether a sum of this very model proves it all the same."""


def unsummed(model: Model) -> tuple[Unsummed, ...]:
    """The numbers of a model's architecture that its total does not prove."""
    architecture = model.architecture
    if architecture is None:
        return ()
    return (
        *_plain(architecture),
        *_of_positions(model, architecture),
        *_of_mixers(architecture),
        *_of_experts(architecture),
        *_of_layers(model, architecture),
    )


def active_proves(model: Model) -> bool:
    """Whether the stated active weights fit this number of experts, and not one more or fewer."""
    architecture, stated = model.architecture, model.parameters and model.parameters.active
    moe = architecture.moe if architecture else None
    if not architecture or not moe or not stated or not moe.num_experts_per_token:
        return False
    used = moe.num_experts_per_token
    others = {used + 1, max(used - 1, 1)} - {used}
    return _fits(architecture, moe, used, stated) and not any(
        _fits(architecture, moe, other, stated) for other in others
    )


def _plain(architecture: Architecture) -> Iterator[Unsummed]:
    for name in _PLAIN:
        value = value_at(architecture, name)
        if isinstance(value, int | float):
            yield Unsummed(name, tuple(name.split(".")), value)


def _of_positions(model: Model, architecture: Architecture) -> Iterator[Unsummed]:
    stretch = tuple(value_at(architecture, name) for name in _STRETCH)
    length = model.context_length
    reached = {length.native, length.extended, length.api} if length else set()
    factor, before = stretch
    proved = (
        isinstance(factor, int | float) and isinstance(before, int) and factor * before in reached
    )
    for name, value in zip(_STRETCH, stretch, strict=True):
        if isinstance(value, int | float):
            yield Unsummed(name, tuple(name.split(".")), value, proved)
    rotated = value_at(architecture, "positions.rotary_dim")
    head = sizes(architecture, architecture.attention).get("head_dim")
    if isinstance(rotated, int) and head:
        yield Unsummed("rotary_dim / head_dim", ("positions", "rotary_dim"), rotated / head)


def _of_mixers(architecture: Architecture) -> Iterator[Unsummed]:
    alone = ((("attention",), architecture.attention),) if architecture.attention else ()
    several = ((("mixers", index), mixer) for index, mixer in enumerate(architecture.mixers))
    for place, mixer in (*alone, *several):
        for name in _OF_MIXERS:
            value = value_at(mixer, name)
            if isinstance(value, int | float):
                yield Unsummed(name, (*place, *name.split(".")), value)


def _of_experts(architecture: Architecture) -> Iterator[Unsummed]:
    moe = architecture.moe
    if moe and moe.shared_expert_intermediate_size:  # the width of all of them together
        keys = ("moe", "num_shared_experts")
        yield Unsummed("moe.num_shared_experts", keys, moe.num_shared_experts)
    if moe and moe.num_experts_per_token:
        yield Unsummed(EXPERTS_USED, tuple(EXPERTS_USED.split(".")), moe.num_experts_per_token)


def _of_layers(model: Model, architecture: Architecture) -> Iterator[Unsummed]:
    length = sum(run.times for run in architecture.layer_pattern)
    # A pattern that is repeated can hold as many layers of each kind with other runs.
    proved = length == architecture.num_hidden_layers and not _alike(architecture.mixers)
    for index, run in enumerate(architecture.layer_pattern):
        keys = ("layer_pattern", index, "times")
        yield Unsummed(f"layer_pattern.{index}", keys, run.times, proved)
    modules = architecture.multi_token_prediction
    if modules and modules.num_layers:
        extras = model.parameters.checkpoint_extras if model.parameters else ()
        counted = any(extra.kind == "multi-token-prediction" for extra in extras)
        name = "multi_token_prediction.num_layers"
        yield Unsummed(name, tuple(name.split(".")), modules.num_layers, counted)


def _fits(architecture: Architecture, moe: MixtureOfExperts, used: int, stated: float) -> bool:
    changed = moe.model_copy(update={"num_experts_per_token": used})
    sums = parameter_count(architecture.model_copy(update={"moe": changed}))
    if isinstance(sums, Missing):
        return False
    return agrees(sums.active, stated) or agrees(sums.active_without_embedding, stated)


def _alike(mixers: tuple[AnyMixer, ...]) -> bool:
    shapes = [mixer.model_dump(exclude=set(_WEIGHTLESS), exclude_defaults=True) for mixer in mixers]
    return all(shape == shapes[0] for shape in shapes)
