"""KaTeX's HTML without classes that its stylesheet does not name, the others short, few quotes."""

from __future__ import annotations

import re
from functools import cache

from llmnotes.render.formulas.short_names import ELEMENT, short_names

# They tell KaTeX's own code what a sign is; spaces are elements of their own.
UNSTYLED = frozenset(
    {
        "delimsizinginner",
        "mbin",
        "mclose",
        "minner",
        "mop",
        "mopen",
        "mord",
        "mpunct",
        "mrel",
        "mtight",
        "nobreak",
        "text",
    }
)
# In a document that is HTML the parser knows the namespace.
_NAMESPACE = re.compile(r' xmlns="http://www\.w3\.org/[^"]*"')
_HTML_HALF = '<span class="katex-html"'
_TAG = re.compile(r"(<span\b[^>]*>|</span>)")
_CLASS = re.compile(r' class="([^"]*)"')
# Rules of KaTeX's stylesheet begin there and go on with `> span > span`.
_BY_PLACE = frozenset({"mfrac", "vlist"})
# Not those of drawings, whose first tag may be their last: `/` would belong to the value.
_OPENING = re.compile(r"<(?:i|span|math|annotation) [^>]*>")
_VALUE = re.compile(r"""="([^\s"'=<>`]+)"(?=[\s>])""")


def lean(html: str) -> str:
    """Leave out classes and elements that change nothing of what is drawn, and shorten the rest."""
    words, half, drawn = _NAMESPACE.sub("", html).partition(_HTML_HALF)
    end = drawn.find(">") + 1
    return words + half + drawn[:end] + "".join(_lean(drawn[end:]))


def unquoted(html: str) -> str:
    """Leave out the quotes around values that need none."""
    return _OPENING.sub(lambda tag: _VALUE.sub(r"=\1", tag[0]), html)


def _lean(html: str) -> list[str]:
    """Take such classes away, and the elements that had no others."""
    kept: list[str] = []
    above: list[frozenset[str]] = [frozenset(), frozenset()]
    written: list[bool] = []
    for index, part in enumerate(_TAG.split(html)):
        # the elements around what is drawn end behind it
        if index % 2 == 0 or (part == "</span>" and not written):
            kept.append(part)
        elif part == "</span>":
            above.pop()
            if written.pop():
                kept.append(f"</{ELEMENT}>")
        else:
            found = _CLASS.search(part)
            names = found[1].split() if found else []
            styled = _styled(found[1]) if found else ""
            needed = bool(styled) or not names or " style=" in part
            needed = needed or not _BY_PLACE.isdisjoint(above[-1] | above[-2])
            above.append(frozenset(names))
            written.append(needed)
            if needed:
                words = f' class="{styled}"' if styled else ""
                tag = part.replace(found[0], words, 1) if found else part
                kept.append(tag.replace("<span", f"<{ELEMENT}", 1))
    return kept


# Many formulas have few classes.
@cache
def _styled(classes: str) -> str:
    """Of the classes of an element those that change what is drawn, by their short names."""
    return " ".join(short_names(name for name in classes.split() if name not in UNSTYLED))
