"""Words for a picture of few colours: each is drawn once in a size, and then copied."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

SHADES = (0, 0.27, 0.53, 0.76, 1)
"""From paper to ink: the first colours of the picture. The edges of letters need those between."""
SOFT, INK = 3, 4
"""The shade of what stands beside the point, and of what is read first."""
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
            if found != " ":
                piece = self._piece(found, *form)
                picture.paste(piece.picture, (round(x) + piece.left, baseline + piece.top))
            x += self._advance(found, form[0])

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
        """Drawn in a grey that is the number of the shade, edges get the numbers below it."""
        font = self._font(size)
        left, top, right, bottom = map(round, font.getbbox(words, anchor="ls"))
        picture = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        ImageDraw.Draw(picture).text((-left, -top), words, shade, font, anchor="ls")
        return _Piece(picture, left, top)
