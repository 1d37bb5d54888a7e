"""Python-Markdown: a table written in Markdown gets the markup of our own tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

# The `tables` extension writes alignment as a style, which a strict content policy refuses.
ALIGNMENT = {"text-align: right;": "num", "text-align: center;": "mid"}


class TableMarkup(Treeprocessor):
    """Give each table a class, a scrolling frame with a name, and scopes for its headers."""

    def run(self, root: Element) -> None:
        """Change the tables below `root` in place."""
        frames = 0
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table" and child.get("class") is None:
                    frames += 1
                    _mark(child)
                    parent[position] = _framed(child, frames)


def _mark(table: Element) -> None:
    table.set("class", "data")
    for cell in table.iter():
        if cell.tag in ("th", "td"):
            name = ALIGNMENT.get(cell.attrib.pop("style", ""))
            if name:
                cell.set("class", name)
    for row in table.iterfind("thead/tr"):
        for cell in row:
            _make_header(cell, "col")
    for row in table.iterfind("tbody/tr"):
        _make_header(row[0], "row")


def _make_header(cell: Element, scope: str) -> None:
    """An empty cell heads nothing, so it becomes a plain one."""
    if "".join(cell.itertext()).strip():
        cell.tag = "th"
        cell.set("scope", scope)
    else:
        cell.tag = "td"


def _framed(table: Element, number: int) -> Element:
    heads = (_plain(cell) for cell in table.iterfind("thead/tr/th"))
    name = f"表 {number}：" + "、".join(head for head in heads if head)
    frame = table.makeelement(
        "div", {"class": "table-wrap", "role": "region", "tabindex": "0", "aria-label": name}
    )
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def _plain(cell: Element) -> str:
    """Return the words of a cell, without the marks that stand for stashed HTML."""
    return re.sub("\x02.*?\x03", "", "".join(cell.itertext())).strip()


class TableExtension(Extension):
    """The extension that mkdocs.yml names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run after the inline patterns, when cells have their text."""
        md.treeprocessors.register(TableMarkup(md), "llmnotes_tables", 5)


def makeExtension(**kwargs: object) -> TableExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown looks for this name."""
    return TableExtension(**kwargs)
