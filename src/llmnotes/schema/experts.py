"""Mixtures of experts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from llmnotes.schema.record import Count, Record


class MixtureOfExperts(Record):
    """Feed-forward networks of which a router chooses a few for each token."""

    num_experts: Count | None = None
    """Routed experts in one layer (`n_routed_experts`, `num_local_experts`)."""
    num_experts_per_token: Count | None = None
    """Routed experts that one token uses (`num_experts_per_tok`)."""
    moe_intermediate_size: Count | None = None
    """Width of one routed expert; absent: the architecture's `intermediate_size`."""
    latent_size: Count | None = None
    """Width to which tokens are projected before the routed experts and from which back
    (`moe_latent_size`, Nemotron 3 Super); absent: experts work at full width."""
    num_shared_experts: Annotated[int, Field(ge=0)] = 0
    """Experts that every token uses (`n_shared_experts`)."""
    shared_expert_intermediate_size: Count | None = None
    """Width of all shared experts together, where not their number times the expert's width."""
    first_dense_layers: Annotated[int, Field(ge=0)] = 0
    """Layers at the bottom without experts (`first_k_dense_replace`)."""
    expert_layer_period: Count = 1
    """Every how many layers one has experts (`decoder_sparse_step`)."""
    expert_layer_offset: Annotated[int, Field(ge=0)] | None = None
    """The first such layer, from 0; absent: the last of each period."""
    router_bias: bool = False
    """Whether the router's projection has a bias (gpt-oss)."""
    correction_bias: bool = False
    """One number an expert that balances the load (DeepSeek-V3), stored with the weights."""
    shared_expert_gate: bool = False
    """Whether a learned gate weighs the shared experts (Qwen1.5-MoE)."""
    expert_bias: bool | None = None
    """Whether the experts have biases; absent: as `bias` of the architecture."""
    dense_residual: bool = False
    """Whether the dense network stays beside the experts in each layer (Arctic)."""
    zero_experts: Annotated[int, Field(ge=0)] = 0
    """Experts without weights that the router can choose (LongCat)."""
