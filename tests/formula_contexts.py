"""A formula written into each place of a page where formulas stand."""

from __future__ import annotations

import re
from html import unescape

import markdown

from llmnotes.adapters.formula_extension import FormulaExtension
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.render.formulas.engine import Typeset

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
)
# What stands before each line of a display formula, and the page around `INLINE` and `DISPLAY`.
CONTEXTS = {
    "inline in Chinese": ("", "设在中文里INLINE之后。"),
    "display": ("", "前文：\n\nDISPLAY\n\n后文。"),
    "display without blank lines": ("", "前文：\nDISPLAY\n- 列表\n- 二"),
    "list": ("    ", "1. 第一 INLINE\n\n    DISPLAY\n\n2. 第二"),
    "admonition": ("    ", '!!! note "标题"\n    文字 INLINE 文字\n\n    DISPLAY'),
    "block quote": ("> ", "> 引用 INLINE\n>\n> DISPLAY"),
    "footnote": ("", "文字[^1]。\n\n[^1]: 脚注 INLINE 在此。"),
    "heading": ("", "## 标题 INLINE 尾\n\n文字"),
    "table cell": ("", "| 甲 | 乙 |\n| --- | --- |\n| INLINE | 文字 |"),
}
_ANNOTATION = re.compile(
    r'<annotation encoding="?application/x-tex"?>(.*?)</annotation>', re.DOTALL
)


class Contexts:
    """Writes formulas into every context and looks at what comes out."""

    def __init__(self) -> None:
        self._engine = KatexEngine()
        self._problems: list[object] = []
        extension = FormulaExtension(self._engine, self._problems.append)
        self._markdown = markdown.Markdown(extensions=[*EXTENSIONS, extension])

    def valid(self, tex: str) -> bool:
        """Tell whether KaTeX can set a formula at all."""
        return isinstance(self._engine.typeset(tex, display=True), Typeset)

    def harmed(self, tex: str) -> list[str]:
        """Name the contexts in which a formula does not arrive as it was written."""
        line = " ".join(tex.split())
        # What TeX allows only in display, such as \tag, stands between two dollar signs.
        alone = isinstance(self._engine.typeset(line, display=False), Typeset)
        inline = f"${line}$" if alone else f"$${line}$$"
        return [name for name in CONTEXTS if not self._arrives(tex, inline, *CONTEXTS[name])]

    def _arrives(self, tex: str, inline: str, indent: str, page: str) -> bool:
        self._problems.clear()
        display = f"$$\n{tex}\n$$".replace("\n", f"\n{indent}")
        text = page.replace("INLINE", inline).replace("DISPLAY", display)
        html = self._markdown.reset().convert(text)
        arrived = ["".join(unescape(found).split()) for found in _ANNOTATION.findall(html)]
        wanted = page.count("INLINE") + page.count("DISPLAY")
        whole = len(arrived) >= wanted and set(arrived) == {"".join(tex.split())}
        return whole and not self._problems
