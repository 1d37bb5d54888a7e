"""What a page is."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.diagnostics import Diagnostic

_FAST = 1
"""Level of compression: higher ones take up to twice as long and save a tenth more."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown page of the site."""

    path: str
    packed: bytes
    """Its Markdown; all pages of a large site as text weigh more than the data."""
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
        return cls(path, zlib.compress(markdown.encode(), _FAST), source, cited, problems)

    @property
    def markdown(self) -> str:
        """Its Markdown, unpacked anew each time."""
        return zlib.decompress(self.packed).decode()
