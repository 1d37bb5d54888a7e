"""Markdown from the HTML that our own pages are written in."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Rule = Callable[["MarkdownWriter", str, str], str]

_TAG = re.compile(r"(</?[a-z][a-z0-9]*(?: [^>]*)?>)")
_NAME = re.compile(r"/?[a-z][a-z0-9]*")
_CLASS = re.compile(r' class="([^"]*)"')
_USELESS = re.compile(r' (?:aria-hidden="true"|hidden(?:="")?|download(?:="")?)(?= |$)')
_ADDRESS = re.compile(r' href="(https?:[^"]*)"')
_NUMBER = re.compile(r' id="ref-(\d+)"')
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&"))

# What one works with; what says in a picture, or once more, what lists say in words.
_LEFT_OUT = frozenset({"nav", "form", "select", "button", "label"})
_LEFT_OUT_CLASSES = frozenset(
    {"take", "figures", "shape-figure", "map__key", "chart__legend", "search-box", "sources__more"}
)
_INLINE = frozenset({"a", "b", "span", "time"})
_SIGNS = {
    **dict.fromkeys(("b", "/b"), "**"),
    **dict.fromkeys(("i", "/i"), "*"),
    **dict.fromkeys(("code", "/code"), "`"),
    **dict.fromkeys(("/td", "/th"), "|"),
    "/dt": "：",
}
_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
# The same few tags stand on every page; those with an address of their own do not.
_FEW_TAGS = 1 << 14


class MarkdownWriter:
    """Goes along the tags of a page; knows in which list, table and link it is."""

    __slots__ = ("_address", "_depth", "_head", "_in_row", "written")

    def __init__(self) -> None:
        self.written: list[str] = []
        self._depth = 0
        self._in_row = False
        self._head = 0
        self._address = ""

    def write(self, html: str) -> None:
        """Write what the tags say, and the words between them."""
        parts = _TAG.split(html)
        append = self.written.append
        append(self._plain(parts[0]))
        left_out, level, closed = "", 0, False
        for written, words in zip(parts[1::2], parts[2::2], strict=True):
            name, attributes, sign, rule, kind = _read(written)
            if left_out:
                level += (name == left_out) - (name == f"/{left_out}")
                if level:
                    continue
                left_out = ""
            elif kind is _Kind.LEFT_OUT:
                left_out, level = name, 1
                continue
            elif rule:
                append(
                    (" " if closed and kind is _Kind.OPENS else "") + rule(self, name, attributes)
                )
            elif sign or closed:
                append((" " if closed and kind is _Kind.OPENS else "") + sign)
            if words:
                append(self._plain(words) if self._in_row or "&" in words else words)
            closed = kind is _Kind.CLOSES and not words

    def _plain(self, words: str) -> str:
        if "&" in words:
            for entity, sign in _ENTITIES:
                words = words.replace(entity, sign)
        return _in_a_cell(words) if self._in_row else words

    def link(self, name: str, attributes: str) -> str:
        """Only addresses outside the site mean something away from it."""
        if name == "a":
            found = _ADDRESS.search(attributes)
            self._address = self._plain(found[1]) if found else ""
            return "[" if found else ""
        return f"]({self._address})" if self._address else ""

    def row(self, name: str, _: str) -> str:
        """Begin a row; each of its cells ends with a bar."""
        self._in_row = name == "tr"
        return "\n|" if self._in_row else ""

    def head(self, name: str, _: str) -> str:
        """Draw a line below the head of a table, as wide as that has cells."""
        if name == "thead":
            self._head = len(self.written)
            return ""
        return "\n|" + "---|" * self.written[self._head :].count("|")

    def caption(self, name: str, _: str) -> str:
        """Write a caption in bold above its table."""
        return "\n\n**" if name == "caption" else "**\n"

    def list(self, name: str, _: str) -> str:
        """Leave a line empty before and after a list, but not before one in another."""
        opens = not name.startswith("/")
        self._depth += 1 if opens else -1
        return "\n\n" if self._depth == opens else ""

    def item(self, _: str, attributes: str) -> str:
        """Begin an item; a source has the number by which it is cited."""
        number = _NUMBER.search(attributes) if attributes else None
        return "\n" + "  " * (self._depth - 1) + (f"- [{number[1]}] " if number else "- ")

    def heading(self, name: str, attributes: str) -> str:
        """Write a heading; in a list its words alone."""
        return self.block(name, attributes) + ("" if self._depth else _HEADINGS.get(name, ""))

    def block(self, name: str, _: str) -> str:
        """Begin after an empty line, or in a list on the next line."""
        if self._depth and name.startswith("/"):
            return ""
        return self.line(name, _) if self._depth or self._in_row else "\n\n"

    def line(self, _: str, __: str) -> str:
        """Go on in the next line; a row of a table has one."""
        return " " if self._in_row else "\n" + "  " * self._depth


class _Kind(Enum):
    LEFT_OUT = auto()
    OPENS = auto()
    CLOSES = auto()
    OTHER = auto()


@lru_cache(_FEW_TAGS)
def _read(written: str) -> tuple[str, str, str, Rule | None, _Kind]:
    """The name of a tag with a slash where it closes, its attributes, what it becomes, its kind."""
    found = _NAME.match(written, 1)
    name = found[0] if found else ""
    attributes = written[len(name) + 1 : -1]
    return name, attributes, _SIGNS.get(name, ""), _RULES.get(name), _kind(name, attributes)


def _kind(name: str, attributes: str) -> _Kind:
    """Whether it opens or closes words in a line: between two of them stands a space."""
    if name in _LEFT_OUT or _is_left_out(attributes):
        return _Kind.LEFT_OUT
    if name.removeprefix("/") in _INLINE:
        return _Kind.CLOSES if name.startswith("/") else _Kind.OPENS
    return _Kind.OTHER


def _in_a_cell(words: str) -> str:
    """Words without what ends a cell; a bar in a formula gets its name."""
    if "|" in words:
        if "$" in words:
            words = words.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
        else:
            words = words.replace("|", r"\|")
    return words.replace("\n", " ")


def _is_left_out(attributes: str) -> bool:
    classes = _CLASS.search(attributes)
    if classes and not _LEFT_OUT_CLASSES.isdisjoint(classes[1].split()):
        return True
    return _USELESS.search(attributes) is not None


def _rules() -> Iterator[tuple[str, Rule]]:
    blocks = ("p", "figure", "figcaption", "section", "article", "summary", "details", "table")
    for names, rule in (
        (("a",), MarkdownWriter.link),
        (("tr",), MarkdownWriter.row),
        (("thead",), MarkdownWriter.head),
        (("caption",), MarkdownWriter.caption),
        (("ul", "ol", "dl"), MarkdownWriter.list),
        (tuple(_HEADINGS), MarkdownWriter.heading),
        (blocks, MarkdownWriter.block),
    ):
        for name in names:
            yield name, rule
            yield f"/{name}", rule
    yield from (
        ("li", MarkdownWriter.item),
        ("dt", MarkdownWriter.item),
        ("br", MarkdownWriter.line),
    )


_RULES: Mapping[str, Rule] = dict(_rules())
