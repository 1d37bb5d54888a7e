"""Weights of feed-forward networks: one for all tokens, or experts with a router."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.parameter_lines import Line, Part, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.experts import MixtureOfExperts


def dense_lines(write: Writer, architecture: Architecture) -> Iterator[Line]:
    """The dense network of one layer."""
    part = Part.FEED_FORWARD
    matrices = _matrices(architecture)
    bias = architecture.bias
    if architecture.feed_forward_bias is not None:
        bias = architecture.feed_forward_bias
    if not matrices:
        yield write.unknown(part, "activation")
        return
    yield write.line(part, "matrices", f"{matrices} * hidden_size * intermediate_size")
    if bias is None:
        yield write.unknown(part, "bias")
    if bias:
        up = "2 * intermediate_size" if matrices == _GATED else "intermediate_size"
        yield write.line(part, "bias", f"{up} + hidden_size")


def expert_lines(
    write: Writer, moe: MixtureOfExperts, architecture: Architecture
) -> Iterator[Line]:
    """Experts and router of one layer."""
    matrices = _matrices(architecture)
    if not matrices:
        yield write.unknown(Part.EXPERTS, "activation")
        return
    width = "latent_size" if moe.latent_size else "hidden_size"
    one = f"{matrices} * {width} * moe_intermediate_size"
    used = "num_experts_per_token"
    yield write.line(Part.EXPERTS, "routed", f"num_experts * {one}", f"{used} * {one}")
    biased = architecture.bias if moe.expert_bias is None else moe.expert_bias
    if biased is None:
        yield write.unknown(Part.EXPERTS, "bias")
    if biased:
        up = "2 * moe_intermediate_size" if matrices == _GATED else "moe_intermediate_size"
        bias = f"({up} + {width})"
        yield write.line(Part.EXPERTS, "bias", f"num_experts * {bias}", f"{used} * {bias}")
    if moe.latent_size:
        yield write.line(Part.EXPERTS, "latent", "2 * hidden_size * latent_size")
    yield from _shared(write, moe, matrices)
    yield from _router(write, moe)
    if moe.dense_residual:
        yield from dense_lines(write, architecture)


_GATED = 3


def _matrices(architecture: Architecture) -> int:
    """Matrices of one network; 0 where the activation is unknown."""
    if architecture.activation is None:
        return 0
    return _GATED if architecture.activation.endswith("glu") else 2


def _shared(write: Writer, moe: MixtureOfExperts, matrices: int) -> Iterator[Line]:
    width = "num_shared_experts * moe_intermediate_size"
    if moe.shared_expert_intermediate_size:
        width = "shared_expert_intermediate_size"
    elif not moe.num_shared_experts:
        return
    yield write.line(Part.SHARED_EXPERTS, "shared", f"{matrices} * hidden_size * {width}")
    if moe.shared_expert_gate:
        yield write.line(Part.SHARED_EXPERTS, "shared-gate", "hidden_size")


def _router(write: Writer, moe: MixtureOfExperts) -> Iterator[Line]:
    experts = "(num_experts + zero_experts)" if moe.zero_experts else "num_experts"
    yield write.line(Part.ROUTER, "router", f"hidden_size * {experts}")
    if moe.router_bias:
        yield write.line(Part.ROUTER, "router-bias", experts)
    if moe.correction_bias:
        yield write.line(Part.ROUTER, "correction-bias", experts)
