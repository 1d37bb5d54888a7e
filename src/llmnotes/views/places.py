"""Where each record stands on the site."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog


class Place(NamedTuple):
    """A page, and an element on it."""

    page: str
    anchor: str = ""


_PAGES: dict[str, tuple[str, str]] = {
    "model": ("models/{id}.md", ""),
    "family": ("families/{id}.md", ""),
    "org": ("families/index.md", "{id}"),
    "term": ("terms.md", "{id}"),
    "formula": ("formulas/{id}.md", ""),
    "symbol": ("symbols.md", "{id}"),
    "table": ("tables/{id}.md", ""),
    "timeline": ("timelines/{id}.md", ""),
    "event": ("timeline.md", "{id}"),
    "erratum": ("errata.md", "{id}"),
    "source": ("sources.md", "{id}"),
    "cite": ("sources.md", "{id}"),
}
SHELVES: dict[str, str] = {
    "model": "models",
    "family": "families",
    "org": "organizations",
    "term": "terms",
    "formula": "formulas",
    "symbol": "symbols",
    "table": "tables",
    "timeline": "timelines",
    "event": "events",
    "erratum": "errata",
    "source": "sources",
    "cite": "sources",
}
WHOLE_TIMELINE = "all"
_MANY = 1 << 16
"""Records whose places are remembered: most are linked to from many pages."""


@lru_cache(_MANY)
def place_of(kind: str, key: str) -> Place:
    """Where a record stands, by the word that inline references use for its kind."""
    if kind == "timeline" and key == WHOLE_TIMELINE:
        return Place("timeline.md")
    page, anchor = _PAGES[kind]
    return Place(page.replace("{id}", key), anchor.replace("{id}", key))


def name_of(catalog: Catalog, kind: str, key: str) -> str:
    """What a record is called in Chinese."""
    fields = catalog.shelf(SHELVES[kind])[key].__dict__
    for field in ("name", "title", "claim"):
        if field in fields:
            return str(fields[field])
    return f"${fields['latex']}$" if "latex" in fields else key
