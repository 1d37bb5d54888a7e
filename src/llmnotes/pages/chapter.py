"""The hand-written pages, with the facts they ask for written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic, Location
from llmnotes.directives import DIRECTIVES
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

_SOURCES = re.compile(r"^/// sources[ \t]*$", re.MULTILINE)


def chapter_page(catalog: Catalog, path: str) -> Page:
    """Make one page of `docs/`."""
    markdown = catalog.chapters[path].markdown
    writer = PageWriter(catalog, path)
    written = writer.markdown(markdown, f"docs/{path}", DIRECTIVES)
    problems = tuple(writer.problems)
    if writer.cited and not _SOURCES.search(markdown):
        problems += (_no_list(path),)
    return Page.of(path, written, f"docs/{path}", tuple(c.key for c in writer.cited), problems)


def _no_list(path: str) -> Diagnostic:
    return Diagnostic(
        Location(f"docs/{path}", 1, 1),
        "sources-not-listed",
        "the page cites sources and does not list them",
        "end it with '/// sources' and '///' on the next line",
    )
