"""What a page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page of the site."""

    path: str
    markdown: str
    source: str | None = None
    """The data file to open when a reader wants to edit the page."""
    cited: tuple[str, ...] = ()
    """The ids of the sources that the page cites."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the words it was made from."""
