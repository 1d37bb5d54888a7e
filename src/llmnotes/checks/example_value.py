"""A worked example whose numbers do not come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.arithmetic import ExpressionError, evaluate, read
from llmnotes.derive.worked_example import evaluate_example
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.formula import Example, Formula, ModelNumbers

_HINT = "correct the value or the expression"


def example_value(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every step of a worked example comes to the value that stands beside it."""
    for entry in catalog.formulas:
        if entry.record.example:
            yield from _steps(entry, entry.record.example)
        if entry.record.numbers:
            yield from _numbers(entry, entry.record.numbers)


def _steps(entry: Entry[Formula], example: Example) -> Iterator[Diagnostic]:
    for index, result in enumerate(evaluate_example(example)):
        step = result.step
        if result.value is None:
            place = entry.locate("example", "steps", index, "expression")
            message = f"{step.expression}: {result.error}"
            yield Diagnostic(place, "example-value", message, _HINT)
        elif not result.holds:
            place = entry.locate("example", "steps", index, "value")
            message = f"{step.expression} comes to {result.value:.10g}, not {step.value:.10g}"
            yield Diagnostic(place, "example-value", message, _HINT)


def _numbers(entry: Entry[Formula], numbers: ModelNumbers) -> Iterator[Diagnostic]:
    """The expression for real models can be worked out with any numbers."""
    try:
        expression = read(numbers.expression)
        evaluate(expression, {given.name: 1.5 for given in numbers.inputs})
    except ExpressionError as problem:
        place = entry.locate("numbers", "expression")
        message = f"{numbers.expression}: {problem.reason}"
        yield Diagnostic(place, "example-value", message, _HINT)
