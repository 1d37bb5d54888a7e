"""Pages at earlier addresses that lead to the new ones, without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.renames import RENAMED, aliases
from llmnotes.exports.file import ExportFile, json_file, text_file
from llmnotes.exports.records import ROOT
from llmnotes.render.html import text
from llmnotes.render.links import relative_url, url_of
from llmnotes.views.places import SHELVES, name_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_WORDS = {shelf: word for word, shelf in SHELVES.items() if word != "cite"}


def redirect_files(catalog: Catalog, site_url: str) -> Iterator[ExportFile]:
    """Write a page and a record for each earlier id; terms have anchors on one page instead."""
    for shelf in RENAMED:
        word = _WORDS[shelf]
        for entry, _, key in aliases(catalog, shelf):
            moved = {"id": key, "moved_to": entry.id, "url": f"{ROOT}/{shelf}/{entry.id}.json"}
            yield json_file(f"{ROOT}/{shelf}/{key}.json", moved)
            before, now = place_of(word, key), place_of(word, entry.id)
            if now.anchor:
                continue
            name = name_of(catalog, word, entry.id)
            page = redirect_page(
                relative_url(before.page, now.page), site_url + url_of(now.page), name
            )
            yield text_file(f"{url_of(before.page)}index.html", page)


def redirect_page(target: str, canonical: str, name: str) -> str:
    """A page that leads on at once, and has a link for who is not led."""
    return (
        '<!doctype html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text(name)}</title>\n"
        f'<meta http-equiv="refresh" content="0; url={text(target)}">\n'
        f'<link rel="canonical" href="{text(canonical)}">\n'
        '<meta name="robots" content="noindex">\n</head>\n'
        f'<body><p>此页已移到：<a href="{text(target)}">{text(name)}</a></p></body>\n</html>\n'
    )
