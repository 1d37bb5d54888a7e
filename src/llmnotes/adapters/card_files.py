"""Cards of pages as files; one that was drawn before is copied."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from llmnotes.views.card import card_path, page_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.render.card import Card
    from llmnotes.render.card_image import CardPainter
    from llmnotes.views.card import Heading

FONT = Path(__file__).parents[1] / "assets/cards/NotoSansSC-Medium.otf"
# Raise it when the drawing changes.
_DRAWING = 7


def write_cards(catalog: Catalog, pages: Mapping[str, Heading], site: Path, cache: Path) -> None:
    """Write the cards of pages below a site; keep by content what the next build may copy."""
    kept = CardCache(cache)
    for folder in {(site / card_path(page)).parent for page in pages}:
        folder.mkdir(parents=True, exist_ok=True)
    for page, heading in pages.items():
        kept.write(page_card(catalog, page, heading), site / card_path(page))
    kept.save()


class CardCache:
    """Drawn cards in one file: to make a file for each would take as long as to draw it.

    It is written beside its place and moved there, so that builds that are stopped or run beside
    each other leave a whole one; a broken one is as good as none.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._kept = _read(file)
        self._used: dict[str, Path] = {}
        """Where each card stands that a page has now."""
        self._font = FONT.read_bytes()
        # looking for a version reads a file
        self._drawer = f"{_DRAWING} {version('pillow')} {_hash(self._font)}"

    def write(self, card: Card, target: Path) -> None:
        """Write the card as a PNG; drawn, if there is none."""
        key = _hash(f"{self._drawer} {card!r}".encode())
        image = self._kept.get(key) or self._painter.png(card)
        target.write_bytes(image)
        self._used[key] = target

    def save(self) -> None:
        """Keep the cards that pages have now, and no others."""
        if self._used.keys() == self._kept.keys():
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._file.parent) as beside:
            part = Path(beside) / self._file.name
            with ZipFile(part, "w") as archive:  # not compressed: pictures are
                for key, written in self._used.items():
                    archive.writestr(ZipInfo(key), written.read_bytes())
            part.replace(self._file)

    @cached_property
    def _painter(self) -> CardPainter:
        from llmnotes.render.card_image import CardPainter  # noqa: PLC0415 - serve draws none, and starts sooner

        return CardPainter(self._font)


def _read(file: Path) -> dict[str, bytes]:
    try:
        with ZipFile(file) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, BadZipFile):
        return {}


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]
