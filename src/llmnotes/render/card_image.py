"""A card as a PNG of 600 by 315 pixels and few colours: the same bytes for the same card."""

from __future__ import annotations

import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from llmnotes.render.card import SIZE
from llmnotes.render.card_colours import BAR, FULL_INK, PALETTE, SOFT_INK, layer_colour
from llmnotes.render.card_letters import Letters
from llmnotes.render.card_lines import beginning, fitted
from llmnotes.render.charts.architecture import LAYER, UNIT

if TYPE_CHECKING:
    from llmnotes.render.card import Card
    from llmnotes.render.charts.architecture import Shape

LEFT, RIGHT = 36, 564
"""What is written keeps within these."""
_KIND, _BESIDE_SHAPE = 150, 195
_ZOOM = 0.975
_TITLE = ((38, 1), (32, 2), (24, 3))
"""Sizes, and how many lines of each there is room for."""
_LINE, _SMALL, _VALUE, _LABEL = 17, 15, 23, 14
_GAP, _STEP = 20, 82
_TOP, _SITES = 50, 8
_BITS = 4
"""Of a pixel: sixteen colours."""


class CardPainter:
    """Draws cards with one font."""

    def __init__(self, font: bytes) -> None:
        self._letters = Letters(font)
        self._ground = lru_cache(_SITES)(self._empty)

    def png(self, card: Card) -> bytes:
        """Draw one card."""
        image = self._ground(card.site).copy()
        room = RIGHT - LEFT - (_BESIDE_SHAPE if card.shape else 0)
        kind = beginning(card.kind, _KIND, _SMALL, self._letters.width)
        self._letters.stamp(image, (LEFT, _TOP), kind, (_SMALL, SOFT_INK))
        self._words(image, card, room)
        self._figures(image, card.figures, room)
        if card.shape:
            _draw(ImageDraw.Draw(image), card.shape)
        image.putpalette(PALETTE)
        file = io.BytesIO()
        # the pictures are runs of one colour: the quickest that looks for runs
        image.save(file, "PNG", bits=_BITS, compress_level=1, compress_type=zlib.Z_RLE)
        return file.getvalue()

    def _empty(self, site: str) -> Image.Image:
        """What all cards of a site share."""
        image = Image.new("P", SIZE, 0)
        ImageDraw.Draw(image).rectangle((0, 0, SIZE[0], 6), fill=BAR)
        name = beginning(site, RIGHT - LEFT - _KIND, _SMALL, self._letters.width)
        left = RIGHT - self._letters.width(name, _SMALL)
        self._letters.stamp(image, (left, _TOP), name, (_SMALL, SOFT_INK))
        return image

    def _words(self, image: Image.Image, card: Card, room: float) -> None:
        size, lines = fitted(card.title, room, _TITLE, self._letters.width)
        baseline = 75 if card.figures else 98
        for line in lines:
            baseline += round(size * 1.2)
            self._letters.write(image, (LEFT, baseline), line, (size, FULL_INK))
        line = beginning(card.line, room, _LINE, self._letters.width)
        self._letters.write(image, (LEFT, baseline + 34), line, (_LINE, SOFT_INK))

    def _figures(
        self, image: Image.Image, figures: tuple[tuple[str, str], ...], room: float
    ) -> None:
        """Numbers side by side, as many as there is room for."""
        x = 0.0
        for value, label in figures:
            wide = max(self._letters.width(value, _VALUE), self._letters.width(label, _LABEL))
            if x + wide > room:
                return
            self._letters.stamp(image, (LEFT + x, 255), value, (_VALUE, FULL_INK))
            self._letters.stamp(image, (LEFT + x, 279), label, (_LABEL, SOFT_INK))
            x += max(_STEP, wide + _GAP)


def _draw(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    """Layers as high as many and as wide as the stream, as on the page of the model."""
    wide = max(2.0, shape.width * UNIT * _ZOOM)
    y = 282.0
    for run in shape.runs:
        high = LAYER * run.layers * _ZOOM
        y -= high + (4 if run.gap else 0)
        left = RIGHT - wide - 9
        colour = layer_colour(run.kind)
        pen.rectangle((round(left), round(y), RIGHT - 9, round(y + high)), fill=colour)
        if run.experts:
            pen.rectangle((RIGHT - 5, round(y), RIGHT, round(y + high)), fill=BAR)
