"""Heads that do not fit: into the width, or into one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.sizes import sizes
from llmnotes.derive.stated import exact_match
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.attention import HeadedMixer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.diagnostics import Location
    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer
    from llmnotes.schema.model import Model


def head_size(catalog: Catalog) -> Iterator[Diagnostic]:
    """Heads times head size is the width, unless an exact count shows that it is not.

    Qwen3, Gemma and gpt-oss project to a width of their own: there the sum with `head_dim` is the
    count of the checkpoint to the last digit, which no other head size would give.
    """
    for entry in catalog.models:
        for keys, mixer in _headed(entry):
            architecture = entry.record.architecture
            found = _misfit(architecture, mixer) if architecture else None
            if found and not _proved(catalog, entry):
                yield Diagnostic(_place(entry, keys, "head_dim"), "head-size", *found)


def kv_heads_divide(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every key-value head serves the same number of query heads."""
    for entry in catalog.models:
        for keys, mixer in _headed(entry):
            architecture = entry.record.architecture
            found = sizes(architecture, mixer) if architecture else {}
            heads, shared = found.get("num_attention_heads"), found.get("num_key_value_heads")
            if heads and shared and heads % shared:
                yield Diagnostic(
                    _place(entry, keys, "num_key_value_heads"),
                    "kv-heads-divide",
                    f"{heads} query heads cannot share {shared} key-value heads evenly",
                    "check num_attention_heads and num_key_value_heads; MHA has equal numbers",
                )


def _headed(entry: Entry[Model]) -> Iterator[tuple[KeyPath, AnyMixer | None]]:
    """Each softmax mixer with its place; `None` where only the common sizes are known."""
    architecture = entry.record.architecture
    if architecture is None:
        return
    if architecture.attention is None and not architecture.mixers:
        yield (), None
    if isinstance(architecture.attention, HeadedMixer):
        yield ("attention",), architecture.attention
    for index, mixer in enumerate(architecture.mixers):
        if isinstance(mixer, HeadedMixer):
            yield ("mixers", index), mixer


def _misfit(architecture: Architecture, mixer: AnyMixer | None) -> tuple[str, str] | None:
    width = architecture.hidden_size
    heads = getattr(mixer, "num_attention_heads", None) or architecture.num_attention_heads
    head = getattr(mixer, "head_dim", None) or architecture.head_dim
    if not width or not heads:
        return None
    if head is None and width % heads:
        return (
            (
                f"hidden_size {width:,} / num_attention_heads {heads:,} = {width / heads:.2f}, "
                "no whole head size"
            ),
            "one of the two is wrong, or the model has a head_dim of its own: write it",
        )
    if head is not None and head * heads != width:
        return (
            (
                f"num_attention_heads {heads:,} × head_dim {head:,} = {heads * head:,}, "
                f"hidden_size is {width:,} ({width:,} / {heads:,} = {width / heads:.2f})"
            ),
            (
                "one of the three is wrong; if not, let parameters.checkpoint or parameters.exact "
                "prove it by their sum, or list head-size under 'exemptions' with the reason"
            ),
        )
    return None


def _proved(catalog: Catalog, entry: Entry[Model]) -> bool:
    match = exact_match(entry.record, catalog.sums[entry.id].counted)
    return match is not None and not match.difference


def _place(entry: Entry[Model], keys: KeyPath, field: str) -> Location:
    """Where the field stands: in the mixer, or among the common ones."""
    inner = entry.document.locate("architecture", *keys, field)
    outer = entry.document.locate("architecture", field)
    mixer = entry.document.locate("architecture", *keys)
    return outer if inner == mixer else inner
