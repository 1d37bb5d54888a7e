"""HTML from plain values; everything that is not made here is escaped here."""

from __future__ import annotations

from functools import lru_cache

_FEW_WORDS = 1 << 13
"""Values of attributes that are remembered: classes, places in charts, names of sources."""
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


def text(words: str) -> str:
    """Make words safe between tags."""
    if "&" in words or "<" in words or ">" in words:
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words


def element(name: str, *children: str, **attributes: str | bool | None) -> str:
    """Write an element; children are HTML, attributes are words.

    `class_` and `for_` stand for the Python keywords, `aria_label` for `aria-label`; an attribute
    that is `None` or `False` is left out, one that is `True` stands without a value.
    """
    written = _attributes(**attributes) if attributes else ""
    return (
        f"<{name}{written}>" if name in VOID else f"<{name}{written}>{''.join(children)}</{name}>"
    )


@lru_cache(_FEW_WORDS)  # classes and roles are the same on all pages
def _attributes(**attributes: str | bool | None) -> str:
    written = ""
    for name, value in attributes.items():
        if value is True:
            written += _written(name)
        elif value is not None and value is not False:
            written += f'{_written(name)}="{quoted(value)}"'
    return written


@lru_cache
def _written(name: str) -> str:
    return " " + name.rstrip("_").replace("_", "-")


@lru_cache(_FEW_WORDS)
def quoted(words: str) -> str:
    """Make words safe between quotes, as `html.escape` does."""
    return text(words).replace('"', "&quot;").replace("'", "&#x27;")


def link(words: str, href: str, **attributes: str | bool | None) -> str:
    """Write a link; the words are plain text."""
    return f'<a href="{quoted(href)}"{_attributes(**attributes)}>{text(words)}</a>'
