"""HTML from plain values; everything that is not made here is escaped here."""

from __future__ import annotations

from html import escape

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


def text(words: str) -> str:
    """Make words safe between tags."""
    return escape(words, quote=False)


def element(name: str, *children: str, **attributes: str | bool | None) -> str:
    """Write an element; children are HTML, attributes are words.

    `class_` and `for_` stand for the Python keywords, `aria_label` for `aria-label`; an attribute
    that is `None` or `False` is left out, one that is `True` stands without a value.
    """
    start = f"<{name}{_attributes(attributes)}>" if attributes else f"<{name}>"
    return start if name in VOID else f"{start}{''.join(children)}</{name}>"


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    written = ""
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        words = "" if value is True else f'="{escape(str(value))}"'
        written += f" {name.rstrip('_').replace('_', '-')}{words}"
    return written


def link(words: str, href: str, **attributes: str | bool | None) -> str:
    """Write a link; the words are plain text."""
    return element("a", text(words), href=href, **attributes)
