"""Convert pages that are headings and whole lines of HTML, without taking them apart.

Nearly all pages made from data are such. Python-Markdown would make itself anew for each, parse the
headings into a tree and write them out again; this gives the same bytes.
"""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.toc import get_toc

from llmnotes.adapters.ready_html import HideReadyHtml, is_alone, is_ready

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown.extensions import Extension
    from markdown.extensions.toc import _FlatTocToken as Token
    from mkdocs.structure.toc import TableOfContents

# Links belong to a page, formulas to a page's numbering; Markdown does the rest by itself.
_PLAIN_HEADING = re.compile(r"#{1,6} [^\[<$\\]+")
_ID = re.compile(r'\sid="([^"]*)"')


class Heading(NamedTuple):
    """A heading by itself."""

    html: str
    token: Token | None
    """Absent: deeper than the table of contents goes."""


class Converted(NamedTuple):
    """A page."""

    html: str
    toc: TableOfContents
    ids: frozenset[str]
    """The anchors that others may link to."""


class ReadyMarkdown:
    """One `Markdown` for all such pages; a heading that many have is converted once."""

    def __init__(
        self, extensions: Sequence[str | Extension], configs: Mapping[str, Mapping[str, object]]
    ) -> None:
        self._markdown = Markdown(extensions=extensions, extension_configs=configs)
        self._headings: dict[str, Heading | None] = {}

    def convert(self, text: str) -> Converted | None:
        """A page as Markdown would convert it; nothing when that takes Markdown itself."""
        # First: headings and page share extensions that remember what they saw last.
        for line in text.split("\n"):
            if line.startswith("#") and line not in self._headings:
                self._headings[line] = self._heading(line)
        lines = self._prepared(text)
        pieces: list[str] = []
        headings: list[Heading] = []
        for index, line in enumerate(lines):
            if not line.strip():
                continue
            if is_ready(lines, index):
                pieces.append(line)
                continue
            heading = self._headings.get(line) if is_alone(lines, index) else None
            if heading is None:
                return None
            pieces.append(heading.html)
            headings.append(heading)
        return self._finished("\n".join(pieces), headings)

    def _heading(self, line: str) -> Heading | None:
        if not _PLAIN_HEADING.fullmatch(line):
            return None
        html = self._markdown.reset().convert(line)
        tokens: list[Token] = self._markdown.toc_tokens  # type: ignore[attr-defined]
        if "\n" in html or not html.startswith("<h"):
            return None
        return Heading(html, tokens[0] if tokens else None)

    def _prepared(self, text: str) -> list[str]:
        """The lines after all that Markdown does before our part takes whole lines out."""
        self._markdown.reset()
        lines = text.split("\n")
        for part in self._markdown.preprocessors:
            if isinstance(part, HideReadyHtml):
                return lines
            lines = part.run(lines)
        return ["without the extension for ready HTML no line is ready"]

    def _finished(self, html: str, headings: list[Heading]) -> Converted | None:
        if len(headings) > len({_ID.findall(heading.html)[0] for heading in headings}):
            return None  # Markdown numbers equal ids
        ids = frozenset(map(intern, _ID.findall(html)))  # most stand on all pages
        for part in self._markdown.postprocessors:
            html = part.run(html)
        tokens = [heading.token.copy() for heading in headings if heading.token]
        return Converted(html.strip(), get_toc(nest_toc_tokens(tokens)), ids)
