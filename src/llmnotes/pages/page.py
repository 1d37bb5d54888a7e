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
    utf8: bytes
    """Its Markdown: as text with Chinese in it, each letter of all pages would take two bytes."""
    source: str | None = None
    """The data file to open when a reader wants to edit the page."""
    cited: tuple[str, ...] = ()
    """The ids of the sources that the page cites."""
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the words it was made from."""

    @classmethod
    def of(
        cls,
        path: str,
        markdown: str,
        source: str | None = None,
        cited: tuple[str, ...] = (),
        problems: tuple[Diagnostic, ...] = (),
    ) -> Page:
        """A page with this Markdown."""
        return cls(path, markdown.encode(), source, cited, problems)

    @property
    def markdown(self) -> str:
        """Its Markdown, decoded anew each time."""
        return self.utf8.decode()
