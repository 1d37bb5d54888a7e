"""Which field of which config means what: a table for each `model_type`.

What a config does not say but its class always has stands here as `fixed`, and what the class
assumes as `default`; both were read in the configuration and modelling files of transformers 5.23.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.editing.config_rules import (
    HEADS,
    KV_HEADS,
    default,
    either,
    fixed,
    gated_activation,
    head_dim,
    key,
    plain_activation,
    rope,
    rotary_dim,
    scaling,
    state_space,
    times,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.editing.config_rules import Rule

Dialect = dict[str, "Rule"]

_SIZE = key("hidden_size", "n_embd", "n_embed")
NAMES: Dialect = {
    "num_hidden_layers": key("num_hidden_layers", "n_layer", "num_layers"),
    "hidden_size": _SIZE,
    "vocab_size": key("padded_vocab_size", "vocab_size"),
    "num_attention_heads": HEADS,
    "num_key_value_heads": key("num_key_value_heads", "num_kv_heads"),
    "head_dim": key("head_dim", "kv_channels"),
    "intermediate_size": key("intermediate_size", "ffn_hidden_size", "n_inner"),
    "tie_word_embeddings": key("tie_word_embeddings"),
    "moe.num_experts": key("num_experts", "num_local_experts", "n_routed_experts"),
    "moe.num_experts_per_token": key("num_experts_per_tok"),
    "moe.moe_intermediate_size": key("moe_intermediate_size"),
    "moe.num_shared_experts": key("n_shared_experts"),
}
"""Names that many configs use: all that is read of an architecture we do not know."""

_NO_EXPERTS: Dialect = {name: fixed(None) for name in NAMES if name.startswith("moe.")}
_HEADED: Dialect = (
    NAMES
    | _NO_EXPERTS
    | {
        "kind": fixed("decoder-only"),
        "num_key_value_heads": KV_HEADS,
        "head_dim": head_dim,
    }
)
_ROPE: Dialect = {
    "positions.kind": fixed("rope"),
    "positions.theta": default(rope("rope_theta"), 10000),
    "positions.rotary_dim": rotary_dim,
    "positions.scaling.kind": scaling("kind"),
    "positions.scaling.factor": scaling("factor"),
    "positions.scaling.original_max_position_embeddings": scaling(
        "original_max_position_embeddings"
    ),
}
_WINDOW = key("sliding_window")

LLAMA: Dialect = (
    _HEADED
    | _ROPE
    | {
        "activation": gated_activation,
        "bias": default(key("mlp_bias"), False),
        "tie_word_embeddings": default(key("tie_word_embeddings"), False),
        "attention.kind": fixed("full"),
        "attention.qkv_bias": when(key("attention_bias"), fixed(True), fixed(None)),
        "attention.output_bias": when(key("attention_bias"), fixed(True), fixed(None)),
        "normalization.kind": fixed("rmsnorm"),
        "normalization.placement": fixed("pre"),
    }
)
_WINDOWED = {
    "attention.kind": when(_WINDOW, fixed("sliding-window"), fixed("full")),
    "attention.window": _WINDOW,
}
_QWEN3 = LLAMA | {"attention.qk_norm": fixed("head")}
_EXPERTS_ONLY = {
    "intermediate_size": fixed(None),
    "moe.num_experts": NAMES["moe.num_experts"],
    "moe.num_experts_per_token": NAMES["moe.num_experts_per_token"],
    "moe.moe_intermediate_size": key("moe_intermediate_size", "intermediate_size"),
}
_GEMMA = LLAMA | {
    "activation": gated_activation,
    "tie_word_embeddings": default(key("tie_word_embeddings"), True),
    "normalization.placement": fixed("sandwich"),
}
_LATENT = LLAMA | {
    "num_key_value_heads": fixed(None),
    "head_dim": fixed(None),
    "attention.kind": fixed("latent"),
    "attention.qkv_bias": fixed(None),
    "attention.output_bias": fixed(None),
    "attention.q_lora_rank": default(key("q_lora_rank"), 0),
    "attention.kv_lora_rank": key("kv_lora_rank"),
    "attention.qk_nope_head_dim": key("qk_nope_head_dim"),
    "attention.qk_rope_head_dim": key("qk_rope_head_dim"),
    "attention.v_head_dim": key("v_head_dim"),
    "moe.num_experts": key("n_routed_experts"),
    "moe.num_experts_per_token": key("num_experts_per_tok"),
    "moe.moe_intermediate_size": key("moe_intermediate_size"),
    "moe.num_shared_experts": key("n_shared_experts"),
    "moe.first_dense_layers": key("first_k_dense_replace"),
}
_DEEPSEEK_V3 = _LATENT | {
    "moe.correction_bias": fixed(True),
    "multi_token_prediction.num_layers": when(
        key("num_nextn_predict_layers"), key("num_nextn_predict_layers"), fixed(None)
    ),
}
_GLM = LLAMA | {
    "attention.qkv_bias": default(key("attention_bias", "add_qkv_bias"), True),
    "attention.output_bias": fixed(None),
}
_LAYER_NORM: Dialect = {
    "normalization.kind": fixed("layernorm"),
    "normalization.placement": fixed("pre"),
}

DIALECTS: Mapping[str, Dialect] = {
    "gpt2": _HEADED | _LAYER_NORM | {
        "intermediate_size": either(key("n_inner"), times(_SIZE, 4)),
        "activation": plain_activation,
        "bias": fixed(True),
        "tie_word_embeddings": default(key("tie_word_embeddings"), True),
        "attention.kind": fixed("full"),
        "positions.kind": fixed("learned"),
        "positions.rows": key("n_positions"),
    },
    "llama": LLAMA,
    "mistral": LLAMA | _WINDOWED,
    "qwen2": LLAMA | {"attention.qkv_bias": fixed(True)},
    "qwen3": _QWEN3,
    "qwen3_moe": _QWEN3 | _EXPERTS_ONLY | {
        "moe.expert_layer_period": when(
            lambda config: config.get("decoder_sparse_step", 1) != 1,
            key("decoder_sparse_step"),
            fixed(None),
        ),
    },
    "mixtral": LLAMA | _WINDOWED | _EXPERTS_ONLY,
    "gemma2": _GEMMA,
    "gemma3_text": _GEMMA | {"positions.theta": default(rope("rope_theta"), 1000000)},
    "deepseek_v2": _LATENT,
    "deepseek_v3": _DEEPSEEK_V3,
    "kimi_k2": _DEEPSEEK_V3,
    "glm": _GLM,
    "glm4": _GLM | {"normalization.placement": fixed("sandwich")},
    "chatglm": _GLM | {
        "num_key_value_heads": key("multi_query_group_num"),
        "activation": fixed("swiglu"),
        "bias": default(key("add_bias_linear"), False),
        "attention.qkv_bias": key("add_qkv_bias"),
    },
    "phi3": LLAMA | _WINDOWED,
    "falcon": _HEADED | _ROPE | _LAYER_NORM | {
        "num_key_value_heads": when(
            key("new_decoder_architecture"),
            KV_HEADS,
            when(default(key("multi_query"), True), fixed(1), HEADS),
        ),
        "intermediate_size": either(key("ffn_hidden_size"), times(_SIZE, 4)),
        "activation": default(plain_activation, "gelu"),
        "bias": default(key("bias"), False),
        "tie_word_embeddings": default(key("tie_word_embeddings"), True),
        "attention.kind": fixed("full"),
        "positions.kind": when(key("alibi"), fixed("alibi"), fixed("rope")),
        "positions.theta": when(key("alibi"), fixed(None), _ROPE["positions.theta"]),
        "normalization.norms_per_layer": when(
            key("new_decoder_architecture"),
            key("num_ln_in_parallel_attn"),
            when(default(key("parallel_attn"), True), fixed(1), fixed(None)),
        ),
    },
    "bloom": _HEADED | _LAYER_NORM | {
        "intermediate_size": times(_SIZE, 4),
        "activation": fixed("gelu"),
        "bias": fixed(True),
        "tie_word_embeddings": default(key("tie_word_embeddings"), True),
        "attention.kind": fixed("full"),
        "positions.kind": fixed("alibi"),
        "normalization.embedding_norm": fixed(True),
    },
    "mamba": {name: NAMES[name] for name in ("num_hidden_layers", "hidden_size", "vocab_size")} | {
        "kind": fixed("decoder-only"),
        "bias": default(key("use_bias"), False),
        "tie_word_embeddings": default(key("tie_word_embeddings"), True),
        "attention.feed_forward": fixed("none"),
        "positions.kind": fixed("none"),
        "normalization.kind": fixed("rmsnorm"),
        "normalization.placement": fixed("pre"),
    } | {f"attention.{name}": rule for name, rule in state_space().items()},
    "jamba": {k: v for k, v in LLAMA.items() if not k.startswith(("positions.", "attention."))} | {
        "positions.kind": fixed("none"),
        "moe.num_experts": key("num_experts"),
        "moe.num_experts_per_token": key("num_experts_per_tok"),
        "moe.moe_intermediate_size": key("intermediate_size"),
        "moe.expert_layer_period": key("expert_layer_period"),
        "moe.expert_layer_offset": key("expert_layer_offset"),
    },
    "gpt_oss": LLAMA | _EXPERTS_ONLY | {
        "bias": default(key("attention_bias"), True),
        "attention.qkv_bias": fixed(None),
        "attention.output_bias": fixed(None),
        "positions.theta": default(rope("rope_theta"), 150000),
        "moe.router_bias": fixed(True),
    },
}  # fmt: skip
