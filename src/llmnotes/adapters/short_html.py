"""A finished page without what HTML lets a page leave out: a browser reads the same from it."""

from __future__ import annotations

import re

# Blocks and what is not shown: a line that begins before one of them ends nowhere else.
_BLOCKS = (
    "article|aside|blockquote|body|details|div|dl|figure|footer|form|h[1-6]|head|header|li|link"
    "|main|meta|nav|noscript|ol|p|pre|script|section|summary|table|title|ul"
)
_LINES = re.compile(rf">\n+(?=</?(?:{_BLOCKS})[ >])")
# HTML, 13.1.2.4 "Optional tags": the next of its kind stands behind it, or the end of the list.
_ENDS = re.compile(
    r"</(?:d[dt]|li|t(?:[dhr]|head|body))>"
    r"(?=<(?:d[dt]|li|t(?:[dhr]|body))[ >]|</(?:div|[du]l|ol|t(?:r|head|body|able))>)"
)
# HTML, 13.1.2.1: elements of SVG may end in their first tag, but no value without quotes before.
_SHAPES = re.compile(r"\"></(?:circle|line|path|rect)>")
# Formulas and drawings have no words for the search, which knows them by their names; nothing is
# announced.
_UNASKED = (
    ('<div data-md-component="announce"></div>', ""),
    (' data-search-exclude=""', ""),
    ("<eq-n data-search-exclude", "<eq-n"),
    (' class="formula-display" data-search-exclude', ' class="formula-display"'),
)
# In a tag, for the next bracket closes one.
_PLAIN = re.compile(r'="([\w.%#:/+-]+)"(?=[ >])(?=[^<>]*>)')


def short_html(page: str) -> str:
    """Leave out line ends between blocks, the ends of items, cells and shapes, and most quotes."""
    page = _SHAPES.sub('"/>', _ENDS.sub("", _LINES.sub(">", page)))
    for words, shorter in _UNASKED:
        page = page.replace(words, shorter)
    return _PLAIN.sub(r"=\1", page)
