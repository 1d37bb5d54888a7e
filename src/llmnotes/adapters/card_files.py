"""Cards of models as files; one that was drawn before is copied."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from llmnotes.views.card import Card, card_path, model_card_view

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

# Raise it when the drawing changes.
_DRAWING = 2


def write_cards(catalog: Catalog, site: Path, cache: Path) -> None:
    """Write `cards/<model>.png` below a site; keep by content what the next build may copy."""
    kept = CardCache(cache)
    for entry in catalog.models:
        target = site / card_path(entry.id)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(kept.image(model_card_view(catalog, entry)))
    kept.forget_unused()


class CardCache:
    """Drawn cards in a folder.

    A file's name holds the hash of its content, so that a broken one is as good as none; it is
    written beside its place and moved there, so that builds that are stopped or run beside each
    other leave whole ones.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._kept = {path.stem.partition("-")[0]: path for path in folder.glob("*.png")}
        self._used: set[str] = set()
        self._drawer = f"{_DRAWING} {version('pillow')}"  # looking for a version reads a file

    def image(self, card: Card) -> bytes:
        """The card as a PNG; drawn, if there is no whole one."""
        key = _hash(f"{self._drawer} {card!r}".encode())
        self._used.add(key)
        if path := self._kept.get(key):
            image = path.read_bytes()
            if path.stem == f"{key}-{_hash(image)}":
                return image
            path.unlink(missing_ok=True)
        return self._drawn(card, key)

    def forget_unused(self) -> None:
        """Delete the cards that no model has any more."""
        for key in self._kept.keys() - self._used:
            self._kept[key].unlink(missing_ok=True)

    def _drawn(self, card: Card, key: str) -> bytes:
        from llmnotes.render.card_image import card_png  # noqa: PLC0415 - serve draws none, and starts sooner

        image = card_png(card.title, card.line, card.figures, card.shape)
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(image)
        Path(file.name).replace(self._folder / f"{key}-{_hash(image)}.png")
        return image


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]
