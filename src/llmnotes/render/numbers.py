"""Numbers as people read them, in Chinese and in the short form of model cards."""

from __future__ import annotations

_CHINESE = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_SHORT = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
_BINARY = ((2**20, "M"), (2**10, "K"))
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_FOUR_DIGITS = 10_000
_SMALLEST_WRITTEN_OUT, _LARGEST_WRITTEN_OUT = 1e-4, 1e15


def thousands(value: float) -> str:
    """Write a number with separators: 8,192."""
    if type(value) is int:
        return f"{value:,}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def chinese(value: float) -> str:
    """Write a count with 万, 亿 and 万亿: 1750 亿."""
    return _scaled(value, _CHINESE, " ")


def short(value: float) -> str:
    """Write a count as model cards do: 175B, 1.4T, 117M."""
    return _scaled(value, _SHORT, "")


def long_count(value: float) -> str:
    """Write a large count both ways: 1750 亿（175B）."""
    return thousands(value) if value < _FOUR_DIGITS else f"{chinese(value)}（{short(value)}）"


def short_tokens(value: int) -> str:
    """Write a context length as model cards do: 2,048 is 2K, 131,072 is 128K, 1,000,000 is 1M."""
    if value % 1000 == 0:  # 128,000 is 128K for its maker, though it is 125 × 1,024 too
        return short(value)
    for size, letter in _BINARY:
        if value >= size and value % size == 0:
            return f"{value // size:,}{letter}"
    return thousands(value)


def scientific(value: float) -> str:
    """Write a very large number with a power of ten: 3.14 × 10²³."""
    mantissa, exponent = f"{value:.3e}".split("e")
    raised = str(int(exponent)).translate(_RAISED)
    return f"{float(mantissa):g} × 10{raised}"


def _scaled(value: float, units: tuple[tuple[float, str], ...], gap: str) -> str:
    for size, unit in units:
        if value >= size:
            return f"{_digits(value / size)}{gap}{unit}"
    return thousands(value)


def _digits(value: float) -> str:
    return f"{value:.0f}" if value >= 1000 else f"{value:.4g}"  # noqa: PLR2004


def few_digits(value: float) -> str:
    """Write an amount of some unit: 0.117, 14.32, 1,500, 131,072."""
    return f"{value:,.4g}" if value < 1000 else f"{value:,.0f}"  # noqa: PLR2004


def calculated(value: float) -> str:
    """Write the result of a calculation: 65,536 or 1.2566 or 3.14 × 10²³."""
    if value and not _SMALLEST_WRITTEN_OUT <= abs(value) < _LARGEST_WRITTEN_OUT:
        return scientific(value)
    if float(value).is_integer() or abs(value) >= _FOUR_DIGITS:
        return f"{value:,.0f}"
    return f"{value:,.4g}"
