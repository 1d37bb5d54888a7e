"""What changed from one model to the next, as far as both are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.quantities import binary_bytes
from llmnotes.schema.fields import value_at
from llmnotes.views.design import ATTENTIONS, attentions
from llmnotes.views.labels import field_label
from llmnotes.views.values import short_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model

_BEFORE_DESIGN = (
    "parameters.total",
    "parameters.active",
    "context_length.native",
    "training.tokens",
    "architecture.kind",
    "architecture.num_hidden_layers",
    "architecture.hidden_size",
    "architecture.intermediate_size",
)
_AFTER_DESIGN = (
    "architecture.num_attention_heads",
    "architecture.num_key_value_heads",
    "architecture.head_dim",
    "architecture.attention.window",
    "architecture.attention.kv_lora_rank",
    "architecture.positions.kind",
    "architecture.positions.theta",
    "architecture.normalization.kind",
    "architecture.normalization.placement",
    "architecture.activation",
    "architecture.moe.moe_intermediate_size",
    "architecture.vocab_size",
    "architecture.tie_word_embeddings",
    "training.precision",
    "license.name",
    "license.commercial",
    "weights",
)


class Change(NamedTuple):
    """One thing that differs between two models."""

    label: str
    before: str
    after: str
    factor: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one model to the next."""

    before: str
    after: str
    changes: tuple[Change, ...]


def step(catalog: Catalog, before: str, after: str) -> Step:
    """Compare two models; what one of them does not say is left out."""
    old, new = catalog.models[before], catalog.models[after]
    changes = (
        *(_field(path, old, new) for path in _BEFORE_DESIGN),
        *(_words(label, read(old), read(new)) for label, read in _DESIGN),
        *(_field(path, old, new) for path in _AFTER_DESIGN),
        _cache(catalog, before, after),
    )
    return Step(before, after, tuple(change for change in changes if change))


def _field(path: str, before: Model, after: Model) -> Change | None:
    old = value_at(before, path)
    new = None if old is None else value_at(after, path)
    if old is None or new is None or old == new:
        return None
    counts = not isinstance(old, bool) and isinstance(old, int | float)
    factor = new / old if counts and isinstance(new, int | float) and old else None  # type: ignore[operator]
    return Change(field_label(path), short_value(path, old), short_value(path, new), factor)


def _words(label: str, before: str, after: str) -> Change | None:
    return Change(label, before, after, None) if before and after and before != after else None


def _attention(model: Model) -> str:
    return "、".join(ATTENTIONS[key].zh for key in attentions(model.architecture))


def _experts(model: Model) -> str:
    """Dense, or how many experts there are and are chosen; empty where the design is unknown."""
    if model.architecture is None:
        return ""
    moe = model.architecture.moe
    if moe is None:
        return "稠密"
    words = "MoE"
    if moe.num_experts and moe.num_experts_per_token:
        words += f"，{moe.num_experts} 选 {moe.num_experts_per_token}"
    return words + (f" + 共享 {moe.num_shared_experts}" if moe.num_shared_experts else "")


_DESIGN: tuple[tuple[str, Callable[[Model], str]], ...] = (
    ("前馈网络", _experts),
    ("注意力", _attention),
)


def _cache(catalog: Catalog, before: str, after: str) -> Change | None:
    """The cache of one more token, which tells what a change of heads is worth."""
    caches = (catalog.sums[key].cached for key in (before, after))
    old, new = (cache.per_token() if cache else 0 for cache in caches)
    if not old or not new or old == new:
        return None
    return Change("每 token KV", binary_bytes(old), binary_bytes(new), new / old)
