"""What a family's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from llmnotes.schema.timeline import Timeline
from llmnotes.views.changes import Step, step
from llmnotes.views.names import of_family
from llmnotes.views.timeline import TimelineView, timeline_view

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One family, ready to be written."""

    id: str
    name: str
    organization: str
    model_count: int
    timeline: TimelineView
    steps: tuple[Step, ...]


def family_view(catalog: Catalog, key: str) -> FamilyView:
    """Gather what the page of one family needs."""
    family = catalog.families[key]
    models = of_family(catalog, key)
    timeline = Timeline(title=family.name, families=(key,))
    steps = (step(catalog, before.id, after.id) for before, after in _generations(models))
    return FamilyView(
        key,
        family.name.zh,
        family.organization,
        len(models),
        timeline_view(catalog, timeline),
        tuple(one for one in steps if one.changes),
    )


def _generations(models: list[Entry[Model]]) -> list[tuple[Entry[Model], Entry[Model]]]:
    """Pairs to compare: a model and its stated predecessor, or else the largest of each day."""
    by_id = {entry.id: entry for entry in models}
    stated = [
        (by_id[ancestor.model], entry)
        for entry in models
        for ancestor in entry.record.derived_from
        if ancestor.kind == "successor" and ancestor.model in by_id
    ]
    return stated or list(pairwise(_largest_of_each_day(models)))


def _largest_of_each_day(models: list[Entry[Model]]) -> list[Entry[Model]]:
    chosen: dict[str, Entry[Model]] = {}
    for entry in models:
        best = chosen.get(entry.record.released)
        if best is None or _size(entry) > _size(best):
            chosen[entry.record.released] = entry
    return list(chosen.values())


def _size(entry: Entry[Model]) -> float:
    parameters = entry.record.parameters
    return (parameters.total if parameters else None) or 0.0
