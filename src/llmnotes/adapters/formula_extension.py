"""Python-Markdown: formulas pass through Markdown unseen and come out as HTML and MathML.

Before Markdown reads a page each formula is replaced by a token of two private characters and
a number. Tokens in running text become an element that holds the LaTeX, so that headings, the
table of contents and slugs see that; at the end the element gets the HTML. Tokens in raw HTML
are replaced at the end, and tokens in code and in attributes turn back into what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.diagnostics import DataError, Location
from llmnotes.render.formulas.check import formula_problem
from llmnotes.render.formulas.engine import Mistake
from llmnotes.render.formulas.markup import (
    CLOSING,
    KEEP,
    OPENING,
    TAG,
    attributes,
    formula_html,
    keeps_together,
    source_html,
)
from llmnotes.render.formulas.scan import place, spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from llmnotes.diagnostics import Diagnostic
    from llmnotes.render.formulas.engine import Engine, Typeset
    from llmnotes.render.formulas.scan import Span

OPEN, CLOSE = "\ue010", "\ue011"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
# A formula is never set inside these; what was written stays.
_LITERAL = re.compile(r"(?s)<(pre|code|script|style|textarea)\b.*?</\1>")
_ATTRIBUTE = re.compile(f'="[^"{OPEN}]*{OPEN}[^"]*"')
_MARK = "data-formula"
_KEEP_MARK = "data-formula-keep"
# Where our parts stand among those of Markdown and of other extensions.
AFTER_FENCES, BEFORE_HTML_BLOCKS = 25, 20
FIND = (AFTER_FENCES + BEFORE_HTML_BLOCKS) / 2 + 2
BEFORE_EVERY_PATTERN = 1000
BEFORE_HIGHLIGHT = 31
AFTER_TITLES = -2  # MkDocs takes the title of a page at -1
AFTER_RAW_HTML = 5


@dataclass(frozen=True, slots=True)
class Hidden:
    """A formula behind a token, with the punctuation that must not be parted from it."""

    span: Span
    head: str
    tail: str
    written: str
    """All of it as it stood in the text."""


class FormulaExtension(Extension):
    """Sets the formulas of a page.

    `report` gets the problems of the page, with lines of the text that Markdown was given; a
    caller that checks its sources beforehand can ignore it. Without it, a page with a wrong
    formula raises `DataError`.
    """

    def __init__(
        self, engine: Engine | None = None, report: Callable[[Diagnostic], None] | None = None
    ) -> None:
        super().__init__()
        self.engine = engine or KatexEngine()
        self._report = report
        self._found: list[Hidden] = []
        self._problems: dict[int, Diagnostic] = {}
        self._text = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Put our parts among Markdown's."""
        md.registerExtension(self)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        md.preprocessors.register(_Hide(md, self), "formula-hide", FIND)
        md.inlinePatterns.register(_Mark(md, self), "formula-mark", BEFORE_EVERY_PATTERN)
        md.treeprocessors.register(_Code(md, self), "formula-code", BEFORE_HIGHLIGHT)
        md.treeprocessors.register(_Set(md, self), "formula-set", AFTER_TITLES)
        md.postprocessors.register(_Finish(md, self), "formula-finish", AFTER_RAW_HTML)

    def reset(self) -> None:
        """Forget the last page."""
        self._found = []
        self._problems = {}

    def hide(self, text: str) -> str:
        """Replace the formulas of a text by tokens, those alone on their lines by paragraphs."""
        text = text.replace(OPEN, "").replace(CLOSE, "")
        self._text = text
        written: list[str] = []
        done = 0
        for span in spans(text):
            start, end = _with_punctuation(text, span, done)
            written.append(text[done:start])
            head, tail = text[start : span.start], text[span.end : end]
            written.append(self._token(Hidden(span, head, tail, text[start:end])))
            done = end
        self.engine.prepare((found.span.tex, found.span.display) for found in self._found)
        return "".join([*written, text[done:]])

    def shown(self, text: str, write: Callable[[str], str] = str) -> str:
        """Replace tokens by what was written."""
        return TOKEN.sub(lambda match: write(self._found[int(match[1])].written), text)

    def mark(self, number: int) -> ET.Element:
        """The element of a formula, with its LaTeX as text."""
        found = self._found[number]
        element = ET.Element(TAG, {_MARK: str(number)})
        element.text = AtomicString(found.span.tex)
        if not found.head and not found.tail:
            return element
        keep = ET.Element("span", {_KEEP_MARK: str(number)})
        keep.text, element.tail = found.head, found.tail
        keep.append(element)
        return keep

    def html(self, number: int) -> str:
        """A formula as HTML, with its punctuation."""
        found = self._found[number]
        html = formula_html(found.span.tex, self.engine, display=found.span.display)
        whole = f"{found.head}{html}{found.tail}"
        kept = (found.head or found.tail) and self.is_kept(number)
        return f'<span class="{KEEP}">{whole}</span>' if kept else whole

    def fill(self, element: ET.Element, number: int, stash: Callable[[str], str]) -> None:
        """Give the element of a formula its HTML."""
        span = self._found[number].span
        result = self._result(number)
        if result is None:
            element.text = stash(source_html(span.tex))
            return
        for name, value in attributes(result, display=span.display).items():
            element.set(name, value)
        element.text = stash(result.html)

    def is_kept(self, number: int) -> bool:
        """Tell whether a formula stays on one line with its punctuation."""
        result = self._result(number)
        return result is not None and keeps_together(result)

    def finish(self) -> None:
        """Tell the problems of a page, when all of it is done.

        Raises:
            DataError: There are problems and nobody to tell.
        """
        problems = sorted(self._problems.values())
        self._problems = {}
        if problems and self._report is None:
            raise DataError(problems)
        for problem in problems:
            if self._report:
                self._report(problem)

    def _token(self, hidden: Hidden) -> str:
        token = f"{OPEN}{len(self._found)}{CLOSE}"
        self._found.append(hidden)
        prefix = hidden.span.prefix
        if prefix is None or _is_in_item(prefix):
            return token
        return f"\n{prefix}{token}\n{prefix}"

    def _result(self, number: int) -> Typeset | None:
        span = self._found[number].span
        result = self.engine.typeset(span.tex, display=span.display)
        if isinstance(result, Mistake):
            location = Location("<page>", *place(self._text, span.start))
            self._problems[number] = formula_problem(location, span.tex, result.reason)
            return None
        return result


def _with_punctuation(text: str, span: Span, done: int) -> tuple[int, int]:
    """Where a formula in a line begins and ends together with the punctuation at it."""
    start, end = span.start, span.end
    if not span.display:
        if start > done and text[start - 1] in OPENING:
            start -= 1
        while end < len(text) and text[end] in CLOSING:
            end += 1
    return start, end


def _is_in_item(prefix: str) -> bool:
    """One to three spaces continue a list item, which a blank line would end."""
    return not prefix.strip() and len(prefix.expandtabs(4)) % 4 > 0


class _Hide(Preprocessor):
    """Runs after fenced code is put away, before anything else reads the text."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, lines: list[str]) -> list[str]:
        return self._formulas.hide("\n".join(lines)).split("\n")


class _Mark(InlineProcessor):
    """Makes an element of a token; whoever reads its text sees the LaTeX."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(TOKEN.pattern, md)
        self._formulas = formulas

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        return self._formulas.mark(int(match[1])), match.start(), match.end()


class _Code(Treeprocessor):
    """Indented code shows what was written; runs before a highlighter reads it."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, root: ET.Element) -> None:
        for element in root.iter("code"):
            if element.text and OPEN in element.text:
                element.text = AtomicString(self._formulas.shown(element.text))


class _Set(Treeprocessor):
    """Gives each formula its HTML; runs last, so that titles are made of LaTeX."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                if value and OPEN in value:
                    element.set(name, self._formulas.shown(value))
            number = element.attrib.pop(_MARK, None)
            if number is not None:
                self._formulas.fill(element, int(number), self.md.htmlStash.store)
            number = element.attrib.pop(_KEEP_MARK, None)
            if number is not None and self._formulas.is_kept(int(number)):
                element.set("class", KEEP)


class _Finish(Postprocessor):
    """Sets the formulas of raw HTML, and shows those in code and attributes as written."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, text: str) -> str:
        if OPEN not in text:
            self._formulas.finish()
            return text
        for literal in (_LITERAL, _ATTRIBUTE):
            text = literal.sub(lambda match: self._formulas.shown(match[0], escape), text)
        text = TOKEN.sub(lambda match: self._formulas.html(int(match[1])), text)
        self._formulas.finish()
        return text


def makeExtension(**options: object) -> FormulaExtension:  # noqa: N802
    """What Python-Markdown calls for `llmnotes.adapters.formula_extension`."""
    del options
    return FormulaExtension()
