"""Which models a model comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog


class Step(NamedTuple):
    """One step back."""

    model: str
    """The id of the model."""
    parent: str
    """The id of the model it comes from."""
    kind: str
    """How."""
    distance: int
    """Steps from the model one started with, from 1."""


def lineage(catalog: Catalog, key: str) -> tuple[Step, ...]:
    """All steps back from a model, nearest first; each model is visited once."""
    steps: list[Step] = []
    seen = {key}
    level = [key]
    while level:
        distance = steps[-1].distance + 1 if steps else 1
        found = [
            Step(model, ancestor.model, ancestor.kind, distance)
            for model in level
            if model in catalog.models
            for ancestor in catalog.models[model].derived_from
        ]
        steps += found
        level = [s for s in dict.fromkeys(step.parent for step in found) if s not in seen]
        seen.update(level)
    return tuple(steps)


def ancestors(catalog: Catalog, key: str) -> tuple[str, ...]:
    """Ids of all models that a model comes from, nearest first."""
    return tuple(dict.fromkeys(s.parent for s in lineage(catalog, key) if s.parent != key))
