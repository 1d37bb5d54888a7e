"""A page as Markdown without HTML, as somebody pastes it into an assistant."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from llmnotes.exports.markdown_writer import MarkdownWriter

if TYPE_CHECKING:
    from llmnotes.pages.page import Page

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_CRUMBS = re.compile(r"^breadcrumbs: (.*)$", re.MULTILINE)
_ANCHOR = re.compile(r" \{#[^}\n]*\}$", re.MULTILINE)
_NOTE = re.compile(r'^!!! \w+ "(.*)"\n\n?((?: {4}.*\n|\n(?= {4}))+)', re.MULTILINE)
_CODE = re.compile(r"(^[> ]*```.*?^[> ]*```$|`[^`\n]+`)", re.MULTILINE | re.DOTALL)
# These badges name what follows them; others say something of what stands before.
_BADGE = re.compile(r'<span class="badge badge--(?:derived|wrong|imprecise)">([^<]*)</span> ?')
_CORRECTION = re.compile(r'(<p class="erratum__correction">)<b>([^<]*)</b>')
# A table below such a line says the same in its caption.
_SUMMARY = re.compile(r'(<details class="(?:fold|chart__data)"[^>]*>)<summary>.*?</summary>')


def markdown_copy(page: Page) -> str:
    """Write lists, tables and headings as Markdown; leave out figures, forms and navigation."""
    whole = page.markdown
    head = _HEAD.match(whole)
    body = whole[head.end() :] if head else whole
    if "!!! " in body:
        body = _NOTE.sub(_quotation, body)
    writer = MarkdownWriter()
    for number, part in enumerate(_CODE.split(body) if "`" in body else [body]):
        if number % 2:  # code stands as it is
            writer.written.append(part)
        else:
            writer.write(_simpler(part, page.path))
    return _above(head[1] if head else "") + _tidy("".join(writer.written))


def _simpler(html: str, path: str) -> str:
    """What the writer cannot see in a single tag."""
    text = _ANCHOR.sub("", _without(html, "<svg ", "</svg>"))
    if path.startswith("models/"):  # a chart there repeats the table of caches above it
        text = _without(text, '<figure class="chart"', "</figure>")
    return _SUMMARY.sub(r"\1", _CORRECTION.sub(r"\1\2：", _BADGE.sub(r"\1：", text)))


def _without(text: str, opening: str, closing: str) -> str:
    """Most of a page may be pictures: they are cut before anything looks at each tag."""
    first, *others = text.split(opening)
    return first + "".join([part.partition(closing)[2] for part in others])


def _quotation(note: re.Match[str]) -> str:
    """Write an admonition as a quotation."""
    title, inside = note.groups()
    lines = (line.removeprefix("    ") for line in inside.rstrip().split("\n"))
    return "\n".join(f"> {line}".rstrip() for line in (f"**{title}**", "", *lines)) + "\n\n"


def _above(head: str) -> str:
    """Name the pages above, on one line."""
    found = _CRUMBS.search(head)
    return " › ".join([name for name, _ in json.loads(found[1])]) + "\n\n" if found else ""


def _tidy(text: str) -> str:
    text = re.sub(r"(\n *- )\s+", r"\1", text)
    text = re.sub(r" +\n", "\n", text)
    return re.sub(r"\n\n\n+", "\n\n", text).strip() + "\n"
