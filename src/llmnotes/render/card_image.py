"""A card as a PNG of 800 by 420 pixels and sixteen colours: the same bytes for the same card."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from llmnotes.render.charts.architecture import LAYER, UNIT

if TYPE_CHECKING:
    from llmnotes.render.charts.architecture import Shape

SIZE = (800, 420)
_PAPER, _INK = (253, 252, 248), (31, 38, 46)
_STEPS = 9
"""From paper to ink, for the edges of letters."""
_RED, _BLUE, _VIOLET, _GREEN, _AMBER = range(_STEPS + 1, _STEPS + 6)
_COLOURS = ((164, 55, 31), (27, 84, 128), (87, 71, 138), (29, 100, 67), (125, 74, 0))
_LAYERS = {"full": _BLUE, "latent": _VIOLET, "sliding-window": _GREEN, "chunked": _GREEN}
_LEFT, _RIGHT = 48, 752
_ZOOM = 1.3
_FULL, _SOFT = 255, 180


def card_png(
    title: str, line: str, figures: tuple[tuple[str, str], ...], shape: Shape | None
) -> bytes:
    """Draw a name, a line below it, a few numbers, and the shape of a network."""
    letters = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(letters)
    room = _RIGHT - _LEFT - (260 if shape else 0)
    pen.text((_LEFT, 92), title, fill=_FULL, font=_fitting(pen, title, room))
    pen.text((_LEFT, 172), line, fill=_SOFT, font=_font(22))
    for place, (value, label) in enumerate(figures):
        corner = (_LEFT + 122 * place, 290)
        pen.text(corner, value, fill=_FULL, font=_font(32))
        pen.text((corner[0], corner[1] + 38), label, fill=_SOFT, font=_font(19))
    image = letters.point([round(grey * _STEPS / 255) for grey in range(256)])
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, SIZE[0], 9), fill=_RED)
    if shape:
        _draw(pen, shape)
    image.putpalette(_palette())
    file = io.BytesIO()
    image.save(file, "PNG", bits=4)
    return file.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    """Layers as high as many and as wide as the stream, as on the page of the model."""
    wide = max(3.0, shape.width * UNIT * _ZOOM)
    y = 366.0
    for run in shape.runs:
        high = LAYER * run.layers * _ZOOM
        y -= high + (5 if run.gap else 0)
        left = _RIGHT - wide - 12
        colour = _LAYERS.get(run.kind, _AMBER)
        pen.rectangle((round(left), round(y), _RIGHT - 12, round(y + high)), fill=colour)
        if run.experts:
            pen.rectangle((_RIGHT - 6, round(y), _RIGHT, round(y + high)), fill=_RED)


def _fitting(pen: ImageDraw.ImageDraw, words: str, room: float) -> ImageFont.FreeTypeFont:
    sizes = (56, 48, 40, 34, 28, 24, 20, 16)
    return next((f for f in map(_font, sizes) if pen.textlength(words, f) <= room), _font(16))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font that comes with Pillow; it has Latin letters."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = "this Pillow is built without FreeType"
        raise TypeError(message)
    return font


@cache
def _palette() -> list[int]:
    ramp = [
        tuple(round(p + (i - p) * step / _STEPS) for p, i in zip(_PAPER, _INK, strict=True))
        for step in range(_STEPS + 1)
    ]
    return [part for colour in (*ramp, *_COLOURS) for part in colour]
