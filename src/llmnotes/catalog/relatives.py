"""The models that share what their makers do not change from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog


def relatives(catalog: Catalog, key: str) -> tuple[str, ...]:
    """The other models of a family, and those that a model comes from or that come from it."""
    record = catalog.models[key]
    family = catalog.members.get(record.family, ())
    parents = (ancestor.model for ancestor in record.derived_from)
    children = (child for _, child in catalog.offspring.get(key, ()))
    found = dict.fromkeys((*family, *parents, *children))
    return tuple(one for one in found if one != key and one in catalog.models)
