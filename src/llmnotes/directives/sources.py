"""The numbered list of everything that a page cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.cards import badge
from llmnotes.render.html import element, link, text
from llmnotes.views.labels import word
from llmnotes.views.source import SourceView, source_view

if TYPE_CHECKING:
    from llmnotes.directives.writer import PageWriter


def source_list(writer: PageWriter) -> str:
    """Everything cited so far, by number."""
    items = []
    for cited in writer.cited:
        view = source_view(cited.key, writer.catalog.sources[cited.key])
        items.append(element("li", _line(writer, view), id=f"ref-{cited.number}"))
    return element("ol", *items, class_="sources")


def _line(writer: PageWriter, view: SourceView) -> str:
    parts = []
    if view.authors:
        parts.append(element("span", text(view.authors), class_="sources__authors") + "。")
    title = link(view.title, view.url) if view.url else text(view.title)
    parts.append(f"{title}。")
    meta = " · ".join(filter(None, (view.detail, f"{view.accessed} 查阅")))
    parts.append(element("span", text(meta), class_="meta"))
    parts.append(" " + badge(view.tier, word("tier", view.tier)))
    parts.append(" " + link("详情", writer.href("source", view.id), class_="sources__more"))
    return "".join(parts)
