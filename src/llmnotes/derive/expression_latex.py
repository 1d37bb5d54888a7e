"""An expression of a data file as LaTeX, in names or with the numbers put in."""

from __future__ import annotations

import ast
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from llmnotes.derive.arithmetic import Expression, Number

# How tightly a part holds together; a looser part inside a tighter one needs brackets.
SUM, PRODUCT, SIGN, FRACTION, POWER, ATOM = range(6)
LARGEST_WRITTEN_OUT = 1e15
_GREEK_WORDS = (
    "alpha beta gamma delta epsilon eta theta kappa lambda mu nu pi rho sigma tau phi psi"
)
GREEK = frozenset((*_GREEK_WORDS.split(), "omega"))
# What Python and habit make of two letters' names.
SHORT = MappingProxyType({"lam": "lambda", "eps": "epsilon"})
_NAME = re.compile(r"([A-Za-z]+?)_?([0-9]*|(?<=_)[A-Za-z0-9]+)", re.ASCII)


def latex(expression: Expression, values: Mapping[str, Number] | None = None) -> str:
    r"""Write an expression: `s1 / sqrt(d_k)` is `\frac{s_{1}}{\sqrt{d_{k}}}`.

    With values, each name that has one is written as its number.
    """

    def leaf(name: str) -> str:
        if values is not None and name in values:
            return number(values[name])
        return symbol(name)

    return _Writer(leaf).write(expression.tree)[0]


def symbol(name: str) -> str:
    r"""A name as a symbol: `n_kv` is `n_{\text{kv}}`, `rho1` is `\rho_{1}`, words stay words."""
    match = _NAME.fullmatch(name)
    letter = _letter(match[1]) if match else None
    if match and letter:
        index = match[2]
        inner = index if len(index) <= 1 or index.isdigit() else rf"\text{{{index}}}"
        return f"{letter}_{{{inner}}}" if index else letter
    escaped = name.replace("_", r"\_")
    return rf"\text{{{escaped}}}"


def _letter(head: str) -> str | None:
    if len(head) == 1:
        return head
    greek = SHORT.get(head, head)
    return f"\\{greek}" if greek in GREEK else None


def number(value: Number) -> str:
    """A number with at most six significant digits, whole ones with thousands separated."""
    if float(value).is_integer() and abs(value) < LARGEST_WRITTEN_OUT:
        return f"{int(value):,}".replace(",", "{,}")
    digits = f"{value:.6g}"
    if "e" in digits:
        mantissa, _, exponent = digits.partition("e")
        power = f"10^{{{int(exponent)}}}"
        return power if mantissa == "1" else rf"{mantissa} \times {power}"
    whole, dot, decimals = digits.partition(".")
    return f"{int(whole):,}".replace(",", "{,}") + dot + decimals if abs(value) >= 1 else digits


class _Writer:
    """Walks a tree that `read` accepted; every part comes with how tightly it holds together."""

    def __init__(self, leaf: Callable[[str], str]) -> None:
        self._leaf = leaf

    def write(self, node: ast.expr) -> tuple[str, int]:
        match node:
            case ast.Constant(value=int() | float() as value):
                return self._number(number(value))
            case ast.Name(id=name):
                return self._number(self._leaf(name))
            case ast.UnaryOp(op=sign, operand=operand):
                mark = "-" if isinstance(sign, ast.USub) else "+"
                return mark + self._part(operand, FRACTION), SIGN
            case ast.BinOp(left=left, op=sign, right=right):
                return self._operation(left, sign, right)
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments)
        raise TypeError(type(node).__name__)  # `read` lets nothing else through

    def _operation(self, left: ast.expr, sign: ast.operator, right: ast.expr) -> tuple[str, int]:
        match sign:
            case ast.Add():
                return f"{self._part(left, SUM)} + {self._right(right)}", SUM
            case ast.Sub():
                return f"{self._part(left, SUM)} - {self._right(right)}", SUM
            case ast.Mult():
                return rf"{self._part(left, PRODUCT)} \times {self._part(right, FRACTION)}", PRODUCT
            case ast.Div():
                return rf"\frac{{{self.write(left)[0]}}}{{{self.write(right)[0]}}}", FRACTION
        return f"{{{self._part(left, ATOM)}}}^{{{self.write(right)[0]}}}", POWER

    def _call(self, name: str, arguments: list[ast.expr]) -> tuple[str, int]:
        inner = [self.write(argument)[0] for argument in arguments]
        if name == "sqrt":
            return rf"\sqrt{{{inner[0]}}}", ATOM
        if name == "exp":
            return f"e^{{{inner[0]}}}", POWER
        if name == "sum":
            parts = [self._right(argument) for argument in arguments]
            return " + ".join(parts), SUM if len(parts) > 1 else PRODUCT
        command = {"log": r"\ln"}.get(name, rf"\{name}")
        return rf"{command}\left({', '.join(inner)}\right)", ATOM

    def _right(self, node: ast.expr) -> str:
        """What stands behind a plus or a minus; a sign of its own needs brackets."""
        text = self._part(node, PRODUCT)
        return rf"\left({text}\right)" if text.startswith("-") else text

    def _part(self, node: ast.expr, wanted: int) -> str:
        text, tightness = self.write(node)
        return text if tightness >= wanted else rf"\left({text}\right)"

    @staticmethod
    def _number(text: str) -> tuple[str, int]:
        """A number with a sign or with a power of ten is no atom."""
        if text.startswith("-"):
            return text, SIGN
        if r"\times" in text:
            return text, PRODUCT
        return text, POWER if text.startswith("10^") else ATOM
