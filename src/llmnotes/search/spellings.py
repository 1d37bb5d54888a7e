"""Other ways to type Chinese: the sound of the words, and traditional characters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HAN = re.compile("[\u3400-\u9fff]+")
_BRACKETS = re.compile(r"[（(].*?[)）]")
_FIRST, _LAST = 0x3400, 0x9FFF
MOST_CHARACTERS = 10
"""Nobody types the sound of a longer name."""


@cache
def simplified() -> dict[int, str]:
    """The simplified character of each traditional one; some 3,700."""
    from opencc import OpenCC  # noqa: PLC0415 - a build to which nothing has changed needs neither

    convert = OpenCC("t2s").convert
    pairs = ((code, convert(chr(code))) for code in range(_FIRST, _LAST + 1))
    return {code: plain for code, plain in pairs if plain != chr(code) and len(plain) == 1}


def simplify(text: str) -> str:
    """A text with simplified characters; most texts have no others."""
    return _traditional().sub(lambda found: simplified()[ord(found[0])], text)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, simplified()))}]")


def traditional_pairs(characters: Iterable[str]) -> str:
    """For each of these simplified characters its traditional ones: `轉转換换`."""
    wanted = set(characters)
    pairs = sorted((code, plain) for code, plain in simplified().items() if plain in wanted)
    return "".join(chr(code) + plain for code, plain in pairs)


def sound_groups(characters: Iterable[str]) -> tuple[str, ...]:
    """Common characters that are pronounced alike, a group for each sound that is wanted.

    Southern speakers, and their input methods, do not tell zh from z and ing from in.
    """
    wanted = set(characters)
    groups: dict[str, str] = {}
    for character in sorted({*_common(), *wanted}):
        sound = _blurred(_pinyin(character)[0])
        groups[sound] = groups.get(sound, "") + character
    return tuple(group for group in groups.values() if len(group) > 1 and wanted & set(group))


def _common() -> str:
    """The 3,755 most common characters: level 1 of GB/T 2312, rows 16 to 55."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", "ignore") for cell in cells)


def _blurred(sound: str) -> str:
    return re.sub("^([zcs])h", r"\1", sound).removesuffix("g")


def sounds(names: Iterable[str]) -> tuple[str, ...]:
    """The pinyin of the names that are Chinese, syllable by syllable: `xuan zhuan`."""
    return tuple(dict.fromkeys(_sounds(names)))


def _sounds(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        bare = simplify(_BRACKETS.sub("", name))
        han = "".join(HAN.findall(bare))
        if 1 < len(han) <= MOST_CHARACTERS and len(han) >= 0.6 * len(bare.replace(" ", "")):
            yield " ".join(_pinyin(han))


def _pinyin(han: str) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary takes long to load

    return lazy_pinyin(han)
