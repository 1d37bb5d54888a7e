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
        indexer = getattr(mixer, "indexer", None)
        if indexer:
            found |= {_INDEXER[name]: value for name, value in _numbers(indexer).items()}
    found.setdefault("v_head_dim", found.get("head_dim"))
    return found


def _numbers(record: BaseModel) -> dict[str, int | None]:
    return {
        name: value
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), int) and not isinstance(value, bool)
    }
