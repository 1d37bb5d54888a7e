"""Cards of pages as files; one that was drawn before is copied."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from llmnotes.views.card import card_path, page_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.render.card import Card
    from llmnotes.render.card_image import CardPainter
    from llmnotes.views.card import Heading

FONT = Path(__file__).parents[1] / "assets/cards/NotoSansSC-Medium.otf"
# Raise it when the drawing changes.
_DRAWING = 3


def write_cards(catalog: Catalog, pages: Mapping[str, Heading], site: Path, cache: Path) -> None:
    """Write the cards of pages below a site; keep by content what the next build may copy."""
    kept = CardCache(cache)
    for folder in {(site / card_path(page)).parent for page in pages}:
        folder.mkdir(parents=True, exist_ok=True)
    for page, heading in pages.items():
        image = kept.image(page_card(catalog, page, heading))
        (site / card_path(page)).write_bytes(image)
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
        self._font = FONT.read_bytes()
        # looking for a version reads a file
        self._drawer = f"{_DRAWING} {version('pillow')} {_hash(self._font)}"

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
        """Delete the cards that no page has any more."""
        for key in self._kept.keys() - self._used:
            self._kept[key].unlink(missing_ok=True)

    @cached_property
    def _painter(self) -> CardPainter:
        from llmnotes.render.card_image import CardPainter  # noqa: PLC0415 - serve draws none, and starts sooner

        return CardPainter(self._font)

    def _drawn(self, card: Card, key: str) -> bytes:
        image = self._painter.png(card)
        with NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(image)
        Path(file.name).replace(self._folder / f"{key}-{_hash(image)}.png")
        return image


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]
