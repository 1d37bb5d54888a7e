"""Weights around the layers: embeddings, positions, norms, output head and what else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.expressions import Sum
from llmnotes.derive.parameter_lines import Line, Part, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.derive.expressions import Sizes
    from llmnotes.derive.layers import Layer
    from llmnotes.schema.architecture import Architecture, Normalization


def embedding_lines(write: Writer, architecture: Architecture) -> Iterator[Line]:
    """Token and segment embeddings."""
    part = Part.EMBEDDING
    width = _embedding_width(architecture)
    yield write.line(part, "tokens", f"vocab_size * {width}")
    if architecture.embedding_size:
        times = "2 * " if architecture.embedding_projections > 1 else ""
        if architecture.embedding_projections:
            yield write.line(part, "projection", f"{times}embedding_size * hidden_size")
    if architecture.type_vocab_size:
        yield write.line(part, "segments", f"type_vocab_size * {width}")


def position_lines(sizes: Sizes, architecture: Architecture) -> Iterator[Line]:
    """Weights that tell the order of tokens."""
    part, positions = Part.POSITIONS, architecture.positions
    each = _both_stacks(architecture)
    write = Writer(sizes)
    if positions is None:
        yield write.unknown(part, "positions")
    elif positions.kind == "learned":
        width = _embedding_width(architecture)
        write = Writer({**sizes, "rows": positions.rows})
        yield write.line(part, "learned", f"{each}rows * {width}")
    elif positions.kind == "relative":
        write = Writer({**sizes, "buckets": positions.buckets})
        yield write.line(part, "relative", f"{each}buckets * num_attention_heads")
    elif positions.kind == "transformer-xl":
        write = Writer(sizes, architecture.num_hidden_layers or 0)
        heads = "num_attention_heads * head_dim"
        # modeling_xlnet.py: r, then r_r_bias, r_s_bias, r_w_bias and the 2 rows of seg_embed
        yield write.line(part, "relative", f"hidden_size * {heads} + 5 * {heads}")


def norm_lines(write: Writer, layer: Layer, architecture: Architecture) -> Iterator[Line]:
    """Norms of one sort of layer."""
    norm = architecture.normalization
    if norm is None or norm.placement is None:
        yield write.unknown(Part.NORMS, "normalization")
    elif (vectors := _vectors(norm)) is not None:
        each = norm.norms_per_layer or layer.sublayers * (2 if norm.placement == "sandwich" else 1)
        yield write.line(Part.NORMS, "layer-norms", f"{each} * {vectors}hidden_size")


def outer_norm_lines(write: Writer, architecture: Architecture) -> Iterator[Line]:
    """Norms before the first and after the last layer."""
    norm = architecture.normalization
    vectors = _vectors(norm) if norm else None
    if norm is None or vectors is None:
        return
    vectors = _both_stacks(architecture) + vectors
    if norm.embedding_norm:
        width = _embedding_width(architecture)
        yield write.line(Part.NORMS, "embedding-norm", f"{vectors}{width}")
    if norm.final_norm:
        yield write.line(Part.NORMS, "final-norm", f"{vectors}hidden_size")


def head_lines(write: Writer, architecture: Architecture) -> Iterator[Line]:
    """The output head, and what stands on an encoder."""
    part, tied, heads = Part.HEAD, architecture.tie_word_embeddings, architecture.heads
    if architecture.kind != "encoder-only":
        if tied is None:
            yield write.unknown(part, "tie_word_embeddings")
        elif not tied:
            yield write.line(part, "output-head", f"vocab_size * {_embedding_width(architecture)}")
        if architecture.head_bias:
            yield write.line(part, "head-bias", "vocab_size")
    if heads and heads.pooler:
        yield write.line(part, "pooler", "hidden_size * hidden_size + hidden_size")
    if heads and heads.masked_lm:
        formula = "hidden_size * hidden_size + hidden_size + 2 * hidden_size + vocab_size"
        yield write.line(part, "masked-lm", formula)
    if heads and heads.next_sentence:
        yield write.line(part, "next-sentence", "2 * hidden_size + 2")


def stated_lines(architecture: Architecture) -> Iterator[Line]:
    """Parts whose counts are stated, not computed."""
    for tower in architecture.towers:
        if tower.in_total:
            yield _stated(Part.TOWERS, tower.name, tower.parameters, 1)
    for other in architecture.other_parts:
        yield _stated(Part.OTHER, str(other.name), other.parameters, int(other.active))


def _stated(part: Part, name: str, count: int | None, active: int) -> Line:
    missing = () if count else (f"{part}: parameters",)
    value = count or 0
    each = Sum("", f"{value:,}", value, missing)
    used = Sum("", f"{value * active:,}", value * active, missing)
    return Line(part, name, each, used)


def _both_stacks(architecture: Architecture) -> str:
    """A factor for what encoder and decoder have one each of."""
    return "2 * " if architecture.kind == "encoder-decoder" else ""


def _embedding_width(architecture: Architecture) -> str:
    return "embedding_size" if architecture.embedding_size else "hidden_size"


def _vectors(norm: Normalization) -> str | None:
    """Vectors of one norm, as a factor: weight and bias, weight alone, or none at all."""
    if norm.kind == "none" or not norm.weights:
        return None
    bias = norm.kind == "layernorm" if norm.bias is None else norm.bias
    return "2 * " if bias else ""
