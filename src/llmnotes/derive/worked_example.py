"""Worked examples of formulas: each step computed from the inputs and the steps before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from llmnotes.derive.arithmetic import ExpressionError, evaluate, read

if TYPE_CHECKING:
    from llmnotes.derive.arithmetic import Number
    from llmnotes.schema.formula import Example, Step

# What the float arithmetic of a step may lose, and no more.
FLOAT_LOSS = 1e-9


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step of an example, computed."""

    step: Step
    names: tuple[str, ...]
    """The names its expression uses."""
    value: Number | None
    """What it comes to; nothing when it cannot be computed."""
    error: str = ""
    """Why it cannot be computed."""

    @property
    def holds(self) -> bool:
        """Whether the stated value is the computed one, as exact as it is stated."""
        return self.value is not None and agrees(self.step.value, self.value)


def evaluate_example(example: Example) -> list[StepResult]:
    """Compute every step; later steps go on from the exact values, not from the stated ones."""
    known: dict[str, Number] = {given.name: given.value for given in example.inputs}
    results = []
    for step in example.steps:
        result = _evaluate_step(step, known)
        results.append(result)
        # A step that fails is reported once: what builds on it goes on from what is stated.
        known[step.name] = step.value if result.value is None else result.value
    return results


def agrees(stated: float, computed: float) -> bool:
    """Compare as a reader does: 0.731059 is right for 0.7310585786, and 3.14e23 for 3.1429e23.

    A stated number is as exact as its last digit; a whole number is exact.
    """
    written = repr(float(stated))
    mantissa = written.partition("e")[0]
    rounded = "." in mantissa and not mantissa.endswith(".0")
    exponent = Decimal(written).as_tuple().exponent
    slack = 0.5 * 10.0**exponent if rounded and isinstance(exponent, int) else 0.0
    return abs(stated - computed) <= slack + FLOAT_LOSS * max(1.0, abs(computed))


def _evaluate_step(step: Step, known: dict[str, Number]) -> StepResult:
    try:
        expression = read(step.expression)
    except ExpressionError as error:
        return StepResult(step, (), None, f"{error.reason} (column {error.column})")
    try:
        value = evaluate(expression, known)
    except ExpressionError as error:
        return StepResult(step, expression.names, None, error.reason)
    return StepResult(step, expression.names, value)
