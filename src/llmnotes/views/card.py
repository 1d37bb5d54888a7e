"""The card of a model: what a chat or a network shows beside a link to its page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.views.architecture import architecture_view
from llmnotes.views.facts import fact
from llmnotes.views.names import maker_id

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.render.charts.architecture import Shape
    from llmnotes.schema.model import Model
    from llmnotes.schema.text import Text

_LABELS = {
    "parameters": "parameters",
    "parameters.active": "active",
    "context_length": "context",
    "training.tokens": "tokens",
}
_LATIN = re.compile(r"[\x20-\u024f]+")


@dataclass(frozen=True, slots=True)
class Card:
    """What is written and drawn, in Latin letters only: the font has no others."""

    title: str
    line: str
    figures: tuple[tuple[str, str], ...]
    """Value and label."""
    shape: Shape | None


def card_path(model: str) -> str:
    """Where the picture lies below the site's root."""
    return f"cards/{model}.png"


def model_card_view(catalog: Catalog, entry: Entry[Model]) -> Card:
    """Gather what the card of one model shows; what is not known is not there."""
    model = entry.record
    by = _latin(catalog.organizations[maker_id(catalog, model)].name)
    known = ((label, fact(catalog, entry.id, path)) for path, label in _LABELS.items())
    figures = ((label, _LATIN.match(found.short)) for label, found in known if found)
    shape = architecture_view(catalog, entry.id)
    return Card(
        _latin(model.name) or entry.id,
        " · ".join(filter(None, (by, model.released))),
        tuple((short[0], label) for label, short in figures if short),
        shape.shape if shape else None,
    )


def _latin(name: Text) -> str:
    """The name in Latin letters; empty where it has none."""
    return next((words for words in (name.zh, name.en) if words and _LATIN.fullmatch(words)), "")
