"""The signs that a card can show: the font that comes with us is cut down to them."""

from __future__ import annotations

from itertools import product

_HANZI = (range(0xB0, 0xD8), range(0xA1, 0xFF))
"""Level 1 of GB 2312-80, the 3,755 characters in common use: rows 16 to 55."""
_RARER = "熵阈耦"
"""Words of the field that are not among them."""
_LATIN = (range(0x20, 0x7F), range(0xA0, 0x100))
_GREEK = (range(0x391, 0x3A2), range(0x3A3, 0x3AA), range(0x3B1, 0x3CA))
_MARKS = "–—‘’“”…•·′″‰™−≈≠≤≥∞←↑→↓、。〈〉《》「」『』【】！（），：；？～％＋－／＝｜"


def _hanzi() -> set[str]:
    codes = (bytes(code) for code in product(*_HANZI))
    return {sign for code in codes if (sign := code.decode("gb2312", "ignore"))}


SIGNS = frozenset(
    _hanzi() | {chr(code) for codes in (*_LATIN, *_GREEK) for code in codes} | {*_RARER, *_MARKS}
)


def can_show(words: str) -> bool:
    """Tell whether a card can show all of these words."""
    return SIGNS.issuperset(words)
