"""Values of a model as a reader sees them: long in a sentence, short in a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from llmnotes.render.numbers import (
    few_digits,
    long_count,
    scientific,
    short,
    short_tokens,
    thousands,
)
from llmnotes.schema.text import Text
from llmnotes.views.labels import WORDS, word

if TYPE_CHECKING:
    from collections.abc import Callable

BILLION = 10**9
UNITS: dict[str, tuple[str, int]] = {
    "parameters": ("B", BILLION),
    "context_length": ("token", 1),
    "training.tokens": ("T", 10**12),
}
"""The one unit of a column of such values, and what it comes to."""
_IN_BILLIONS = frozenset({"parameters.total", "parameters.active"})
_LONG_CONTEXT = 10_000
_MANY_NUMBERS = 1 << 16


def long_value(path: str, value: object) -> str:
    """Write a value for a sentence: 1750 亿（175B）."""
    return _write(path, value, long_form=True)


def short_value(path: str, value: object) -> str:
    """Write a value for a table cell: 175B."""
    return _write(path, value, long_form=False)


def unit_of(path: str) -> tuple[str, int] | None:
    """The unit that a column of this field, or of this group of fields, is written in."""
    return UNITS.get(path) or UNITS.get(path.partition(".")[0])


def amount(path: str, value: float) -> int:
    """A value counted in ones: parameters are stated in billions."""
    return round(value * BILLION) if path in _IN_BILLIONS else round(value)


def column_value(path: str, value: object) -> str:
    """Write a value below a head that names the unit: 0.117 and 175, not 117M and 175B."""
    unit = unit_of(path)
    if unit is None or isinstance(value, bool) or not isinstance(value, int | float):
        return short_value(path, value)
    return few_digits(amount(path, value) / unit[1])


def _write(path: str, value: object, *, long_form: bool) -> str:
    if isinstance(value, str):
        return _words(path, value, long_form=long_form)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(path, value, long_form=long_form)
    if isinstance(value, tuple):
        return "、".join(_write(path, item, long_form=long_form) for item in value)
    return value.zh if isinstance(value, Text) else _words(path, str(value), long_form=long_form)


def _words(path: str, value: str, *, long_form: bool) -> str:
    if path.startswith("modalities."):
        return word("modality", value)
    if path in WORDS:
        return word(path, value)
    return value if long_form or path != "released" else value[:7]


@lru_cache(_MANY_NUMBERS, typed=True)  # a number of a model stands on several pages
def _number(path: str, value: float, *, long_form: bool) -> str:
    formats = _FORMATS.get(path) or _FORMATS.get(
        path.split(".", maxsplit=1)[0], (thousands, thousands)
    )
    return formats[0 if long_form else 1](value)


def _billions_long(value: float) -> str:
    return long_count(round(value * BILLION))


def _billions_short(value: float) -> str:
    return short(round(value * BILLION))


def _tokens_long(value: float) -> str:
    brief = short_tokens(int(value))
    return f"{thousands(value)}（{brief}）" if value >= _LONG_CONTEXT else thousands(value)


def _tokens_short(value: float) -> str:
    return short_tokens(int(value))


_FORMATS: dict[str, tuple[Callable[[float], str], Callable[[float], str]]] = {
    "parameters": (_billions_long, _billions_short),
    "parameters.checkpoint": (thousands, short),
    "parameters.exact": (thousands, short),
    "context_length": (_tokens_long, _tokens_short),
    "training.tokens": (long_count, short),
    "training.compute": (lambda v: f"{scientific(v)} FLOP", lambda v: f"{scientific(v)} FLOP"),
    "training.gpu_hours": (long_count, short),
    "license.user_threshold": (long_count, short),
}
