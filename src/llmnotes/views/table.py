"""What a table shows: rows that are written out, or rows made from the models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.schema.fields import value_at
from llmnotes.schema.table import ExplicitRows, ModelQuery
from llmnotes.views.facts import best_field, is_withheld
from llmnotes.views.labels import UNDISCLOSED, field_label
from llmnotes.views.values import column_value, long_value, unit_of

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model
    from llmnotes.schema.table import Table

_WORDS = frozenset({"family", "organization", "weights", "summary", "aliases", "url", "languages"})
_WORD_GROUPS = ("license", "modalities", "dates", "training.data", "training.precision")
_WORD_LEAVES = frozenset({"kind", "accelerator", "cutoff", "released", "activation", "placement"})


@dataclass(frozen=True, slots=True)
class ColumnView:
    """The head of a column."""

    title: str
    numeric: bool


class CellView(NamedTuple):
    """One cell: words that may hold references, and whether the value is withheld."""

    words: str
    undisclosed: bool = False
    note: str = ""
    """Which of several fields the value is: 权重文件."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row; rows made from models know which."""

    cells: tuple[CellView, ...]
    model: str | None = None


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, ready to be written."""

    title: str
    summary: str
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]


def table_view(catalog: Catalog, table: Table) -> TableView:
    """Choose the rows of a table and write their cells."""
    content = table.content
    summary = table.summary.zh if table.summary else ""
    if isinstance(content, ExplicitRows):
        columns = tuple(ColumnView(c.title.zh, c.numeric) for c in content.columns)
        rows = tuple(RowView(tuple(CellView(c.zh) for c in row.cells)) for row in content.rows)
        return TableView(table.title.zh, summary, columns, rows)
    return TableView(table.title.zh, summary, *models_table(catalog, content))


def models_table(
    catalog: Catalog, query: ModelQuery
) -> tuple[tuple[ColumnView, ...], tuple[RowView, ...]]:
    """Columns and rows of a table that is made from models."""
    columns = (ColumnView("模型", numeric=False), *map(_column, query.columns))
    rows = tuple(_row(catalog, entry, query.columns) for entry in chosen(catalog, query))
    return columns, rows


def _column(path: str) -> ColumnView:
    unit = unit_of(path)
    title = field_label(path)
    return ColumnView(f"{title}（{unit[0]}）" if unit else title, is_numeric(path))


def chosen(catalog: Catalog, query: ModelQuery) -> list[Entry[Model]]:
    """The models a query asks for, in its order; those without the sorting value come last."""
    found = [entry for entry in candidates(catalog, query) if _fits(entry, query)]
    if query.sort == "released" and query.models and not query.families:
        order = {key: position for position, key in enumerate(query.models)}
        return sorted(
            found, key=lambda e: (e.record.released, order[e.id]), reverse=query.descending
        )
    known = [e for e in found if value_at(e.record, query.sort) is not None]
    known.sort(key=lambda e: str(e.id))
    known.sort(key=lambda e: _sortable(value_at(e.record, query.sort)), reverse=query.descending)
    return known + [e for e in found if value_at(e.record, query.sort) is None]


def is_numeric(path: str) -> bool:
    """Whether a column of this field holds numbers."""
    return not (
        path in _WORDS or path.startswith(_WORD_GROUPS) or path.rsplit(".", 1)[-1] in _WORD_LEAVES
    )


def candidates(catalog: Catalog, query: ModelQuery) -> list[Entry[Model]]:
    """The models that a query names, by family or one by one; all when it names none."""
    if not query.models and not query.families:
        return list(catalog.models)
    named = [key for family in query.families for key in catalog.members.get(family, ())]
    return [catalog.models.entries[key] for key in dict.fromkeys((*named, *query.models))]


def _fits(entry: Entry[Model], query: ModelQuery) -> bool:
    model = entry.record
    return (query.weights is None or model.weights == query.weights) and (
        query.since is None or model.released >= query.since
    )


def _sortable(value: object) -> tuple[float, str]:
    if isinstance(value, int | float):
        return float(value), ""
    return 0.0, str(value)


def _row(catalog: Catalog, entry: Entry[Model], paths: tuple[str, ...]) -> RowView:
    cells = [CellView(f"[[model:{entry.id}]]")]
    cells += [_cell(catalog, entry, path) for path in paths]
    return RowView(tuple(cells), entry.id)


def _cell(catalog: Catalog, entry: Entry[Model], path: str) -> CellView:
    if path == "family":
        return CellView(f"[[family:{entry.record.family}]]")
    if path == "organization":
        key = entry.record.organization or catalog.families[entry.record.family].organization
        return CellView(f"[[org:{key}]]")
    field, note = best_field(entry.record, path)
    if is_withheld(entry.record, field):
        return CellView(UNDISCLOSED.zh, undisclosed=True)
    value = value_at(entry.record, field)
    if value is None or value == ():
        return CellView("")
    if path == "released":
        return CellView(long_value(field, value))
    return CellView(column_value(field, value), note=note.strip("（）"))
