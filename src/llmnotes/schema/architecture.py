"""How a model is built, in the words of Hugging Face configs."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.record import Count, Record


class Architecture(Record):
    """The shape of the network."""

    kind: Literal["encoder-only", "decoder-only", "encoder-decoder"]
    """Which half of the Transformer, or both."""
    num_hidden_layers: Count | None = None
    """Layers."""
    hidden_size: Count | None = None
    """Width of the residual stream."""
    vocab_size: Count | None = None
    """Rows of the embedding matrix."""
