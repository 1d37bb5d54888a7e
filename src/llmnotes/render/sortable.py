"""Numbers that a script reads back from the words of a cell."""

from __future__ import annotations

_UNITS = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}


def exact_attribute(words: str, value: float | None) -> str | None:
    """The number for `data-v`, where the words alone would be read as another one.

    Cells say 175B or 128K; the first reads back as it is, the second is 131,072 or 128,000.
    """
    if value is None or _read(words) == value:
        return None
    return f"{value:.0f}" if float(value).is_integer() else f"{value:g}"


def _read(words: str) -> float:
    digits = words.rstrip("KMBT").replace(",", "")
    return round(float(digits) * _UNITS.get(words[-1], 1))
