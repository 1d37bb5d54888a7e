"""Words for a picture of few colours: each is drawn once in a size, and then copied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

SHADES = (0, 0.18, 0.36, 0.54, 0.72, 1)
"""From paper to ink: the first colours of the picture. The edges of letters need those between."""
INK, SOFT = 1, 0.72
"""What is read first, and what stands beside it."""


_PIECE = re.compile(r"[A-Za-z]+|[0-9]+|.")


@dataclass(frozen=True, slots=True)
class _Piece:
    shades: Image.Image
    covered: Image.Image
    left: int
    top: int
    advance: float


def write(picture: Image.Image, start: tuple[int, int], words: str, size: int, ink: float) -> None:
    """Put words into a line that starts here and stands on this height."""
    x: float = start[0]
    for found in _PIECE.findall(words):
        piece = _piece(found, size, ink)
        picture.paste(piece.shades, (round(x) + piece.left, start[1] + piece.top), piece.covered)
        x += piece.advance


def width(words: str, size: int) -> float:
    """How far words in one line reach."""
    return sum(_piece(found, size, INK).advance for found in _PIECE.findall(words))


@lru_cache(4096)
def _piece(words: str, size: int, ink: float) -> _Piece:
    font = _font(size)
    left, top, right, bottom = map(round, font.getbbox(words, anchor="ls"))
    grey = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(grey).text((-left, -top), words, 255, font, anchor="ls")
    shades = grey.point(_nearest(ink))
    covered = shades.point([0] + [255] * 255)
    return _Piece(shades, covered, left, top, font.getlength(words))


@cache
def _nearest(ink: float) -> list[int]:
    """The shade of each grey, if what is wholly covered has this much ink."""
    wanted = [ink * grey / 255 for grey in range(256)]
    return [min(range(len(SHADES)), key=lambda n: abs(SHADES[n] - grey)) for grey in wanted]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font that comes with Pillow; it has Latin letters."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = "this Pillow is built without FreeType"
        raise TypeError(message)
    return font
