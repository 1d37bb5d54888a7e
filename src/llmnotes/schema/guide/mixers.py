"""Guides to attention and what replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.attention import (
    ChunkedAttention,
    FullAttention,
    HeadedMixer,
    Indexer,
    LatentAttention,
    LayerRun,
    LinearAttention,
    Mixer,
    NoMixer,
    ParallelMixers,
    ShortConvolution,
    SlidingWindowAttention,
    SparseAttention,
    StateSpace,
)
from llmnotes.schema.guide.guide import BASE, COUNT, HEADS, LAYERS, TOKENS, WIDTH, Guide

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

GUIDES: Guides = {
    Indexer: {
        "num_heads": Guide("索引器的头数（`index_n_heads`）。", 64, HEADS),
        "head_dim": Guide("索引器每头维度（`index_head_dim`）。", 128, WIDTH),
        "top_k": Guide("选出多少个 token 或块（`index_topk`）。", 2048, COUNT),
    },
    Mixer: {
        "name": Guide("在 `layer_pattern` 中用的名字；只在 `mixers` 列表里写。", "local"),
        "feed_forward": Guide(
            "同一层里其后是什么：`dense` 稠密前馈，`experts` 专家，`none` 没有；不写则按整体结构。"
        ),
        "intermediate_size": Guide("这些层的稠密前馈宽度；只在与整体不同时写。", 21504, WIDTH),
    },
    HeadedMixer: {
        "num_attention_heads": Guide("这些层的查询头数；只在与整体不同时写。", 32, HEADS),
        "num_key_value_heads": Guide("这些层的键值头数；只在与整体不同时写。", 4, HEADS),
        "head_dim": Guide("这些层的每头维度；只在与整体不同时写。", 512, WIDTH),
        "v_head_dim": Guide("每个值头的维度；只在不等于 `head_dim` 时写。", 128, WIDTH),
        "qkv_bias": Guide("查询、键、值是否有偏置；不写则同整体的 `bias`。"),
        "output_bias": Guide("输出投影是否有偏置；不写则同整体的 `bias`。"),
        "qk_norm": Guide(
            "查询与键的归一化：`head` 各头共用一个向量，`full` 每头一个，`none` 没有。"
        ),
        "output_gate": Guide(
            "输出上的门：`head` 每头一个数，`element` 每个元素一个，`none` 没有。"
        ),
        "sinks": Guide("每个查询头是否有一个可学习的注意力汇点（gpt-oss）。"),
        "keys_are_values": Guide("键与值是否由同一个投影给出。"),
        "rope_theta": Guide("这些层的 RoPE 基数；只在与整体不同时写。", 10000, BASE),
        "rope": Guide("这些层是否用整体的旋转位置；NoPE 层写 `false`。"),
    },
    FullAttention: {"kind": Guide("全注意力：MHA、GQA 或 MQA，由头数区分。")},
    SlidingWindowAttention: {
        "kind": Guide("滑动窗口注意力。"),
        "window": Guide("窗口的宽度（`sliding_window`）。", 4096, TOKENS),
    },
    ChunkedAttention: {
        "kind": Guide("分块注意力，只看本块（Llama 4）。"),
        "chunk": Guide("一块的长度（`attention_chunk_size`）。", 8192, TOKENS),
    },
    SparseAttention: {
        "kind": Guide("稀疏注意力：只看选出的 token，但全部留在缓存里。"),
        "indexer": Guide("用来挑选的索引器。"),
        "block_size": Guide("按块挑选时，一块有多少 token。", 64, TOKENS),
    },
    LatentAttention: {
        "kind": Guide("多头潜在注意力（MLA）。"),
        "num_attention_heads": Guide("这些层的头数；只在与整体不同时写。", 128, HEADS),
        "q_lora_rank": Guide("压缩后的查询的宽度；0 表示不压缩查询。", 1536, WIDTH),
        "kv_lora_rank": Guide("压缩后的键值的宽度，即缓存的潜向量。", 512, WIDTH),
        "qk_nope_head_dim": Guide("每头不带位置的维度。", 128, WIDTH),
        "qk_rope_head_dim": Guide("每头带旋转位置的维度，其键各头共用。", 64, WIDTH),
        "v_head_dim": Guide("每个值头的维度。", 128, WIDTH),
        "output_gate": Guide(
            "输出上的门：`head` 每头一个数，`element` 每个元素一个，`none` 没有。"
        ),
        "indexer": Guide("稀疏变体的索引器。"),
    },
    LinearAttention: {
        "kind": Guide("线性注意力：大小固定的状态代替不断增长的缓存。"),
        "variant": Guide(
            "Gated DeltaNet（Qwen3-Next）、Kimi Delta Attention 或闪电注意力（MiniMax）。"
        ),
        "num_key_heads": Guide("键头数（`linear_num_key_heads`）。", 16, HEADS),
        "num_value_heads": Guide("值头数（`linear_num_value_heads`）。", 32, HEADS),
        "key_head_dim": Guide("每个键头的维度（`linear_key_head_dim`）。", 128, WIDTH),
        "value_head_dim": Guide("每个值头的维度（`linear_value_head_dim`）。", 128, WIDTH),
        "conv_kernel": Guide("短卷积的长度（`linear_conv_kernel_dim`）。", 4, TOKENS),
    },
    StateSpace: {
        "kind": Guide("状态空间层（Mamba）。"),
        "variant": Guide("Mamba（每个通道一个步长）或 Mamba-2（每头一个步长）。"),
        "state_size": Guide("每个通道的状态个数（`mamba_d_state`）。", 16, WIDTH),
        "conv_kernel": Guide("短卷积的长度（`mamba_d_conv`）。", 4, TOKENS),
        "inner_size": Guide(
            "内部宽度（`mamba_expand` 乘 `hidden_size`，或头数乘每头维度）。", 8192, WIDTH
        ),
        "dt_rank": Guide("步长的秩，只用于 Mamba。", 256, WIDTH),
        "num_heads": Guide("头数，只用于 Mamba-2。", 128, HEADS),
        "num_groups": Guide("共用 B 与 C 的组数，只用于 Mamba-2。", 8, COUNT),
        "conv_bias": Guide("卷积是否有偏置。"),
        "proj_bias": Guide("投影是否有偏置。"),
        "inner_norms": Guide("步长、B、C 是否归一化（Jamba）。"),
        "gated_norm": Guide("输出在投影之前是否归一化（Mamba-2）。"),
    },
    ShortConvolution: {
        "kind": Guide("短卷积。"),
        "conv_kernel": Guide("卷积的长度（`conv_L_cache`）。", 3, TOKENS),
    },
    ParallelMixers: {
        "kind": Guide("同一层里几种并列（Falcon-H1）。"),
        "branches": Guide("并列的各种在 `mixers` 中的名字。", ("attention", "mamba")),
    },
    NoMixer: {"kind": Guide("token 之间不交换信息，只有前馈网络（Nemotron-H）。")},
    LayerRun: {
        "mixer": Guide("`mixers` 列表中的 `name`。", "local"),
        "times": Guide("连续多少层。", 5, LAYERS),
    },
}
