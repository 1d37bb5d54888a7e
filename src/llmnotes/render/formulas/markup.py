"""The HTML around a formula."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from llmnotes.render.formulas.engine import Mistake
from llmnotes.render.formulas.scan import spans
from llmnotes.render.formulas.short_names import NAMES

if TYPE_CHECKING:
    from llmnotes.render.formulas.engine import Engine, Typeset

# An element of its own name: the theme's search index ends an exclusion at the first
# closing tag of the same name, and KaTeX's markup is full of spans.
TAG = "eq-n"
LABEL = "公式"
# A display formula narrower than this fits the narrowest phone and is no stop for the keyboard.
NARROW = 12
# A browser may break a line on either side of a formula, even before a full stop.
OPENING = "（《「『“‘"
CLOSING = "，。；：、！？）》」』”’"
KEEP = "formula-keep"
# An inline formula of more glyphs may be broken itself, at its relations.
SHORT = 8
_HTML_HALF = re.compile(r"<span class=katex-html.*", re.DOTALL)
# Between two of them a line may be broken.
_BASE = re.compile(rf'class="?{NAMES["katex-base"]}[ ">]')
_TAGS = re.compile(r"<[^>]*>")


def attributes(result: Typeset, *, display: bool) -> dict[str, str]:
    """The attributes of the element around a formula; one that may scroll can take the focus."""
    if not display:
        return {"data-search-exclude": ""}
    found = {"class": "formula-display", "data-search-exclude": ""}
    if _may_be_wide(result.html):
        found |= {"tabindex": "0", "role": "group", "aria-label": LABEL}
    return found


def wrap(result: Typeset, *, display: bool) -> str:
    """Write a formula with its element."""
    words = (
        f' {k}="{v}"' if v else f" {k}" for k, v in attributes(result, display=display).items()
    )
    return f"<{TAG}{''.join(words)}>{result.html}</{TAG}>"


def keeps_together(result: Typeset) -> bool:
    """Tell whether a formula and the punctuation beside it stay on one line."""
    return len(_BASE.findall(result.html)) == 1 or _glyphs(result.html) <= SHORT


def source_html(tex: str) -> str:
    """Show the LaTeX of a formula that cannot be set."""
    return f'<code class="formula-error">{escape(tex, quote=False)}</code>'


def prose_html(text: str, engine: Engine) -> str:
    """Words with formulas as HTML, for pages that no Markdown is made of: the words escaped."""
    written: list[str] = []
    done = 0
    for span in spans(text):
        written.append(escape(text[done : span.start], quote=False))
        written.append(formula_html(span.tex, engine, display=span.display))
        done = span.end
    return "".join([*written, escape(text[done:], quote=False)])


def formula_html(tex: str, engine: Engine, *, display: bool) -> str:
    """Write one formula; one that cannot be set shows its LaTeX."""
    result = engine.typeset(tex, display=display)
    return source_html(tex) if isinstance(result, Mistake) else wrap(result, display=display)


def _may_be_wide(html: str) -> bool:
    return _glyphs(html) > NARROW or "<svg" in html


def _glyphs(html: str) -> int:
    """Count what is drawn, as a measure of the width; fractions count twice, which is safe."""
    return len(_TAGS.sub("", "".join(_HTML_HALF.findall(html))))
