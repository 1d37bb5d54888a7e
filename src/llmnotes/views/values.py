"""Values of a model as a reader sees them: long in a sentence, short in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.numbers import (
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
_LONG_CONTEXT = 10_000


def long_value(path: str, value: object) -> str:
    """Write a value for a sentence: 1750 亿（175B）."""
    return _write(path, value, long_form=True)


def short_value(path: str, value: object) -> str:
    """Write a value for a table cell: 175B."""
    return _write(path, value, long_form=False)


def _write(path: str, value: object, *, long_form: bool) -> str:
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
