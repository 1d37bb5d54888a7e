"""The numbers of an architecture by name, as formulas use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

    from llmnotes.derive.expressions import Sizes
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.attention import AnyMixer

# DeepSeek's configs name the indexer's sizes so
_INDEXER = {"num_heads": "index_n_heads", "head_dim": "index_head_dim", "top_k": "index_topk"}


def sizes(architecture: Architecture, mixer: AnyMixer | None = None) -> Sizes:
    """All whole numbers of an architecture; those of a mixer win over the common ones."""
    found = _numbers(architecture)
    if architecture.moe:
        found |= _numbers(architecture.moe)
        found.setdefault("moe_intermediate_size", found.get("intermediate_size"))
    if mixer:
        found |= _numbers(mixer)
        indexer = mixer.__dict__.get("indexer")
        if indexer:
            found |= {_INDEXER[name]: value for name, value in _numbers(indexer).items()}
    if found.get("head_dim") is None:
        found |= _common_head(found)
    found.setdefault("v_head_dim", found.get("head_dim"))
    return found


def _common_head(found: Sizes) -> dict[str, int | None]:
    """The head size that configs leave out: the width divided by the heads."""
    width, heads = found.get("hidden_size"), found.get("num_attention_heads")
    if not width or not heads:
        return {}
    if width % heads == 0:
        return {"head_dim": width // heads}
    if found.get("num_key_value_heads") != heads:
        return {}
    # no whole head: a check says so; the matrices of MHA are as large as those of one wide head
    return {"num_attention_heads": 1, "num_key_value_heads": 1, "head_dim": width}


def _numbers(record: BaseModel) -> dict[str, int | None]:
    return {name: value for name, value in record.__dict__.items() if type(value) is int}
