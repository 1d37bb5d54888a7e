"""The models that share what their makers do not change from one to the next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

_MANY_IDS = 1 << 16
"""Models whose generation is remembered: each is asked for by all of its relatives."""


def relatives(catalog: Catalog, key: str) -> tuple[str, ...]:
    """The other models of a family, and those that a model comes from or that come from it."""
    record = catalog.models[key]
    family = catalog.members.get(record.family, ())
    parents = (ancestor.model for ancestor in record.derived_from)
    children = (child for _, child in catalog.offspring.get(key, ()))
    found = dict.fromkeys((*family, *parents, *children))
    return tuple(one for one in found if one != key and one in catalog.models)


def nearest(catalog: Catalog, key: str) -> frozenset[str]:
    """Of the relatives those of the same generation, and a model's own parents and children.

    A generation is what ids share up to their first number, sizes aside: `gemma-3-4b` and -27b.
    """
    own = _generation(key)
    alike = (one for one in relatives(catalog, key) if _generation(one) == own)
    parents = (ancestor.model for ancestor in catalog.models[key].derived_from)
    children = (child for _, child in catalog.offspring.get(key, ()))
    return frozenset((*alike, *parents, *children))


@lru_cache(_MANY_IDS)
def _generation(key: str) -> str:
    unsized = re.sub(r"-\d+(\.\d+)?[bmt]\b.*", "", key)
    found = re.match(r"\D*\d+(\.\d+)?", unsized)
    return found[0] if found else unsized
