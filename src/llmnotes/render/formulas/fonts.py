"""Which fonts a page with formulas needs, so that they are there before the first line is laid."""

from __future__ import annotations

import re
from functools import cache

from llmnotes.render.formulas.short_names import short_names

_FORMULA = re.compile(r"class=katex-html.*?</eq-n>", re.DOTALL)
_CLASSES = re.compile(r'class="?([^">]*)')
MAIN = "KaTeX_Main-Regular"
# From the font rules of katex.css: all of these classes on one element ask for this font.
FONTS = (
    ("mathnormal", "KaTeX_Math-Italic"),
    ("boldsymbol", "KaTeX_Math-BoldItalic"),
    ("mathbf", "KaTeX_Main-Bold"),
    ("textbf", "KaTeX_Main-Bold"),
    ("mathit", "KaTeX_Main-Italic"),
    ("textit", "KaTeX_Main-Italic"),
    ("textbf textit", "KaTeX_Main-BoldItalic"),
    ("mathbb", "KaTeX_AMS-Regular"),
    ("textbb", "KaTeX_AMS-Regular"),
    ("amsrm", "KaTeX_AMS-Regular"),
    ("mathcal", "KaTeX_Caligraphic-Regular"),
    ("mathfrak", "KaTeX_Fraktur-Regular"),
    ("textfrak", "KaTeX_Fraktur-Regular"),
    ("mathscr", "KaTeX_Script-Regular"),
    ("textscr", "KaTeX_Script-Regular"),
    ("mathtt", "KaTeX_Typewriter-Regular"),
    ("texttt", "KaTeX_Typewriter-Regular"),
    ("mathsf", "KaTeX_SansSerif-Regular"),
    ("textsf", "KaTeX_SansSerif-Regular"),
    ("mathboldsf", "KaTeX_SansSerif-Bold"),
    ("textboldsf", "KaTeX_SansSerif-Bold"),
    ("mathitsf", "KaTeX_SansSerif-Italic"),
    ("mathsfit", "KaTeX_SansSerif-Italic"),
    ("textitsf", "KaTeX_SansSerif-Italic"),
    ("delimsizing size1", "KaTeX_Size1-Regular"),
    ("delimsizing size2", "KaTeX_Size2-Regular"),
    ("delimsizing size3", "KaTeX_Size3-Regular"),
    ("delimsizing size4", "KaTeX_Size4-Regular"),
    ("delim-size1", "KaTeX_Size1-Regular"),
    ("delim-size4", "KaTeX_Size4-Regular"),
    ("op-symbol small-op", "KaTeX_Size1-Regular"),
    ("op-symbol large-op", "KaTeX_Size2-Regular"),
)


def fonts_needed(html: str) -> tuple[str, ...]:
    """Name the font files (without `.woff2`) that the formulas of a page use; sorted."""
    formulas = "".join(_FORMULA.findall(html))
    if not formulas:
        return ()
    used = (_fonts_of(classes) for classes in set(_CLASSES.findall(formulas)))
    return tuple(sorted({MAIN}.union(*used)))


# Many formulas have few classes.
@cache
def _fonts_of(classes: str) -> frozenset[str]:
    element = frozenset(classes.split())
    return frozenset(
        font for needed, font in FONTS if element.issuperset(short_names(needed.split()))
    )


def preload_links(html: str, folder: str) -> str:
    """Links for the head of a page that fetch its fonts at once, so that no line moves later.

    `folder` is the address of the font folder as the page writes it: `../assets/katex/fonts`.
    """
    link = '<link rel="preload" as="font" type="font/woff2" crossorigin href="{}/{}.woff2">'
    return "".join(link.format(folder, font) for font in fonts_needed(html))
