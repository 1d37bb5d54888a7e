"""Words for a picture of few colours: each is drawn once in a size, and then copied."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageFont

from llmnotes.render.card_colours import SHADES

_PIECE = re.compile(r"[A-Za-z]+|[0-9]+|.")
_KEPT = 4096
"""So many drawn pieces take some megabytes."""


@dataclass(frozen=True, slots=True)
class _Piece:
    picture: Image.Image
    left: int
    top: int


class Letters:
    """The letters of one font."""

    def __init__(self, font: bytes) -> None:
        self._bytes = font
        self._font = cache(self._opened)
        self._advance = lru_cache(_KEPT)(self._measured)
        self._piece = lru_cache(_KEPT)(self._drawn)

    def write(
        self, picture: Image.Image, start: tuple[float, int], words: str, form: tuple[int, int]
    ) -> None:
        """Put words, in a size and a shade, into a line that starts here."""
        x, baseline = start
        for found in _PIECE.findall(words):
            self.stamp(picture, (x, baseline), found, form)
            x += self._advance(found, form[0])

    def stamp(
        self, picture: Image.Image, start: tuple[float, int], words: str, form: tuple[int, int]
    ) -> None:
        """The same for words that many cards have: they are drawn, and copied, as a whole."""
        if words.strip():
            piece = self._piece(words, *form)
            picture.paste(piece.picture, (round(start[0]) + piece.left, start[1] + piece.top))

    def width(self, words: str, size: int) -> float:
        """How far words in one line reach."""
        return sum(self._advance(found, size) for found in _PIECE.findall(words))

    def _opened(self, size: int) -> ImageFont.FreeTypeFont:
        # the basic layout needs no library beside Pillow, so the same card comes out everywhere
        return ImageFont.truetype(
            io.BytesIO(self._bytes), size, layout_engine=ImageFont.Layout.BASIC
        )

    def _measured(self, words: str, size: int) -> float:
        return self._font(size).getlength(words)

    def _drawn(self, words: str, size: int, shade: int) -> _Piece:
        mask, (left, top) = self._font(size).getmask2(words, "L", anchor="ls")
        greys = bytes(mask).translate(_nearest(shade))
        return _Piece(Image.frombytes("P", mask.size, greys), round(left), round(top))


@cache
def _nearest(shade: int) -> bytes:
    """The shade for each grey, if what is wholly covered has this one."""
    wanted = (SHADES[shade] * grey / 255 for grey in range(256))
    return bytes(min(range(shade + 1), key=lambda n: abs(SHADES[n] - grey)) for grey in wanted)
