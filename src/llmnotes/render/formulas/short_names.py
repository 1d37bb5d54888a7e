"""KaTeX's elements and classes under shorter names, on pages and in its stylesheet alike."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ELEMENT = "i"
"""Stands for `span` in what is drawn; `assets/formulas.css` takes the slant away."""
NAMES = MappingProxyType(
    {
        "delimcenter": "kA",
        "delimsizing": "kB",
        "frac-line": "kC",
        "katex-base": "kD",
        "katex-strut": "kE",
        "mathnormal": "kF",
        "mfrac": "kG",
        "mspace": "kH",
        "msupsub": "kI",
        "nulldelimiter": "kJ",
        "op-symbol": "kK",
        "pstrut": "kL",
        "vlist": "kM",
        "vlist-r": "kN",
        "vlist-s": "kO",
        "vlist-t": "kP",
    }
)
"""By KaTeX's name, those that most formulas have; declarations have classes without capitals."""
# Two rows, of which KaTeX writes `vlist-t vlist-t2`.
_TWO_ROWS = "kQ"
_SIZE = "katex-sizing"
_FROM = "reset-size"
_TO = "size"
# A class that is not the first part of another one.
_CLASS = re.compile(r"\.([a-z][a-z0-9-]*)")
_SIZES = re.compile(rf"\.{_SIZE}\.{_FROM}(\d+)\.{_TO}(\d+)")
_SPAN = re.compile(r"\bspan\b")


def short_names(classes: Iterable[str]) -> list[str]:
    """The classes of an element as our pages write them."""
    names = list(classes)
    if _SIZE in names:
        names = _with_size(names)
    if "vlist-t2" in names:
        names = [_TWO_ROWS, *(n for n in names if n not in {"vlist-t", "vlist-t2"})]
    return [NAMES.get(name, name) for name in names]


def short_styles(styles: str) -> str:
    """KaTeX's stylesheet for pages with these names."""
    return _CLASS.sub(_selector, _SIZES.sub(r".kR\1-\2", _SPAN.sub(ELEMENT, styles)))


def _selector(match: re.Match[str]) -> str:
    name = match[1]
    if name == "vlist-t":
        return f":is(.{NAMES[name]},.{_TWO_ROWS})"
    if name == "vlist-t2":
        return f".{_TWO_ROWS}"
    return f".{NAMES.get(name, name)}"


def _with_size(names: list[str]) -> list[str]:
    """One class for the three that say: from this size to that."""
    before = next(n for n in names if n.startswith(_FROM))
    after = next(n for n in names if n.startswith(_TO))
    size = f"kR{before.removeprefix(_FROM)}-{after.removeprefix(_TO)}"
    return [size, *(n for n in names if n not in {_SIZE, before, after})]
