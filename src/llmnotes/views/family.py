"""What a family's page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from llmnotes.schema.table import ModelQuery
from llmnotes.schema.timeline import Timeline
from llmnotes.views.changes import Step, step
from llmnotes.views.names import family_title, of_family
from llmnotes.views.table import RowView, TableView, models_table
from llmnotes.views.timeline import TimelineView, timeline_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model


COLUMNS = (
    "released",
    "parameters",
    "parameters.active",
    "context_length",
    "training.tokens",
    "weights",
)
_LONG = 20
"""So many models are more than a phone's reader wants to pass by."""


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One family, ready to be written."""

    id: str
    name: str
    organization: str
    model_count: int
    timeline: TimelineView
    steps: tuple[Step, ...]

    @property
    def is_long(self) -> bool:
        """Whether older years are better folded away."""
        return self.model_count > _LONG


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


def models_of_family(catalog: Catalog, key: str) -> TableView:
    """The table of a family's models, with the columns in which something is known."""
    query = ModelQuery(kind="models", families=(key,), columns=COLUMNS)
    columns, rows = models_table(catalog, query)
    used = [index for index in range(len(columns)) if any(row.cells[index].words for row in rows)]
    return TableView(
        f"{family_title(catalog.families[key].name.zh)}的模型",
        "",
        tuple(columns[index] for index in used),
        tuple(RowView(tuple(row.cells[i] for i in used), row.model) for row in rows),
    )


def years_of(catalog: Catalog, table: TableView) -> Iterator[tuple[str, TableView]]:
    """The same table cut by year, each part with the columns of the whole."""
    for year, rows in groupby(table.rows, lambda row: catalog.models[row.model or ""].released[:4]):
        yield year, replace(table, title=f"{table.title}，{year} 年", rows=tuple(rows))


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
