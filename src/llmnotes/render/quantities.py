"""Sizes in memory, shares and factors as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNITS = ((2**40, "TiB"), (2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"))


def binary_bytes(size: float) -> str:
    """Write a number of bytes with a binary unit: 68.6 KiB, 2.5 GiB."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{_short(size / unit, 4)} {name}"
    return f"{size:,.0f} B"


def binary_unit(sizes: Iterable[float]) -> tuple[str, int]:
    """The one unit to write a column of numbers of bytes in: that of the largest."""
    largest = max(sizes, default=0)
    return next(((name, unit) for unit, name in _UNITS if largest >= unit), ("B", 1))


def gigabytes(size: float) -> str:
    """Write a number of bytes in GB of 10^9 bytes, as cards are sold: 16.1 GB."""
    return f"{_short(size / 1e9, 3)} GB"


def fixed(value: float, decimals: int) -> str:
    """Write a number with so many decimals, as a column of numbers wants it: 1,342.1."""
    return f"{value:,.{decimals}f}"


def percent(share: float) -> str:
    """Write a share: 97.5%, 0.016%."""
    return f"{share * 100:.3g}%"


def factor(value: float) -> str:
    """Write how many times: 12.8 倍."""
    return f"{_short(value, 3)} 倍"


def significant(value: float) -> str:
    """Write a number with four digits or as a whole: 0.5333, 12.5, 1,234,568."""
    return _short(value, 4)


def _short(value: float, digits: int) -> str:
    """Some digits, but never a power of ten and never fewer than the whole part."""
    return f"{value:,.0f}" if value >= 10**digits - 0.5 else f"{value:.{digits}g}"
