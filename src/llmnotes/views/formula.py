"""What the page of a formula, the index of formulas and the table of symbols show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from llmnotes.derive.arithmetic import ExpressionError, evaluate, read
from llmnotes.derive.expression_latex import latex, number, symbol
from llmnotes.derive.worked_example import evaluate_example
from llmnotes.schema.fields import value_at
from llmnotes.schema.formula import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.formula import Example, Formula, ModelNumbers, Symbol

TOPICS: tuple[str, ...] = get_args(Topic)
# A column of a page; with all of them on each page, a topic of n formulas would weigh n².
NEAR = 24


@dataclass(frozen=True, slots=True)
class CalculationView:
    """One line of arithmetic, in LaTeX: with names, with numbers, and what it comes to."""

    step: int
    name: str
    words: str
    numbers: str
    value: str


@dataclass(frozen=True, slots=True)
class ModelRow:
    """The formula with the numbers of one model; `None` where nobody knows or says."""

    model: str
    values: tuple[float | None, ...]
    result: float | None


@dataclass(frozen=True, slots=True)
class NumbersView:
    """The formula with the numbers of real models."""

    expression: str
    names: tuple[str, ...]
    fields: tuple[str, ...]
    unit: str
    rows: tuple[ModelRow, ...]


@dataclass(frozen=True, slots=True)
class SymbolView:
    """A symbol and the formulas that contain it."""

    entry: Entry[Symbol]
    formulas: tuple[str, ...]
    greek: bool


def by_topic(catalog: Catalog) -> Iterator[tuple[str, list[Entry[Formula]]]]:
    """The topics in the order of a course, each with its formulas."""
    for topic in TOPICS:
        if ordered := of_topic(catalog, topic):
            yield topic, ordered


def of_topic(catalog: Catalog, topic: str) -> list[Entry[Formula]]:
    """The formulas of one topic, in the order of a course."""
    return [catalog.formulas.entries[key] for key in catalog.topics.get(topic, ())]


def beside(catalog: Catalog, formula: Entry[Formula]) -> list[Entry[Formula]]:
    """The formula and those of its topic around it, at most 24."""
    keys = catalog.topics.get(formula.record.topic, ())
    start = max(0, min(keys.index(formula.id) - NEAR // 2, len(keys) - NEAR))
    return [catalog.formulas.entries[key] for key in keys[start : start + NEAR]]


def calculations(example: Example) -> tuple[CalculationView, ...]:
    """The steps of a worked example that can be worked out; a check reports the others."""
    known: dict[str, float] = {given.name: given.value for given in example.inputs}
    lines = []
    for index, result in enumerate(evaluate_example(example)):
        name = result.step.name
        if result.value is not None:
            tree = read(result.step.expression)
            written = symbol(name), latex(tree), latex(tree, known), number(result.value)
            lines.append(CalculationView(index, *written))
        known[name] = result.step.value if result.value is None else result.value
    return tuple(lines)


def numbers_view(catalog: Catalog, numbers: ModelNumbers) -> NumbersView | None:
    """The formula with the numbers of those of its models that have all of them."""
    rows = [_row(catalog, numbers, key) for key in numbers.models if key in catalog.models]
    if not any(row.result is not None for row in rows):
        return None
    return NumbersView(
        latex(read(numbers.expression)),
        tuple(symbol(given.name) for given in numbers.inputs),
        tuple(given.field for given in numbers.inputs),
        numbers.unit or "",
        tuple(row for row in rows if row.result is not None),
    )


def results_of_model(catalog: Catalog, model: str) -> Iterator[tuple[Entry[Formula], float]]:
    """The formulas whose page shows the numbers of a model, and what they come to."""
    found: list[tuple[int, int, Entry[Formula], float]] = []
    for key in catalog.applied.get(model, ()):
        entry = catalog.formulas.entries[key]
        formula = entry.record
        result = _row(catalog, formula.numbers, model).result if formula.numbers else None
        if result is not None:
            found.append((TOPICS.index(formula.topic), formula.order, entry, result))
    for _, _, entry, result in sorted(found, key=lambda one: (one[0], one[1], one[2].id)):
        yield entry, result


def symbol_views(catalog: Catalog) -> tuple[SymbolView, ...]:
    """Every symbol, by its letter; Greek letters by their names."""
    using: dict[str, list[str]] = {}
    for entry in catalog.formulas:
        for key in entry.record.symbols:
            using.setdefault(key, []).append(entry.id)
    ordered = sorted(catalog.symbols, key=lambda entry: _order(entry.record.latex))
    return tuple(
        SymbolView(entry, tuple(using.get(entry.id, ())), _bare(entry.record.latex)[0] == "\\")
        for entry in ordered
    )


def _order(latex: str) -> tuple[str, str]:
    bare = _bare(latex).lstrip("\\")
    return (bare[:1].casefold(), bare)


def _bare(latex: str) -> str:
    return re.sub(r"\\(mathcal|mathbf|mathbb|text|tilde|hat|bar)|[{}()|\s]", "", latex)


def _row(catalog: Catalog, numbers: ModelNumbers, key: str) -> ModelRow:
    model = catalog.models[key]
    found = [value_at(model, given.field) for given in numbers.inputs]
    values = tuple(float(v) if isinstance(v, int | float) else None for v in found)
    return ModelRow(key, values, _result(numbers, values))


def _result(numbers: ModelNumbers, values: Iterable[float | None]) -> float | None:
    known = {
        given.name: value
        for given, value in zip(numbers.inputs, values, strict=True)
        if value is not None
    }
    try:
        return float(evaluate(numbers.expression, known))
    except ExpressionError:
        return None
