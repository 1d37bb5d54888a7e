"""Arithmetic that people write in data files, evaluated without `eval`.

Numbers, names, `+ - * / **`, brackets, and `min max sqrt exp log sum`; nothing else is read.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Number = int | float

MAX_LENGTH = 500
MAX_DEPTH = 40
# The counts of the largest models have 13 digits; a thousand bits hold 300.
MAX_BITS = 1024
_WORD = r"[A-Za-z_][A-Za-z0-9_]*"
_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![\w.])"
_TOKEN = re.compile(rf"\s*({_NUMBER}|{_WORD}|\*\*|[-+*/(),])", re.ASCII)

FUNCTIONS: Mapping[str, Callable[..., Number]] = MappingProxyType(
    {
        "min": min,
        "max": max,
        "sum": lambda *values: sum(values),
        "sqrt": math.sqrt,
        "exp": math.exp,
        "log": math.log,
    }
)
_LISTS = ("min", "max", "sum")


class ExpressionError(Exception):
    """An expression cannot be read, or has no value."""

    def __init__(self, reason: str, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column
        """Where in the expression; counts from 1."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read and holds nothing but arithmetic."""

    text: str
    tree: ast.expr
    names: tuple[str, ...]
    """The names it needs, in the order of their first appearance."""


def evaluate(expression: str | Expression, values: Mapping[str, Number]) -> Number:
    """Compute an expression; whole numbers stay exact until a division or a function.

    Raises:
        ExpressionError: It is not arithmetic, a name has no value, or the result is no number.
    """
    known = read(expression) if isinstance(expression, str) else expression
    return _value(known.tree, values)


@lru_cache(1024)  # few expressions, each for many models
def read(text: str) -> Expression:
    """Read an expression and refuse everything that is not arithmetic.

    Raises:
        ExpressionError: It is too long, too deep, or no arithmetic.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} signs")
    _refuse_other_signs(text)
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise ExpressionError("not a complete expression") from None
    names: dict[str, None] = {}
    _check(tree, 0, names)
    return Expression(text, tree, tuple(names))


def _refuse_other_signs(text: str) -> None:
    end = 0
    stripped = text.rstrip()
    while end < len(stripped):
        match = _TOKEN.match(stripped, end)
        if not match:
            sign = stripped[end:].lstrip()[:1]
            raise ExpressionError(f"cannot read {sign!r}", end + 1)
        end = match.end()


def _check(node: ast.expr, depth: int, names: dict[str, None]) -> None:
    if depth > MAX_DEPTH:
        raise ExpressionError(f"brackets deeper than {MAX_DEPTH}", node.col_offset + 1)
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return
        case ast.Name(id=name) if name not in FUNCTIONS:
            names.setdefault(name)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _check(operand, depth + 1, names)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            _check(left, depth + 1, names)
            _check(right, depth + 1, names)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            _check_call(node, name, len(arguments))
            for argument in arguments:
                _check(argument, depth + 1, names)
        case _:
            raise ExpressionError("only numbers, names, + - * / ** and calls", node.col_offset + 1)


def _check_call(node: ast.expr, name: str, count: int) -> None:
    if name not in FUNCTIONS:
        known = ", ".join(FUNCTIONS)
        raise ExpressionError(f"there is no function {name!r}; use {known}", node.col_offset + 1)
    if count == 0 or (count > 1 and name not in _LISTS):
        wanted = "at least one value" if name in _LISTS else "one value"
        raise ExpressionError(f"{name} takes {wanted}", node.col_offset + 1)


def _value(node: ast.expr, values: Mapping[str, Number]) -> Number:
    try:
        result = _raw_value(node, values)
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        raise ExpressionError(f"has no value: {error}", node.col_offset + 1) from None
    whole = isinstance(result, int) and result.bit_length() <= MAX_BITS
    if not whole and not (isinstance(result, float) and math.isfinite(result)):
        raise ExpressionError("the result is no finite real number", node.col_offset + 1)
    return result


def _raw_value(node: ast.expr, values: Mapping[str, Number]) -> Number:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.Name(id=name):
            if name not in values:
                raise ExpressionError(f"{name!r} has no value", node.col_offset + 1)
            return values[name]
        case ast.UnaryOp(op=sign, operand=operand):
            value = _value(operand, values)
            return -value if isinstance(sign, ast.USub) else value
        case ast.BinOp(left=left, op=operation, right=right):
            return _OPERATORS[type(operation)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
    raise ExpressionError("not read by `read`", node.col_offset + 1)


def _power(base: Number, exponent: Number) -> Number:
    """Refuse a whole number too long to compute before it is computed."""
    if isinstance(base, int) and isinstance(exponent, int):
        if exponent >= 0 and base.bit_length() * exponent > MAX_BITS:
            raise OverflowError("too large")
        return base**exponent if exponent >= 0 else math.pow(base, exponent)
    if base < 0 and not float(exponent).is_integer():
        raise ValueError("a root of a negative number")
    return math.pow(base, exponent)


_OPERATORS: Mapping[type[ast.operator], Callable[[Number, Number], Number]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
        ast.Pow: _power,
    }
)
