"""What the list of all models shows: one row a model, and what one can choose by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.schema.fields import value_at
from llmnotes.views.design import ATTENTIONS, STRUCTURES, attentions, structures
from llmnotes.views.facts import best_field, is_withheld
from llmnotes.views.labels import UNDISCLOSED, WORDS, Label
from llmnotes.views.names import by_release, maker, maker_id
from llmnotes.views.values import amount, column_value, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.catalog.catalog import Catalog, Entry, Shelf
    from llmnotes.schema.family import Family
    from llmnotes.schema.model import Model
    from llmnotes.schema.organization import Organization

# Beyond this many rows the list has further pages: 750 rows are about 30 kB, compressed.
ROWS_ON_A_PAGE = 750
CONTEXTS = (8_000, 32_000, 128_000, 200_000, 1_000_000)
COLUMNS: dict[str, Label] = {
    "name": Label("模型", "Model"),
    "org": Label("机构", "Organization"),
    "date": Label("发布", "Released"),
    "total": Label("参数（B）", "Parameters (B)"),
    "active": Label("激活（B）", "Active (B)"),
    "context": Label("上下文", "Context"),
    "tokens": Label("训练 token（T）", "Training tokens (T)"),
    "weights": Label("权重", "Weights"),
    "commercial": Label("商用", "Commercial use"),
    "structure": Label("结构", "Structure"),
    "attention": Label("注意力", "Attention"),
}
NUMERIC = {
    "total": "parameters",
    "active": "parameters.active",
    "context": "context_length",
    "tokens": "training.tokens",
}
"""The columns of numbers, and the field or group of fields in each."""
SCALES: dict[str, int] = {
    key: unit[1] for key, path in NUMERIC.items() if (unit := unit_of(path)) is not None
}
"""What the unit of each comes to."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a cell shows it."""

    words: str
    value: int | None
    """The exact number; absent where the maker does not publish it, or nobody looked it up."""


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """One model."""

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str
    organization: str
    released: str
    amounts: tuple[Amount, ...]
    """Those of NUMERIC, in the order of COLUMNS."""
    words: tuple[str, ...]
    """Weights, commercial use, structure, attention; empty where not known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose by: its key in the address, its name, other names, how many models."""

    key: str
    name: str
    aliases: str
    count: int


def explorer_rows(catalog: Catalog) -> tuple[ExplorerRow, ...]:
    """All models, newest first."""
    return tuple(_row(catalog, entry) for entry in reversed(by_release(catalog)))


def organizations(catalog: Catalog) -> tuple[Choice, ...]:
    """The makers of models, by name."""
    counts = Counter(maker_id(catalog, entry.record) for entry in catalog.models)
    return _choices(counts, catalog.organizations)


def families(catalog: Catalog) -> tuple[Choice, ...]:
    """The families that have models, by name."""
    counts = Counter(entry.record.family for entry in catalog.models)
    return _choices(counts, catalog.families)


def years(rows: Iterable[ExplorerRow]) -> tuple[Choice, ...]:
    """The years in which models came out, newest first."""
    counts = Counter(row.released[:4] for row in rows)
    return tuple(Choice(year, year, "", n) for year, n in sorted(counts.items(), reverse=True))


def _choices(
    counts: Mapping[str, int], shelf: Shelf[Organization] | Shelf[Family]
) -> tuple[Choice, ...]:
    found = []
    for key, count in counts.items():
        record = shelf[key]
        other = filter(None, (record.name.en, *record.aliases))
        found.append(Choice(key, record.name.zh, " ".join(other), count))
    return tuple(sorted(found, key=lambda choice: choice.name.casefold()))


def _row(catalog: Catalog, entry: Entry[Model]) -> ExplorerRow:
    model = entry.record
    return ExplorerRow(
        entry.id,
        model.name.zh,
        tuple(filter(None, (model.name.en, *model.aliases))),
        model.family,
        maker(catalog, model),
        model.released,
        tuple(_amount(entry, path) for path in NUMERIC.values()),
        (
            _word("weights", model.weights),
            _word("license.commercial", model.license.commercial if model.license else None),
            " · ".join(STRUCTURES[key].zh for key in structures(model)),
            " + ".join(ATTENTIONS[key].zh for key in attentions(model.architecture)),
        ),
    )


def _amount(entry: Entry[Model], path: str) -> Amount:
    """A number; for a group the best of its fields that is known, as the page's lead says."""
    field, _ = best_field(entry.record, path)
    if is_withheld(entry.record, field):
        return Amount(UNDISCLOSED.zh, None)
    value = value_at(entry.record, field)
    if not isinstance(value, int | float):
        return Amount("", None)
    return Amount(column_value(field, value), amount(field, value))


def _word(group: str, key: str | None) -> str:
    return WORDS[group][key].zh if key else ""
