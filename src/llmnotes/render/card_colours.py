"""The colours of a card, by the numbers that its pixels hold; those of the pages in the light."""

from __future__ import annotations

from itertools import chain

Colour = tuple[int, int, int]
PAPER, _INK = (253, 252, 248), (31, 38, 46)
_RED, _BLUE, _VIOLET = (164, 55, 31), (27, 84, 128), (87, 71, 138)
_GREEN, _AMBER, _TEAL, _GREY = (29, 100, 67), (125, 74, 0), (11, 125, 140), (109, 115, 124)
SHADES = (0, 0.36, 0.7, 1)
"""From paper to ink: the first colours of all. The edges of letters need those between."""
SOFT_INK, FULL_INK = 2, 3
"""The shade of what stands beside the point, and of what is read first."""


def _mixed(colour: Colour, share: float) -> Colour:
    """So much of a colour on paper."""
    red, green, blue = (round(p + (c - p) * share) for p, c in zip(PAPER, colour, strict=True))
    return red, green, blue


LAYERS: dict[str, Colour] = {
    "full": _BLUE,
    "latent": _VIOLET,
    "chunked": _mixed(_GREEN, 0.55),
    "sliding-window": _mixed(_BLUE, 0.42),
    "sparse": _TEAL,
    "linear": _AMBER,
    "state-space": _mixed(_AMBER, 0.55),
    "short-convolution": _mixed(_AMBER, 0.55),
    "parallel": _GREEN,
    "none": _GREY,
}
"""By the kind of the mixer, as `.k-full` and its neighbours in figures.css."""
_ALL = tuple(dict.fromkeys((*(_mixed(_INK, s) for s in SHADES), _RED, *LAYERS.values())))
PALETTE = bytes(chain.from_iterable(_ALL))
"""Red, green and blue of each colour, sixteen at most."""
BAR = _ALL.index(_RED)
"""Of the bar on top, and of layers with experts."""


def layer_colour(kind: str) -> int:
    """The number of the colour for a kind of layer."""
    return _ALL.index(LAYERS[kind])
