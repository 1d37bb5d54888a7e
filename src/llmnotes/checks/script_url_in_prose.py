"""A link of a hand-written page that runs a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_SCRIPT = re.compile(
    r"(?:\]\(|\]:|<|(?:href|src)\s*=)\s*[<\"']?\s*((?:javascript|vbscript|data):[^\s>\"']*)",
    re.IGNORECASE,
)


def script_url_in_prose(catalog: Catalog) -> Iterator[Diagnostic]:
    """No link of a page runs a script or carries a document of its own."""
    for path, chapter in catalog.chapters.items():
        for number, line in enumerate(chapter.markdown.splitlines(), start=1):
            for found in _SCRIPT.finditer(line):
                yield Diagnostic(
                    Location(f"docs/{path}", number, found.start(1) + 1),
                    "script-url",
                    f"the address {found[1].rstrip(')')!r} is refused",
                    "link to a page: https://...",
                )
