"""Finished pages of an earlier build, each under the key of all that it is made from.

Only pages that stand alone: made from data, out of the navigation, without a link that MkDocs has
to resolve. Such a page is its own text, and what the site says about it, in a template that is
the same as long as settings, packages and navigation are.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from llmnotes.adapters.content_policy import without_policy
from llmnotes.adapters.ready_page import KeptPage
from llmnotes.adapters.site_archive import NOTES, whole_archives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


class KeptPages:
    """The pages that one archive has; without an archive, none."""

    def __init__(
        self, archive: ZipFile | None = None, notes: Mapping[str, Any] | None = None
    ) -> None:
        self._archive = archive
        self._navigation = notes["navigation"] if notes else None
        self._rules: list[str] = notes["rules"] if notes else []
        self._pages: Mapping[str, list[Any]] = notes["pages"] if notes else {}

    @classmethod
    def opened(cls, folder: Path, surroundings: str) -> KeptPages:
        """Those of the newest archive that is whole and was made with the same surroundings."""
        for path in whole_archives(folder):
            try:
                archive = ZipFile(path)
                notes = json.loads(archive.read(NOTES))
            except (OSError, BadZipFile, KeyError):  # gone meanwhile, or without notes
                continue
            if notes["surroundings"] == surroundings:
                return cls(archive, notes)
            archive.close()
        return cls()

    def find(self, path: str, key: str) -> KeptPage | None:
        """The page at this path, if it was made from the same."""
        found_key, ids, rules = self._pages.get(path, ("", (), ()))
        if found_key != key:
            return None
        return KeptPage(key, frozenset(ids), frozenset(self._rules[number] for number in rules))

    def stand_in(self, navigation: str) -> bool:
        """Whether the pages were made with this navigation."""
        return self._navigation == navigation

    def html(self, page: Page) -> str:
        """A page that was found, as it was before it got the policy of its site."""
        if self._archive is None:
            raise ValueError("there is no archive")
        return without_policy(self._archive.read(page.file.dest_uri)).decode()

    def close(self) -> None:
        """Let the archive go."""
        if self._archive:
            self._archive.close()


def notes_of(surroundings: str, navigation: str, pages: Mapping[str, KeptPage]) -> str:
    """What an archive tells of its pages."""
    rules = sorted(frozenset().union(*(page.rules for page in pages.values())))
    numbers = {rule: number for number, rule in enumerate(rules)}
    found = {
        path: [page.key, sorted(page.ids), sorted(numbers[rule] for rule in page.rules)]
        for path, page in pages.items()
    }
    notes = {
        "surroundings": surroundings,
        "navigation": navigation,
        "rules": rules,
        "pages": found,
    }
    return json.dumps(notes, ensure_ascii=False, separators=(",", ":"))


def page_key(page: Page, said: str) -> str:
    """The key of a page's text and addresses, and of what else the site says about it."""
    file = page.file
    words = json.dumps((file.src_uri, page.url, page.edit_url, page.update_date, said))
    return _hash(words.encode() + file.content_bytes)


def navigation_key(nav: Navigation) -> str:
    """The key of what templates show of the navigation; once all of its pages are read."""
    home = nav.homepage.url if nav.homepage else None
    return _hash(json.dumps([home, *_shown(nav.items)], default=str).encode())


def _shown(items: list[Any] | None) -> Iterator[list[object]]:
    for item in items or []:
        meta = getattr(item, "meta", None)
        yield [item.title, getattr(item, "url", None), meta, *_shown(item.children)]


def _hash(words: bytes) -> str:
    return sha256(words).hexdigest()
