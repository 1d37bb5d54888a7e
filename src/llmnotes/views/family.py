"""What a family's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from llmnotes.schema.fields import value_at
from llmnotes.schema.timeline import Timeline
from llmnotes.views.labels import field_label
from llmnotes.views.names import of_family
from llmnotes.views.timeline import TimelineView, timeline_view
from llmnotes.views.values import short_value

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model

COMPARED = (
    "parameters.total",
    "parameters.active",
    "context_length.native",
    "training.tokens",
    "architecture.kind",
    "architecture.num_hidden_layers",
    "architecture.hidden_size",
    "architecture.vocab_size",
    "license.name",
    "weights",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two models."""

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
    steps = (_step(before, after) for before, after in _generations(models))
    return FamilyView(
        key,
        family.name.zh,
        family.organization,
        len(models),
        timeline_view(catalog, timeline),
        tuple(step for step in steps if step.changes),
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


def _step(before: Entry[Model], after: Entry[Model]) -> Step:
    changes = (_change(path, before.record, after.record) for path in COMPARED)
    return Step(before.id, after.id, tuple(change for change in changes if change))


def _change(path: str, before: Model, after: Model) -> Change | None:
    old, new = value_at(before, path), value_at(after, path)
    if old is None or new is None or old == new:
        return None
    both = isinstance(old, int | float) and isinstance(new, int | float)
    factor = new / old if both else None  # type: ignore[operator]
    return Change(field_label(path), short_value(path, old), short_value(path, new), factor)
