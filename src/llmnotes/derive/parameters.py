"""How many weights a model has, part by part, and how many of them one token uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive.attention_parameters import (
    cross_attention_lines,
    headed_lines,
    latent_lines,
)
from llmnotes.derive.feed_forward_parameters import dense_lines, expert_lines
from llmnotes.derive.frame_parameters import (
    embedding_lines,
    head_lines,
    norm_lines,
    outer_norm_lines,
    position_lines,
    stated_lines,
)
from llmnotes.derive.layers import layers
from llmnotes.derive.parameter_lines import Line, Part, Writer
from llmnotes.derive.recurrent_parameters import (
    convolution_lines,
    linear_lines,
    state_space_lines,
)
from llmnotes.derive.sizes import sizes
from llmnotes.schema.attention import (
    HeadedMixer,
    LatentAttention,
    LinearAttention,
    ParallelMixers,
    ShortConvolution,
    StateSpace,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from llmnotes.derive.expressions import Sum
    from llmnotes.derive.layers import Layer
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer

_ORDER = {part: place for place, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Missing:
    """A sum cannot be formed."""

    fields: tuple[str, ...]
    """The fields of the architecture that it needs."""


@dataclass(frozen=True, slots=True)
class ParameterCount:
    """All weights of a model."""

    lines: tuple[Line, ...]
    """What is counted in the total."""
    prediction: tuple[Line, ...]
    """Modules for multi-token prediction, which the total does not count."""
    tied: bool
    """Whether the output head is the embedding matrix."""

    @property
    def total(self) -> int:
        """All weights."""
        return sum(line.count for line in self.lines)

    @property
    def active(self) -> int:
        """Weights that one token uses, with the input embedding."""
        return sum(line.active for line in self.lines)

    @property
    def active_without_embedding(self) -> int:
        """The same without tables that are only looked up; a tied matrix is the output head."""
        looked_up = (Part.POSITIONS,) if self.tied else (Part.POSITIONS, Part.EMBEDDING)
        return sum(line.active for line in self.lines if line.part not in looked_up)

    def part(self, part: Part) -> int:
        """The weights of one part."""
        return sum(line.count for line in self.lines if line.part == part)


def parameter_count(architecture: Architecture) -> ParameterCount | Missing:
    """Count the weights of a model, or say which fields are missing."""
    sorts = layers(architecture)
    lines = [*_frame(architecture), *stated_lines(architecture)]
    for layer, count in sorts.sorts:
        shared = 1 if architecture.share_layers else count
        lines += layer_lines(architecture, layer, shared)
    prediction = tuple(_prediction(architecture, [layer for layer, _ in sorts.sorts]))
    missing = _missing((*lines, *prediction))
    if sorts.missing or missing:
        return Missing(tuple(dict.fromkeys((*sorts.missing, *missing))))
    lines = sorted(_merged(lines), key=lambda line: _ORDER[line.part])
    tied = bool(architecture.tie_word_embeddings)
    return ParameterCount(tuple(lines), prediction, tied)


def layer_lines(architecture: Architecture, layer: Layer, count: int) -> Iterator[Line]:
    """The weights of one sort of layer."""
    write = Writer(sizes(architecture, layer.mixer), count)
    yield from _mixer_lines(write, layer.mixer, architecture)
    if layer.stack == "decoder":
        yield from cross_attention_lines(write, layer.mixer, architecture)
    if layer.feed_forward == "dense":
        yield from dense_lines(write, architecture)
    elif layer.feed_forward == "experts" and architecture.moe:
        yield from expert_lines(write, architecture.moe, architecture)
    yield from norm_lines(write, layer, architecture)


def _frame(architecture: Architecture) -> Iterator[Line]:
    common = sizes(architecture)
    write = Writer(common)
    yield from embedding_lines(write, architecture)
    yield from position_lines(common, architecture)
    yield from outer_norm_lines(write, architecture)
    yield from head_lines(write, architecture)


def _mixer_lines(write: Writer, mixer: AnyMixer, architecture: Architecture) -> Iterator[Line]:
    if isinstance(mixer, HeadedMixer):
        yield from headed_lines(write, mixer, architecture)
    elif isinstance(mixer, LatentAttention):
        yield from latent_lines(write, mixer, architecture)
    elif isinstance(mixer, LinearAttention):
        yield from linear_lines(write, mixer)
    elif isinstance(mixer, StateSpace):
        yield from state_space_lines(write, mixer)
    elif isinstance(mixer, ShortConvolution):
        yield from convolution_lines(write)
    elif isinstance(mixer, ParallelMixers):
        for branch in architecture.mixers:
            if branch.name in mixer.branches:
                own = Writer(sizes(architecture, branch), write.layers)
                yield from _mixer_lines(own, branch, architecture)


def _prediction(architecture: Architecture, sorts: Sequence[Layer]) -> Iterator[Line]:
    """The layers of each module, a projection of two widths to one, and three norms."""
    modules = architecture.multi_token_prediction
    if modules is None or modules.num_layers is None or not sorts:
        return
    by_name = {layer.mixer.name: layer for layer in sorts}
    wanted = [(by_name[run.mixer], run.times) for run in modules.layer_pattern]
    for layer, times in wanted or [(sorts[-1], 1)]:
        yield from layer_lines(architecture, layer, times * modules.num_layers)
    write = Writer(sizes(architecture), modules.num_layers)
    yield write.line(Part.OTHER, "mtp-projection", "2 * hidden_size * hidden_size")
    yield write.line(Part.NORMS, "mtp-norms", "3 * hidden_size")
    if modules.own_embedding:
        yield write.line(Part.EMBEDDING, "tokens", "vocab_size * hidden_size")
    if modules.own_head:
        yield write.line(Part.HEAD, "output-head", "vocab_size * hidden_size")


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Equal lines of different sorts of layers as one line with all their layers."""
    found: dict[tuple[Part, str, Sum, Sum], int] = {}
    for line in lines:
        alike = (line.part, line.name, line.each, line.used)
        found[alike] = found.get(alike, 0) + line.layers
    return [Line(*alike, layers) for alike, layers in found.items()]


def _missing(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(name for line in lines for name in (*line.each.missing, *line.used.missing))
