"""Python-Markdown: a line that is whole HTML blocks passes by the parser.

Generated pages hold their tables and lists as HTML, each on one line. Markdown would parse them
tag by tag and write the same again; three quarters of a build went there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_BLOCKS = "article|aside|details|div|dl|figure|nav|ol|p|section|table|ul"
_WHOLE = re.compile(rf"<(?:{_BLOCKS})[ >].*</(?:{_BLOCKS})>\s*")
# Such an element asks for Markdown inside it.
_ASKS = re.compile(r"<[^>]*\smarkdown[\s=>]")
# After fenced code and formulas are hidden, before Markdown looks for HTML (20).
BEFORE_HTML_BLOCKS = 21


class ReadyHtmlExtension(Extension):
    """Lets whole lines of HTML through."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Put our part among Markdown's."""
        md.preprocessors.register(HideReadyHtml(md), "ready-html", BEFORE_HTML_BLOCKS)


class HideReadyHtml(Preprocessor):
    """Puts away the lines that are ready."""

    def run(self, lines: list[str]) -> list[str]:
        """Leave a mark in the place of each."""
        return [
            self.md.htmlStash.store(line) if is_ready(lines, index) else line
            for index, line in enumerate(lines)
        ]


def is_ready(lines: list[str], index: int) -> bool:
    """Whether a line is whole HTML blocks and stands alone."""
    line = lines[index]
    return (
        line.startswith("<")
        and is_alone(lines, index)
        and _WHOLE.fullmatch(line) is not None
        and not _ASKS.search(line)
    )


def is_alone(lines: list[str], index: int) -> bool:
    """Whether a line has empty lines around it, or the ends of the page."""
    return (index == 0 or not lines[index - 1].strip()) and (
        index + 1 == len(lines) or not lines[index + 1].strip()
    )


def makeExtension(**options: object) -> ReadyHtmlExtension:  # noqa: N802 - Markdown's own name
    """Make the extension, as Python-Markdown asks for it."""
    return ReadyHtmlExtension(**options)
