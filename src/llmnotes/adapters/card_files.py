"""Cards of models as files; one that was drawn before is copied."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from llmnotes.views.card import Card, card_path, model_card_view

if TYPE_CHECKING:
    from pathlib import Path

    from llmnotes.catalog.catalog import Catalog

# Raise it when the drawing changes.
_DRAWING = 1


def write_cards(catalog: Catalog, site: Path, cache: Path) -> None:
    """Write `cards/<model>.png` below a site; keep by content what the next build may copy."""
    kept = {path.name: path for path in cache.glob("*.png")} if cache.is_dir() else {}
    cache.mkdir(parents=True, exist_ok=True)
    used = set()
    for entry in catalog.models:
        card = model_card_view(catalog, entry)
        name = f"{_key(card)}.png"
        used.add(name)
        drawn = kept[name].read_bytes() if name in kept else _drawn(card, cache / name)
        target = site / card_path(entry.id)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(drawn)
    for name in kept.keys() - used:
        kept[name].unlink(missing_ok=True)


def _key(card: Card) -> str:
    return sha256(f"{_DRAWING} {version('pillow')} {card!r}".encode()).hexdigest()[:32]


def _drawn(card: Card, keep: Path) -> bytes:
    from llmnotes.render.card_image import card_png  # noqa: PLC0415 - serve draws none, and starts sooner

    image = card_png(card.title, card.line, card.figures, card.shape)
    keep.write_bytes(image)
    return image
