"""Sums that can be redone by hand: one formula gives its words, its numbers and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive import arithmetic

if TYPE_CHECKING:
    from collections.abc import Mapping

    Sizes = Mapping[str, int | None]

_TOKEN = re.compile(r"\d+|[A-Za-z_][A-Za-z0-9_]*|[()+*]")


@dataclass(frozen=True, slots=True)
class Sum:
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
    tokens = _TOKEN.findall(formula)
    names = [t for t in tokens if t.isidentifier()]
    missing = tuple(dict.fromkeys(n for n in names if sizes.get(n) is None))
    known = {name: size for name, size in sizes.items() if size is not None}
    values = [sizes[t] if t.isidentifier() and t not in missing else t for t in tokens]
    return Sum(
        symbols=_spaced(tokens),
        numbers=_spaced([f"{v:,}" if isinstance(v, int) else v or "?" for v in values]),
        value=0 if missing else int(arithmetic.evaluate(formula, known)),
        missing=missing,
    )


def lacking(*names: str) -> Sum:
    """A sum that cannot be formed because fields are missing."""
    return Sum("", "", 0, names)


def _spaced(tokens: list[str]) -> str:
    text = "".join({"*": " × ", "+": " + "}.get(t, t) for t in tokens)
    return text.strip()
