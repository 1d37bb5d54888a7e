"""All models as one flat table: CSV for people, the same columns in SQLite."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.exports.derived import Derived, derived
from llmnotes.exports.file import ExportFile
from llmnotes.exports.records import ROOT
from llmnotes.schema.fields import value_at
from llmnotes.schema.text import Text
from llmnotes.views.names import maker_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model

Cell = str | int | float | None
# With it Excel reads the file as UTF-8.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t")


class Column(NamedTuple):
    """A column: its name, and the field path it shows."""

    name: str
    path: str


COLUMNS = (
    Column("released", "released"),
    Column("weights", "weights"),
    Column("parameters_total_billions", "parameters.total"),
    Column("parameters_active_billions", "parameters.active"),
    Column("context_length", "context_length.native"),
    Column("training_tokens", "training.tokens"),
    Column("gpu_hours", "training.gpu_hours"),
    Column("cutoff", "training.cutoff"),
    Column("license", "license.name"),
    Column("commercial_use", "license.commercial"),
    Column("architecture", "architecture.kind"),
    Column("attention", "architecture.attention.kind"),
    Column("num_hidden_layers", "architecture.num_hidden_layers"),
    Column("hidden_size", "architecture.hidden_size"),
    Column("num_attention_heads", "architecture.num_attention_heads"),
    Column("num_key_value_heads", "architecture.num_key_value_heads"),
    Column("head_dim", "architecture.head_dim"),
    Column("vocab_size", "architecture.vocab_size"),
    Column("num_experts", "architecture.moe.num_experts"),
    Column("num_experts_per_token", "architecture.moe.num_experts_per_token"),
)
COMPUTED = tuple(f"derived_{name}" for name in Derived.__dataclass_fields__)
NAMES = ("id", "name", "family", "organization", *(column.name for column in COLUMNS), *COMPUTED)


def model_rows(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    """One row a model, in the order of `NAMES`; what is not known is empty."""
    for entry in catalog.models:
        yield _row(catalog, entry)


def models_csv(catalog: Catalog) -> Iterator[ExportFile]:
    """Write the table as CSV for spreadsheets."""
    yield csv_file(f"{ROOT}/models.csv", NAMES, model_rows(catalog))


def csv_file(path: str, names: Iterable[str], rows: Iterable[Iterable[Cell]]) -> ExportFile:
    """Write rows as CSV; no cell can be run as a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(_harmless(cell) for cell in row)
    return ExportFile(path, (BYTE_ORDER_MARK + written.getvalue()).encode())


def _row(catalog: Catalog, entry: Entry[Model]) -> tuple[Cell, ...]:
    model = entry.record
    computed = derived(catalog, entry.id)
    return (
        entry.id,
        model.name.zh,
        model.family,
        maker_id(catalog, model),
        *(_cell(value_at(model, column.path)) for column in COLUMNS),
        *(getattr(computed, name) for name in Derived.__dataclass_fields__),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, Text):
        return value.zh
    return value if isinstance(value, str | int | float) else None


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell
