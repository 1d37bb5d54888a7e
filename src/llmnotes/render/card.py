"""What a card says, in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.render.charts.architecture import Shape

SIZE = (600, 315)
"""Pixels across and down."""


@dataclass(frozen=True, slots=True)
class Card:
    """The words and numbers of one card, and the network on it."""

    site: str
    """What the site is called."""
    kind: str
    """What the page is about: 公式. Empty where its title says so."""
    title: str
    line: str = ""
    """A sentence below the title."""
    figures: tuple[tuple[str, str], ...] = ()
    """Value and label, the most telling first."""
    shape: Shape | None = None
