"""The sums of one model: what its page and `llmnotes explain` show, as numbers and names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from llmnotes.derive.parameters import Missing
from llmnotes.derive.stated import extra_count
from llmnotes.views.sum_labels import EXTRAS, PARTS, line_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.derive.parameter_lines import Line
    from llmnotes.derive.parameters import ParameterCount
    from llmnotes.schema.model import Model


@dataclass(frozen=True, slots=True)
class SumRow:
    """Weights of one kind, with the arithmetic."""

    label: str
    symbols: str
    """The formula in names; empty where the count is stated."""
    numbers: str
    """The formula with numbers."""
    each: int
    """In one layer."""
    layers: int
    count: int
    """In all layers."""
    active: int
    """Of them, used for one token."""


@dataclass(frozen=True, slots=True)
class SumGroup:
    """One part of the model, in layers of one sort."""

    label: str
    rows: tuple[SumRow, ...]
    layers: int

    @property
    def each(self) -> int:
        """Weights of one layer."""
        return sum(row.each for row in self.rows)

    @property
    def count(self) -> int:
        """Weights of all layers."""
        return sum(row.count for row in self.rows)


@dataclass(frozen=True, slots=True)
class Extra:
    """What a checkpoint holds beside the weights."""

    label: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum beside what is stated."""

    stated: float | None
    """Total as the maker states it, in billions."""
    stated_active: float | None
    """Active weights as the maker states them, in billions."""
    checkpoint: int | None
    """Elements of the checkpoint files."""
    extras: tuple[Extra, ...]
    """What of them the total does not count."""


@dataclass(frozen=True, slots=True)
class ParameterTable:
    """All weights of a model, part by part."""

    groups: tuple[SumGroup, ...]
    total: int
    active: int
    active_without_embedding: int
    tied: bool
    mixture: bool
    """Whether a token uses fewer weights than there are."""
    prediction: tuple[SumGroup, ...]
    """Modules for multi-token prediction, outside the total."""
    compared: Comparison

    @property
    def prediction_total(self) -> int:
        """Weights of those modules."""
        return sum(group.count for group in self.prediction)


def parameter_table(catalog: Catalog, key: str) -> ParameterTable | Missing | None:
    """The parameter table of a model; `None` without an architecture."""
    model, sums = catalog.models[key], catalog.sums[key].parameters
    if sums is None or isinstance(sums, Missing):
        return sums
    return ParameterTable(
        _groups(sums.lines),
        sums.total,
        sums.active,
        sums.active_without_embedding,
        sums.tied,
        model.architecture is not None and model.architecture.moe is not None,
        _groups(sums.prediction),
        _comparison(model, sums),
    )


def _groups(lines: Iterable[Line]) -> tuple[SumGroup, ...]:
    found = groupby(lines, key=lambda line: (line.part, line.layers))
    return tuple(
        SumGroup(PARTS[part].zh, tuple(_row(line) for line in group), layers)
        for (part, layers), group in found
    )


def _row(line: Line) -> SumRow:
    return SumRow(
        line_label(line.name),
        line.each.symbols,
        line.each.numbers,
        line.each.value,
        line.layers,
        line.count,
        line.active,
    )


def _comparison(model: Model, sums: ParameterCount) -> Comparison:
    counts = model.parameters
    if counts is None:
        return Comparison(None, None, None, ())
    extras = tuple(
        Extra(EXTRAS[extra.kind].zh, extra_count(extra, sums), extra.note.zh if extra.note else "")
        for extra in counts.checkpoint_extras
    )
    return Comparison(counts.total, counts.active, counts.checkpoint, extras)
