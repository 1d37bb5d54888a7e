"""The shape of a model: what its figure draws, and the few numbers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from llmnotes.derive.layers import layers_in_order
from llmnotes.render.charts.architecture import Run, Shape
from llmnotes.render.numbers import short, short_tokens
from llmnotes.render.quantities import binary_bytes, percent
from llmnotes.schema.attention import HeadedMixer, LatentAttention
from llmnotes.views.design import ATTENTIONS, attentions
from llmnotes.views.labels import Label
from llmnotes.views.values import BILLION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.kv_cache import KvCache
    from llmnotes.derive.layers import Layer
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.model import Model

# One or two of each generation and each idea, oldest first.
KNOWN = (
    "gpt-1",
    "bert-large",
    "gpt-2",
    "t5-11b",
    "gpt-3",
    "bloom-176b",
    "glm-130b",
    "llama-65b",
    "chatglm2-6b",
    "llama-2-70b",
    "mistral-7b",
    "mixtral-8x7b",
    "deepseek-v2",
    "llama-3.1-405b",
    "qwen2.5-72b",
    "deepseek-v3",
    "minimax-text-01",
    "gemma-3-27b",
    "llama-4-maverick",
    "qwen3-8b",
    "qwen3-235b-a22b",
    "kimi-k2",
    "gpt-oss-120b",
    "kimi-linear-48b-a3b",
)
KINDS: dict[str, Label] = {
    "full": Label("全注意力", "full attention"),
    "latent": Label("MLA", "multi-head latent attention"),
    "sliding-window": Label("滑动窗口", "sliding window"),
    "chunked": Label("分块", "chunked"),
    "sparse": Label("稀疏", "sparse"),
    "linear": Label("线性注意力", "linear attention"),
    "state-space": Label("状态空间", "state space"),
    "short-convolution": Label("短卷积", "short convolution"),
    "parallel": Label("并行混合", "parallel"),
    "none": Label("只有前馈", "feed-forward only"),
}


@dataclass(frozen=True, slots=True)
class ArchitectureView:
    """A model's shape, ready to be drawn."""

    model: str
    shape: Shape
    numbers: tuple[tuple[str, str], ...]


def architecture_views(catalog: Catalog) -> tuple[ArchitectureView, ...]:
    """The shapes of models that readers know, oldest first."""
    known = sorted((catalog.models[key].released, key) for key in KNOWN if key in catalog.models)
    views = (architecture_view(catalog, key) for _, key in known)
    return tuple(view for view in views if view)


def architecture_view(catalog: Catalog, key: str) -> ArchitectureView | None:
    """The shape of a model; `None` where layers or width are not known."""
    model = catalog.models[key]
    shape = _shape(model.architecture) if model.architecture else None
    numbers = tuple(_numbers(model, catalog.sums[key].cached))
    return ArchitectureView(key, shape, numbers) if shape else None


def _shape(built: Architecture) -> Shape | None:
    layers = layers_in_order(built)
    if not layers or not built.hidden_size:
        return None
    queries, pairs = _heads(built)
    moe = built.moe
    return Shape(
        tuple(_runs(layers)),
        built.hidden_size,
        queries,
        pairs,
        moe.num_experts if moe else None,
        moe.num_experts_per_token if moe else None,
        moe.num_shared_experts if moe else 0,
        f"{built.encoder_layers} + {built.decoder_layers} 层"
        if built.kind == "encoder-decoder"
        else f"{len(layers)} 层",
    )


def _runs(layers: Iterable[Layer]) -> Iterator[Run]:
    looks = ((layer.stack, layer.mixer.kind, layer.feed_forward == "experts") for layer in layers)
    before = None
    for (stack, kind, experts), same in groupby(looks):
        yield Run(kind, experts, len(list(same)), gap=before is not None and stack != before)
        before = stack


def _heads(built: Architecture) -> tuple[int | None, int | None]:
    """Query heads and key-value heads of the layers that read everything, or of the first ones."""
    mixers = [built.attention] if built.attention else list(built.mixers)
    mixers.sort(key=lambda mixer: mixer.kind not in ("full", "latent"))
    for mixer in mixers:
        if isinstance(mixer, LatentAttention):
            return mixer.num_attention_heads or built.num_attention_heads, 0
        if isinstance(mixer, HeadedMixer):
            return (
                mixer.num_attention_heads or built.num_attention_heads,
                mixer.num_key_value_heads or built.num_key_value_heads,
            )
    return None, None


def _numbers(model: Model, cache: KvCache | None) -> Iterator[tuple[str, str]]:
    counts, built = model.parameters, model.architecture
    if counts and counts.total:
        words = short(round(counts.total * BILLION))
        if counts.active:
            share = percent(counts.active / counts.total)
            words += f"，激活 {short(round(counts.active * BILLION))}（{share}）"
        yield "参数", words
    known = "、".join(ATTENTIONS[key].zh for key in attentions(built))
    if known:
        yield "注意力", known
    if cache and cache.per_token():
        yield "每 token KV", binary_bytes(cache.per_token())
    if model.context_length and model.context_length.native:
        yield "上下文", short_tokens(model.context_length.native)
