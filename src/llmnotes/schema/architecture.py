"""How a model is built, in the words of Hugging Face configs.

Every field but `kind` may be absent: absent is unknown. Sums are derived when nothing is missing.
"""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.attention import AnyMixer, LayerRun
from llmnotes.schema.experts import MixtureOfExperts
from llmnotes.schema.positions import Positions
from llmnotes.schema.record import Count, Record
from llmnotes.schema.text import Text


class Normalization(Record):
    """How activations are kept in range."""

    kind: Literal["layernorm", "rmsnorm", "none"]
    """LayerNorm or RMSNorm."""
    placement: Literal["pre", "post", "sandwich"] | None = None
    """Before each sublayer, after it, or both (4 norms a layer)."""
    bias: bool | None = None
    """Whether a norm has a bias beside its weight; absent: LayerNorm has, RMSNorm has not."""
    weights: bool = True
    """Whether norms have learned weights at all (those of OLMo 1 have none)."""
    norms_per_layer: Count | None = None
    """Norms in one layer, where not 2 (pre, post) or 4 (sandwich); parallel blocks share 1."""
    embedding_norm: bool = False
    """Whether the embedding is normalised (BERT, BLOOM)."""
    final_norm: bool = True
    """Whether the last layer is followed by a norm (not in BERT and GPT-1)."""


class MultiTokenPrediction(Record):
    """Extra layers that predict further tokens; not counted in the total."""

    num_layers: Count | None = None
    """How many (`num_nextn_predict_layers`)."""
    layer_pattern: tuple[LayerRun, ...] = ()
    """Layers of one module by mixer; absent: one layer like the last."""
    own_embedding: bool = False
    """Whether the checkpoint files hold an embedding of their own for each."""
    own_head: bool = False
    """Whether the checkpoint files hold an output head of their own for each."""


class Tower(Record):
    """A network for another modality: a part with a count of its own."""

    name: str
    """What it is: `SigLIP-So400m`, `vision tower and projector`."""
    modality: Literal["image", "audio", "video"]
    """What it reads."""
    parameters: Count | None = None
    """Its weights, exactly, with the projector into the language model."""
    in_total: bool = True
    """Whether the total contains it."""


class OtherPart(Record):
    """Weights that no other field describes."""

    name: Text
    """What they are."""
    parameters: Count
    """How many, exactly."""
    active: bool = True
    """Whether every token uses them."""


class EncoderHeads(Record):
    """What stands on an encoder such as BERT."""

    pooler: bool = False
    """A dense layer on the first token: hidden_size x hidden_size and a bias."""
    masked_lm: bool = False
    """A dense layer, a norm and a bias for each word (the matrix is the embedding)."""
    next_sentence: bool = False
    """A classifier with two outputs."""


class Architecture(Record):
    """The shape of the network."""

    kind: Literal["encoder-only", "decoder-only", "encoder-decoder"]
    """Which half of the Transformer, or both."""
    num_hidden_layers: Count | None = None
    """Layers; in an encoder-decoder write the next two instead."""
    encoder_layers: Count | None = None
    """Layers of the encoder (encoder-decoder only)."""
    decoder_layers: Count | None = None
    """Layers of the decoder (encoder-decoder only)."""
    hidden_size: Count | None = None
    """Width of the residual stream."""
    vocab_size: Count | None = None
    """Rows of the embedding matrix, with padding rows."""
    tokenizer_vocab_size: Count | None = None
    """Tokens that the tokenizer knows, where it is not `vocab_size`."""
    num_attention_heads: Count | None = None
    """Query heads in one layer."""
    num_key_value_heads: Count | None = None
    """Key and value heads in one layer: equal to the query heads in MHA, 1 in MQA."""
    head_dim: Count | None = None
    """Width of one head; write it even where it is hidden_size / num_attention_heads."""
    intermediate_size: Count | None = None
    """Inner width of the dense feed-forward network."""
    activation: (
        Literal["gelu", "relu", "squared-relu", "silu", "xielu", "swiglu", "geglu", "reglu"] | None
    ) = None
    """Activation; those that end in `glu` are gated and have three matrices instead of two."""
    bias: bool | None = None
    """Whether linear layers have biases; attention and experts can say otherwise."""
    feed_forward_bias: bool | None = None
    """Whether the dense feed-forward network has biases; absent: as `bias`."""
    tie_word_embeddings: bool | None = None
    """Whether the output head is the embedding matrix."""
    head_bias: bool = False
    """Whether the output head has a bias."""
    embedding_size: Count | None = None
    """Width of the embedding matrix, where it is not `hidden_size` and a projection follows."""
    embedding_projections: Literal[0, 1, 2] = 1
    """Projections between the two widths: in only (ALBERT), or in and out (OPT-350M)."""
    type_vocab_size: Count | None = None
    """Rows of the segment embedding (BERT)."""
    attention: AnyMixer | None = None
    """The mixer of every layer, where all are alike."""
    mixers: tuple[AnyMixer, ...] = ()
    """The mixers by `name`, where layers differ; then `layer_pattern` says which is where."""
    layer_pattern: tuple[LayerRun, ...] = ()
    """Which mixer each layer has, from the bottom; repeated until all layers are filled."""
    share_layers: bool = False
    """Whether all layers are one and the same (ALBERT)."""
    kv_shared_layers: Count | None = None
    """Layers at the top that read the cache of a lower layer and keep none (Gemma 3n)."""
    positions: Positions | None = None
    """How the order of tokens is known."""
    normalization: Normalization | None = None
    """How activations are kept in range."""
    moe: MixtureOfExperts | None = None
    """Mixture of experts; absent in a dense model."""
    multi_token_prediction: MultiTokenPrediction | None = None
    """Extra layers that predict further tokens."""
    heads: EncoderHeads | None = None
    """What stands on an encoder."""
    towers: tuple[Tower, ...] = ()
    """Networks for images and sound."""
    other_parts: tuple[OtherPart, ...] = ()
    """Weights that no other field describes."""
