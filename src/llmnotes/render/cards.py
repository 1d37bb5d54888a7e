"""Cards, badges and definition lists as HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MANY_BADGES = 1 << 8


@lru_cache(_MANY_BADGES)
def badge(kind: str, words: str) -> str:
    """A small mark: 开放权重, 未公布, 数据分歧."""
    return element("span", text(words), class_=f"badge badge--{kind}")


def cards(items: Iterable[tuple[str, str, str, str]], class_: str = "cards") -> str:
    """A grid of links: address, title, a line of details, a line of prose (both may be empty)."""
    written = []
    for href, title, meta, words in items:
        inside = element("b", text(title))
        if meta:
            inside += element("span", text(meta), class_="meta")
        if words:
            inside += element("span", text(words))
        written.append(element("li", element("a", inside, href=href)))
    return element("ul", *written, class_=class_)


def pairs(items: Iterable[tuple[str, str]], class_: str | None = None) -> str:
    """A definition list; names are words, values are HTML."""
    rows = "".join([f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in items])
    return element("dl", rows, class_=class_)


def part_fold(summary: str, body: str, *, is_open: bool = False) -> str:
    """A part of a long page that only its summary shows until it is asked for; it prints whole."""
    head = element("summary", summary)
    return element("details", head, body, class_="fold fold--part", open=is_open)


def fact_list(items: Iterable[tuple[str, str]], class_: str = "fact-list") -> str:
    """Facts in as many columns as there is room for; names and values are HTML.

    `fact-list--named` beside `fact-list` gives more room to the names.
    """
    rows = "".join([f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in items])
    return element("dl", rows, class_=class_)
