"""Sums that can be redone by hand: one formula gives its words, its numbers and its value."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.derive import arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Sizes = Mapping[str, int | None]

_TOKEN = re.compile(r"\d+|[A-Za-z_][A-Za-z0-9_]*|[()+*]")
_SIGNS = {"*": " × ", "+": " + "}


class Sum(NamedTuple):
    """A formula over named whole numbers, evaluated."""

    symbols: str
    """The formula in names: `hidden_size × vocab_size`."""
    numbers: str
    """The same with numbers: `4,096 × 128,256`."""
    value: int
    """What it comes to; 0 where something is missing."""
    missing: tuple[str, ...] = ()
    """Names without a number."""


def evaluate(formula: str, sizes: Sizes) -> Sum:
    """Evaluate a formula of `+`, `*` and brackets over names."""
    tokens, names, symbols = _read(formula)
    known = {name: size for name in names if (size := sizes.get(name)) is not None}
    missing = tuple(dict.fromkeys(n for n in names if n not in known))
    values = [f"{known[t]:,}" if t in known else t for t in tokens]
    return Sum(
        symbols=symbols,
        numbers=_spaced(values),
        value=0 if missing else _value(formula, tokens, known),
        missing=missing,
    )


def lacking(*names: str) -> Sum:
    """A sum that cannot be formed because fields are missing."""
    return Sum("", "", 0, names)


@lru_cache(1024)  # a few formulas, each for many models
def _read(formula: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The words and signs of a formula, those of them that are names, and how it is written."""
    tokens = tuple(_TOKEN.findall(formula))
    return tokens, tuple(t for t in tokens if t.isidentifier()), _spaced(tokens)


def _value(formula: str, tokens: Sequence[str], known: Mapping[str, int]) -> int:
    """Most formulas are one product, and need no grammar."""
    if "+" in tokens or "(" in tokens:
        return int(arithmetic.evaluate(formula, known))
    return math.prod(known[t] if t in known else int(t) for t in tokens if t != "*")


def _spaced(tokens: Iterable[str]) -> str:
    return "".join([_SIGNS.get(token, token) for token in tokens]).strip()
