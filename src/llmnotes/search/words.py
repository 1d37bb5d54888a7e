"""The words of a text, as the index knows them.

`scripts/words.js` is the same in the browser's language; a test holds the two to each
other over the whole site. Change both.
"""

from __future__ import annotations

import re
from functools import cache
from operator import add
from sys import intern
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARKS = re.compile("[\u0300-\u036f]+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_RUNS = re.compile("[\u3400-\u9fff]+|[a-z0-9\u03b1-\u03c9.+#%]+")
_FIRST_HAN = "\u3400"
_NAME_AND_NUMBER = re.compile(r"^([a-z]{2,})([0-9][a-z0-9.]*)$")
_LARGE = re.compile(r"([1-9][0-9]{0,5}(?:\.[0-9]{1,2})?) ?(?:(万亿|亿|万)|([bkmt])(?![a-z0-9]))")
_SCALES = {"万亿": (1.0, "t"), "亿": (0.1, "b"), "万": (10.0, "k")}


def fold(text: str, simplify: Callable[[str], str]) -> str:
    """Make spellings equal: width, case, accents, traditional characters, thousands marks."""
    plain = simplify(_MARKS.sub("", normalize("NFKD", text)).lower())
    return _THOUSANDS.sub("", plain)


def words(folded: str) -> list[str]:
    """Pairs of Han characters, Latin words, and large numbers in one notation."""
    found: list[str] = []
    for run in _RUNS.findall(folded):
        found += _pairs(run) if run >= _FIRST_HAN else _latin(run.strip("."))
    found += _large_numbers(folded)
    return found


def _pairs(han: str) -> list[str]:
    # one object for each pair, however many pages count it
    return list(map(intern, map(add, han, han[1:]))) or [han]


# The few thousand Latin words of a site stand there some hundred thousand times.
@cache
def _latin(word: str) -> tuple[str, ...]:
    """GPT4 is GPT and 4, as in GPT-4; tokens is token."""
    parted = _NAME_AND_NUMBER.match(word)
    if parted:
        return (parted[1], parted[2])
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):  # noqa: PLR2004
        return (word[:-1],)
    return (word,) if word else ()


def _large_numbers(folded: str) -> Iterator[str]:
    """1750 亿 is 175B, and so is `175 B`."""
    for number, scale, letter in _LARGE.findall(folded):
        if scale:
            factor, unit = _SCALES[scale]
            yield intern(f"{float(number) * factor:.6g}{unit}")
        else:
            yield intern(number + letter)
