"""What a model's design is called in a word or two: MoE, GQA, MLA, sliding window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.attention import HeadedMixer, NoMixer, ParallelMixers
from llmnotes.views.labels import Label

if TYPE_CHECKING:
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer
    from llmnotes.schema.model import Model

STRUCTURES: dict[str, Label] = {
    "dense": Label("稠密解码器", "dense decoder"),
    "moe": Label("MoE", "mixture of experts"),
    "encoder": Label("仅编码器", "encoder-only"),
    "encoder-decoder": Label("编码器–解码器", "encoder-decoder"),
}
ATTENTIONS: dict[str, Label] = {
    "mha": Label("MHA", "multi-head"),
    "gqa": Label("GQA", "grouped-query"),
    "mqa": Label("MQA", "multi-query"),
    "mla": Label("MLA", "multi-head latent"),
    "sliding-window": Label("滑动窗口", "sliding window"),
    "chunked": Label("分块", "chunked"),
    "sparse": Label("稀疏", "sparse"),
    "linear": Label("线性", "linear"),
    "state-space": Label("状态空间", "state space"),
    "short-convolution": Label("短卷积", "short convolution"),
}
_HALVES = {"encoder-only": "encoder", "encoder-decoder": "encoder-decoder"}


def structures(model: Model) -> tuple[str, ...]:
    """Keys of STRUCTURES that fit a model; empty where its design is not known."""
    built = model.architecture
    mixture = bool((built and built.moe) or (model.parameters and model.parameters.active))
    half = _HALVES.get(built.kind) if built else None
    if half:
        return (half, "moe") if mixture else (half,)
    if mixture:
        return ("moe",)
    return ("dense",) if built else ()


def attentions(architecture: Architecture | None) -> tuple[str, ...]:
    """Keys of ATTENTIONS for the layers of a model, each once; empty where not known."""
    if architecture is None:
        return ()
    mixers = (architecture.attention,) if architecture.attention else architecture.mixers
    return tuple(dict.fromkeys(key for mixer in mixers for key in _keys(architecture, mixer)))


def _keys(architecture: Architecture, mixer: AnyMixer) -> tuple[str, ...]:
    if isinstance(mixer, NoMixer | ParallelMixers):  # the branches stand in the list themselves
        return ()
    if mixer.kind == "latent":
        return ("mla", "sparse") if mixer.indexer else ("mla",)
    reach = () if mixer.kind == "full" else (mixer.kind,)
    if not isinstance(mixer, HeadedMixer):
        return reach
    queries = mixer.num_attention_heads or architecture.num_attention_heads
    pairs = mixer.num_key_value_heads or architecture.num_key_value_heads
    return (*_sharing(queries, pairs), *reach)


def _sharing(queries: int | None, pairs: int | None) -> tuple[str, ...]:
    """How many queries share a key and a value."""
    if not queries or not pairs:
        return ()
    if queries == pairs:
        return ("mha",)
    return ("mqa",) if pairs == 1 else ("gqa",)
