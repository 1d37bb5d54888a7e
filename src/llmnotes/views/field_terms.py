"""Which term of the glossary explains a field or a value of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.facts import Fact

_TERMS = {
    "parameters.active": "active-parameters",
    "context_length.native": "context-length",
    "context_length.extended": "position-interpolation",
    "weights": "open-weights",
    "license.name": "model-license",
    "modalities.input": "modality",
    "training.tokens": "token",
    "training.compute": "flops",
    "training.precision": "mixed-precision",
    "training.cutoff": "knowledge-cutoff",
    "architecture.attention.kind": "attention",
    "architecture.attention.kv_lora_rank": "multi-head-latent-attention",
    "architecture.attention.window": "sliding-window-attention",
    "architecture.num_attention_heads": "multi-head-attention",
    "architecture.num_key_value_heads": "grouped-query-attention",
    "architecture.intermediate_size": "feed-forward-network",
    "architecture.moe.num_experts": "mixture-of-experts",
    "architecture.moe.num_experts_per_token": "router",
    "architecture.multi_token_prediction.num_layers": "multi-token-prediction",
    "architecture.positions.kind": "position-encoding",
    "architecture.positions.scaling.kind": "position-interpolation",
    "architecture.normalization.kind": "layer-normalization",
    "architecture.normalization.placement": "pre-norm",
    "architecture.vocab_size": "vocabulary",
    "architecture.tokenizer_vocab_size": "tokenizer",
    "architecture.tie_word_embeddings": "embedding",
}
_VALUES = {
    "仅解码器": "decoder-only",
    "仅编码器": "encoder-only",
    "编码器–解码器": "encoder-decoder",
    "多头潜在注意力（MLA）": "multi-head-latent-attention",
    "RoPE": "rope",
    "ALiBi": "alibi",
    "YaRN": "yarn",
    "RMSNorm": "rmsnorm",
    "SwiGLU": "swiglu",
    "GELU": "gelu",
    "BF16": "bf16",
    "FP8": "fp8",
}


def term_of_field(catalog: Catalog, fact: Fact) -> str | None:
    """The term that says what the field is, if the glossary has it."""
    return _known(catalog, _TERMS.get(fact.path))


def term_of_value(catalog: Catalog, words: str) -> str | None:
    """The term that says what a written value is, if it is a word of the field."""
    return _known(catalog, _VALUES.get(words))


def _known(catalog: Catalog, term: str | None) -> str | None:
    return term if term and term in catalog.terms else None
