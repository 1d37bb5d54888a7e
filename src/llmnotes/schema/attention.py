"""How tokens of one sequence exchange information: attention and what replaces it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from llmnotes.schema.record import Count, Number, Record

Size = Annotated[int, Field(ge=0)]


class Indexer(Record):
    """The small scorer that chooses which earlier tokens are read (DeepSeek Sparse Attention)."""

    num_heads: Count | None = None
    """Heads of the scorer (`index_n_heads`)."""
    head_dim: Count | None = None
    """Width of one of its heads (`index_head_dim`)."""
    top_k: Count | None = None
    """How many tokens (or blocks) it lets through (`index_topk`)."""


class Mixer(Record):
    """What all kinds have; a field that is absent is that of the whole architecture."""

    name: str | None = None
    """Its name in `layer_pattern`: `local`, `global`, `mamba`; only in the list `mixers`."""
    feed_forward: Literal["dense", "experts", "none"] | None = None
    """What follows it in its layer; absent: as the architecture says."""
    intermediate_size: Count | None = None
    """Width of the dense feed-forward network in these layers, where it differs."""


class HeadedMixer(Mixer):
    """Softmax attention over heads with keys and values of their own."""

    num_attention_heads: Count | None = None
    """Query heads, where these layers differ from the architecture."""
    num_key_value_heads: Count | None = None
    """Key and value heads, where these layers differ from the architecture."""
    head_dim: Count | None = None
    """Width of one head, where these layers differ from the architecture."""
    v_head_dim: Count | None = None
    """Width of one value head, only where it is not `head_dim`."""
    qkv_bias: bool | None = None
    """Whether queries, keys and values have biases; absent: as `bias` of the architecture."""
    output_bias: bool | None = None
    """Whether the output projection has a bias; absent: as `bias` of the architecture."""
    qk_norm: Literal["none", "head", "full"] = "none"
    """Norm of queries and keys: one vector for all heads (`head`) or one a head (`full`)."""
    output_gate: Literal["none", "head", "element"] = "none"
    """Gate on the output: one number a head, or one an element (as many weights as queries)."""
    sinks: bool = False
    """One learned attention sink a query head (gpt-oss)."""
    keys_are_values: bool = False
    """Whether one projection gives keys and values both."""
    rope_theta: Number | None = None
    """Base of the rotary positions, where these layers differ from the architecture."""
    rope: bool = True
    """Whether these layers use the architecture's rotary positions; `false` for NoPE layers."""


class FullAttention(HeadedMixer):
    """Every token reads every earlier one: MHA, GQA or MQA, which the head counts tell."""

    kind: Literal["full"]
    """Multi-head, grouped-query or multi-query attention."""


class SlidingWindowAttention(HeadedMixer):
    """Every token reads the nearest tokens only."""

    kind: Literal["sliding-window"]
    """Attention within a window."""
    window: Count | None = None
    """Width of the window, in tokens (`sliding_window`)."""


class ChunkedAttention(HeadedMixer):
    """Every token reads the tokens of its own chunk (Llama 4)."""

    kind: Literal["chunked"]
    """Attention within a chunk."""
    chunk: Count | None = None
    """Length of a chunk, in tokens (`attention_chunk_size`)."""


class SparseAttention(HeadedMixer):
    """Every token reads the blocks or tokens that an indexer chooses."""

    kind: Literal["sparse"]
    """Attention over chosen tokens; all of them stay in the cache."""
    indexer: Indexer | None = None
    """The scorer."""
    block_size: Count | None = None
    """Tokens in a block, where whole blocks are chosen."""


class LatentAttention(Mixer):
    """MLA: keys and values are compressed into one small vector that alone is cached."""

    kind: Literal["latent"]
    """Multi-head latent attention."""
    num_attention_heads: Count | None = None
    """Heads, where these layers differ from the architecture."""
    q_lora_rank: Size | None = None
    """Width of the compressed query; 0: queries are not compressed."""
    kv_lora_rank: Count | None = None
    """Width of the compressed keys and values (the cached latent)."""
    qk_nope_head_dim: Count | None = None
    """Width of the part of a head without positions."""
    qk_rope_head_dim: Size | None = None
    """Width of the part of a head that carries the rotary position; its key is shared."""
    v_head_dim: Count | None = None
    """Width of one value head."""
    output_gate: Literal["none", "head", "element"] = "none"
    """Gate on the output: one number a head, or one an element (as many weights as outputs)."""
    indexer: Indexer | None = None
    """The scorer of a sparse variant."""


class LinearAttention(Mixer):
    """A state of fixed size instead of a growing cache."""

    kind: Literal["linear"]
    """Linear attention."""
    variant: Literal["gated-delta", "kimi-delta", "lightning"] | None = None
    """Gated DeltaNet (Qwen3-Next), Kimi Delta Attention, or lightning attention (MiniMax)."""
    num_key_heads: Count | None = None
    """Key heads (`linear_num_key_heads`)."""
    num_value_heads: Count | None = None
    """Value heads (`linear_num_value_heads`)."""
    key_head_dim: Count | None = None
    """Width of a key head (`linear_key_head_dim`)."""
    value_head_dim: Count | None = None
    """Width of a value head (`linear_value_head_dim`)."""
    conv_kernel: Count | None = None
    """Length of the short convolution, in tokens (`linear_conv_kernel_dim`)."""


class StateSpace(Mixer):
    """Mamba: a recurrent state of fixed size."""

    kind: Literal["state-space"]
    """State-space layer."""
    variant: Literal["mamba", "mamba-2"] | None = None
    """Mamba (a step size for each channel) or Mamba-2 (one for each head)."""
    state_size: Count | None = None
    """Numbers of state for each channel (`mamba_d_state`)."""
    conv_kernel: Count | None = None
    """Length of the short convolution, in tokens (`mamba_d_conv`)."""
    inner_size: Count | None = None
    """Inner width (`mamba_expand` times `hidden_size`, or heads times head width)."""
    dt_rank: Count | None = None
    """Rank of the step size (Mamba only)."""
    num_heads: Count | None = None
    """Heads (Mamba-2 only)."""
    num_groups: Count | None = None
    """Groups that share B and C (Mamba-2 only)."""
    conv_bias: bool = True
    """Whether the convolution has a bias."""
    proj_bias: bool = False
    """Whether the projections have biases."""
    inner_norms: bool = False
    """Whether step size, B and C are normalised (Jamba)."""
    gated_norm: bool = True
    """Whether the output is normalised before its projection (Mamba-2)."""


class ShortConvolution(Mixer):
    """A gated convolution over the last few tokens (LFM2)."""

    kind: Literal["short-convolution"]
    """Short convolution."""
    conv_kernel: Count | None = None
    """Its length, in tokens (`conv_L_cache`)."""


class ParallelMixers(Mixer):
    """Several mixers side by side in one layer (Falcon-H1)."""

    kind: Literal["parallel"]
    """Side by side."""
    branches: tuple[str, ...]
    """Names of other mixers in the list."""


class NoMixer(Mixer):
    """A layer that has only a feed-forward network (Nemotron-H), or nothing."""

    kind: Literal["none"]
    """No exchange between tokens."""


AnyMixer = Annotated[
    FullAttention
    | SlidingWindowAttention
    | ChunkedAttention
    | SparseAttention
    | LatentAttention
    | LinearAttention
    | StateSpace
    | ShortConvolution
    | ParallelMixers
    | NoMixer,
    Field(discriminator="kind"),
]


class LayerRun(Record):
    """Some layers in a row with the same mixer."""

    mixer: str
    """The `name` of a mixer in the list `mixers`."""
    times: Count = 1
    """How many layers in a row."""
