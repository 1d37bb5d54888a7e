"""How a model knows the order of its tokens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from llmnotes.schema.record import Count, Number, Record


class LearnedPositions(Record):
    """One learned vector for each position."""

    kind: Literal["learned"]
    """Learned absolute positions."""
    rows: Count | None = None
    """Rows of the table: usually the context length; OPT and BART have 2 more."""


class SinusoidalPositions(Record):
    """Fixed sines and cosines: no weights."""

    kind: Literal["sinusoidal"]
    """Sinusoidal absolute positions."""


class RelativePositions(Record):
    """A learned bias for each distance and head (T5)."""

    kind: Literal["relative"]
    """Relative position bias."""
    buckets: Count | None = None
    """Distances that are told apart (`relative_attention_num_buckets`)."""
    max_distance: Count | None = None
    """The distance from which all fall into one bucket, in tokens."""


class TransformerXLPositions(Record):
    """Relative positions as in Transformer-XL (XLNet): a projection and two biases a layer."""

    kind: Literal["transformer-xl"]
    """Relative positions with a projection of their own in each layer."""


class RopeScaling(Record):
    """How rotary positions are stretched over a longer context."""

    kind: Literal["linear", "dynamic", "yarn", "llama3", "longrope"]
    """The method (`rope_type`)."""
    factor: Number | None = None
    """How much longer."""
    original_max_position_embeddings: Count | None = None
    """The length before stretching, in tokens."""


class RotaryPositions(Record):
    """RoPE: queries and keys are rotated by an angle that grows with the position."""

    kind: Literal["rope"]
    """Rotary positions."""
    theta: Number | None = None
    """The base of the frequencies (`rope_theta`)."""
    rotary_dim: Count | None = None
    """How many numbers of a head are rotated, where not all are."""
    scaling: RopeScaling | None = None
    """Stretching, where the model is published with it."""


class AlibiPositions(Record):
    """A fixed penalty that grows with the distance: no weights."""

    kind: Literal["alibi"]
    """ALiBi."""


class NoPositions(Record):
    """No positions at all."""

    kind: Literal["none"]
    """None: the causal mask alone tells the order."""


Positions = Annotated[
    LearnedPositions
    | SinusoidalPositions
    | RelativePositions
    | TransformerXLPositions
    | RotaryPositions
    | AlibiPositions
    | NoPositions,
    Field(discriminator="kind"),
]
