"""A card as a PNG of 800 by 420 pixels and few colours: the same bytes for the same card."""

from __future__ import annotations

import io
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from llmnotes.render.card_letters import INK, SHADES, SOFT, width, write
from llmnotes.render.charts.architecture import LAYER, UNIT

if TYPE_CHECKING:
    from llmnotes.render.charts.architecture import Shape

SIZE = (800, 420)
_PAPER, _INK = (253, 252, 248), (31, 38, 46)
_RED, _BLUE, _VIOLET, _GREEN, _AMBER = range(len(SHADES), len(SHADES) + 5)
_COLOURS = ((164, 55, 31), (27, 84, 128), (87, 71, 138), (29, 100, 67), (125, 74, 0))
_LAYERS = {"full": _BLUE, "latent": _VIOLET, "sliding-window": _GREEN, "chunked": _GREEN}
_LEFT, _RIGHT = 48, 752
_ZOOM = 1.3
_TITLES = (56, 48, 40, 34, 28, 24, 20, 16)
_RUNS = 3
"""zlib's strategy that looks for nothing but runs: our pictures are runs. A third of the time."""


def card_png(
    title: str, line: str, figures: tuple[tuple[str, str], ...], shape: Shape | None
) -> bytes:
    """Draw a name, a line below it, a few numbers, and the shape of a network."""
    image = _empty().copy()
    room = _RIGHT - _LEFT - (260 if shape else 0)
    write(image, (_LEFT, 147), title, _fitting(title, room), INK)
    write(image, (_LEFT, 194), line, 22, SOFT)
    for place, (value, label) in enumerate(figures):
        left = _LEFT + 122 * place
        write(image, (left, 322), value, 32, INK)
        write(image, (left, 347), label, 19, SOFT)
    if shape:
        _draw(ImageDraw.Draw(image), shape)
    image.putpalette(_palette())
    file = io.BytesIO()
    image.save(file, "PNG", bits=4, compress_type=_RUNS)
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


def _fitting(words: str, room: float) -> int:
    return next((size for size in _TITLES if width(words, size) <= room), _TITLES[-1])


@cache
def _empty() -> Image.Image:
    """What all cards share. Greys stand for the colours, by their numbers."""
    image = Image.new("L", SIZE)
    ImageDraw.Draw(image).rectangle((0, 0, SIZE[0], 9), fill=_RED)
    return image


@cache
def _palette() -> tuple[int, ...]:
    ramp = (
        tuple(round(p + (i - p) * shade) for p, i in zip(_PAPER, _INK, strict=True))
        for shade in SHADES
    )
    return tuple(chain.from_iterable((*ramp, *_COLOURS)))
