"""Python-Markdown: formulas pass through Markdown unseen and come out as HTML and MathML.

Before Markdown reads a page each formula is replaced by a token of two private characters and
a number. Tokens in running text become an element that holds the LaTeX, so that headings, the
table of contents and slugs see that; at the end the element gets the HTML. Tokens in raw HTML
are replaced at the end, and tokens in code and in attributes turn back into what was written.
"""

from __future__ import annotations

import re
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
from llmnotes.render.formulas.markup import TAG, attributes, formula_html, source_html
from llmnotes.render.formulas.scan import place, spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from llmnotes.diagnostics import Diagnostic
    from llmnotes.render.formulas.engine import Engine
    from llmnotes.render.formulas.scan import Span

OPEN, CLOSE = "\ue010", "\ue011"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
# A formula is never set inside these; what was written stays.
_LITERAL = re.compile(r"(?s)<(pre|code|script|style|textarea)\b.*?</\1>")
_ATTRIBUTE = re.compile(r'="[^"]*"')
_MARK = "data-formula"
# Where our parts stand among those of Markdown and of other extensions.
AFTER_FENCES, BEFORE_HTML_BLOCKS = 25, 20
FIND = (AFTER_FENCES + BEFORE_HTML_BLOCKS) / 2 + 2
BEFORE_EVERY_PATTERN = 1000
BEFORE_HIGHLIGHT = 31
AFTER_TITLES = -2  # MkDocs takes the title of a page at -1
AFTER_RAW_HTML = 5


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
        self._found: list[tuple[Span, str]] = []
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
            written.append(text[done : span.start])
            written.append(self._token(span, text[span.start : span.end]))
            done = span.end
        self.engine.prepare((span.tex, span.display) for span, _ in self._found)
        return "".join([*written, text[done:]])

    def source(self, number: int) -> str:
        """A formula as it was written, with its dollar signs."""
        return self._found[number][1]

    def shown(self, text: str, write: Callable[[str], str] = str) -> str:
        """Replace tokens by what was written."""
        return TOKEN.sub(lambda match: write(self.source(int(match[1]))), text)

    def span(self, number: int) -> Span:
        """A formula by its token's number."""
        return self._found[number][0]

    def html(self, number: int) -> str:
        """A formula as HTML."""
        span = self.span(number)
        self._check(number, self.engine.typeset(span.tex, display=span.display))
        return formula_html(span.tex, self.engine, display=span.display)

    def fill(self, element: ET.Element, number: int, stash: Callable[[str], str]) -> None:
        """Give the element of a formula its HTML."""
        span = self.span(number)
        result = self.engine.typeset(span.tex, display=span.display)
        self._check(number, result)
        if isinstance(result, Mistake):
            element.text = stash(source_html(span.tex))
            return
        for name, value in attributes(result, display=span.display).items():
            element.set(name, value)
        element.text = stash(result.html)

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

    def _token(self, span: Span, written: str) -> str:
        token = f"{OPEN}{len(self._found)}{CLOSE}"
        self._found.append((span, written))
        prefix = span.prefix
        if prefix is None or _is_in_item(prefix):
            return token
        return f"\n{prefix}{token}\n{prefix}"

    def _check(self, number: int, result: object) -> None:
        if isinstance(result, Mistake):
            span = self.span(number)
            location = Location("<page>", *place(self._text, span.start))
            self._problems[number] = formula_problem(location, span.tex, result.reason)


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
        element = ET.Element(TAG, {_MARK: match[1]})
        element.text = AtomicString(self._formulas.span(int(match[1])).tex)
        return element, match.start(), match.end()


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


class _Finish(Postprocessor):
    """Sets the formulas of raw HTML, and shows those in code and attributes as written."""

    def __init__(self, md: Markdown, formulas: FormulaExtension) -> None:
        super().__init__(md)
        self._formulas = formulas

    def run(self, text: str) -> str:
        for literal in (_LITERAL, _ATTRIBUTE):
            text = literal.sub(lambda match: self._formulas.shown(match[0], escape), text)
        text = TOKEN.sub(lambda match: self._formulas.html(int(match[1])), text)
        self._formulas.finish()
        return text


def makeExtension(**options: object) -> FormulaExtension:  # noqa: N802
    """What Python-Markdown calls for `llmnotes.adapters.formula_extension`."""
    del options
    return FormulaExtension()
