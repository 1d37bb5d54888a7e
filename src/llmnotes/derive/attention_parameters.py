"""Weights of softmax attention: full, windowed, sparse and latent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.parameter_lines import Line, Part, Writer
from llmnotes.schema.attention import HeadedMixer, LatentAttention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer, Indexer


def headed_lines(write: Writer, mixer: HeadedMixer, architecture: Architecture) -> Iterator[Line]:
    """Projections of attention with keys and values of their own (MHA, GQA, MQA)."""
    part = Part.ATTENTION
    wide = "v_head_dim" if mixer.v_head_dim else "head_dim"
    yield write.line(part, "query", "hidden_size * num_attention_heads * head_dim")
    yield write.line(part, "key", "hidden_size * num_key_value_heads * head_dim")
    if not mixer.keys_are_values:
        yield write.line(part, "value", f"hidden_size * num_key_value_heads * {wide}")
    yield write.line(part, "output", f"num_attention_heads * {wide} * hidden_size")
    yield from _biases(write, mixer, architecture)
    if mixer.qk_norm == "head":
        yield write.line(part, "qk-norm", "2 * head_dim")
    elif mixer.qk_norm == "full":
        yield write.line(part, "qk-norm", "(num_attention_heads + num_key_value_heads) * head_dim")
    yield from _gate(write, mixer.output_gate)
    if mixer.sinks:
        yield write.line(part, "sinks", "num_attention_heads")
    indexer = mixer.__dict__.get("indexer")
    if indexer:
        yield from _indexer(write, indexer, _MSA_INDEXER)


def latent_lines(
    write: Writer, mixer: LatentAttention, architecture: Architecture
) -> Iterator[Line]:
    """Projections of multi-head latent attention (MLA)."""
    part = Part.ATTENTION
    rope = "(qk_nope_head_dim + qk_rope_head_dim)"
    if mixer.q_lora_rank is None:
        yield write.unknown(part, "q_lora_rank")
    elif mixer.q_lora_rank:
        yield write.line(part, "query-down", "hidden_size * q_lora_rank")
        yield write.line(part, "query-norm", "q_lora_rank")
        yield write.line(part, "query-up", f"q_lora_rank * num_attention_heads * {rope}")
    else:
        yield write.line(part, "query", f"hidden_size * num_attention_heads * {rope}")
    yield write.line(part, "kv-down", "hidden_size * (kv_lora_rank + qk_rope_head_dim)")
    yield write.line(part, "kv-norm", "kv_lora_rank")
    up = "kv_lora_rank * num_attention_heads * (qk_nope_head_dim + v_head_dim)"
    yield write.line(part, "kv-up", up)
    yield write.line(part, "output", "num_attention_heads * v_head_dim * hidden_size")
    if architecture.bias is None:
        yield write.unknown(part, "bias")
    yield from _gate(write, mixer.output_gate)
    if mixer.indexer:
        yield from _indexer(write, mixer.indexer, _DSA_INDEXER)


def cross_attention_lines(
    write: Writer, mixer: AnyMixer, architecture: Architecture
) -> Iterator[Line]:
    """The decoder's attention to the encoder: the same projections once more."""
    if isinstance(mixer, HeadedMixer):
        for line in headed_lines(write, mixer, architecture):
            yield Line(line.part, f"cross-{line.name}", line.each, line.used, line.layers)


def _biases(write: Writer, mixer: HeadedMixer, architecture: Architecture) -> Iterator[Line]:
    part = Part.ATTENTION
    qkv = architecture.bias if mixer.qkv_bias is None else mixer.qkv_bias
    output = architecture.bias if mixer.output_bias is None else mixer.output_bias
    if qkv is None or output is None:
        yield write.unknown(part, "bias")
    if qkv:
        shared = "num_key_value_heads * "
        both = f"{shared}(head_dim + v_head_dim)" if mixer.v_head_dim else f"2 * {shared}head_dim"
        formula = f"num_attention_heads * head_dim + {both}"
        yield write.line(part, "qkv-bias", formula)
    if output:
        yield write.line(part, "output-bias", "hidden_size")


def _gate(write: Writer, gate: str) -> Iterator[Line]:
    if gate == "head":
        yield write.line(Part.ATTENTION, "gate", "hidden_size * num_attention_heads")
    elif gate == "element":
        formula = "hidden_size * num_attention_heads * v_head_dim"
        yield write.line(Part.ATTENTION, "gate", formula)


# modeling_minimax_m3_vl.py, MiniMaxM3VLIndexer: queries, one key, and a norm of each
_MSA_INDEXER = (
    "hidden_size * index_n_heads * index_head_dim + hidden_size * index_head_dim"
    " + 2 * index_head_dim"
)
# modeling_deepseek_v32.py, DeepseekV32Indexer: the key's LayerNorm has a bias, each head a weight
_DSA_INDEXER = (
    "q_lora_rank * index_n_heads * index_head_dim + hidden_size * index_head_dim"
    " + 2 * index_head_dim + hidden_size * index_n_heads"
)


def _indexer(write: Writer, indexer: Indexer, formula: str) -> Iterator[Line]:
    if indexer.num_heads is None or indexer.head_dim is None:
        yield write.unknown(Part.ATTENTION, "indexer")
    else:
        yield write.line(Part.ATTENTION, "indexer", formula)
