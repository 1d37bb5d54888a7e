"""Every source, with the pages that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.pages.page import Page
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head
from llmnotes.views.labels import WORDS, word
from llmnotes.views.source import source_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from llmnotes.catalog.catalog import Catalog

_PAGE = "sources.md"
MOST_CITING = 12
"""Pages named beside a source; some sources are cited by hundreds."""


def sources_page(catalog: Catalog, citing: Mapping[str, Sequence[tuple[str, str]]]) -> Page:
    """Make the page of sources; `citing` gives for each the pages that cite it: path, title."""
    lead = (
        f"共 {len(catalog.sources)} 条来源，按层级排列，并注明查阅日期；"
        "只读到摘要、摘录或副本的，在附注里说明。"
    )
    parts = [
        page_head("来源", lead),
        heading(1, "来源"),
        element("p", lead, class_="lead") + "\n\n",
    ]
    for tier in WORDS["tier"]:
        found = [entry.id for entry in catalog.sources if entry.record.tier == tier]
        if found:
            parts.append(heading(2, f"{word('tier', tier)}（{len(found)} 条）", tier))
            ordered = sorted(found, key=lambda key: catalog.sources[key].title.casefold())
            parts += [_article(catalog, key, citing.get(key, ())) + "\n" for key in ordered]
            parts.append("\n")
    return Page.of(_PAGE, "".join(parts))


def _article(catalog: Catalog, key: str, citing: Sequence[tuple[str, str]]) -> str:
    view = source_view(key, catalog.sources[key])
    meta = " · ".join(filter(None, (view.authors, view.detail, f"{view.accessed} 查阅")))
    title = link(view.title, view.url) if view.url else text(view.title)
    parts = [element("h3", title), element("p", text(meta), class_="meta")]
    note = catalog.sources[key].note
    if note:
        parts.append(element("p", f"附注：{text(note)}", class_="meta"))
    if citing:
        shown = citing[:MOST_CITING]
        pages = "、".join(link(title, relative_url(_PAGE, path)) for path, title in shown)
        more = f" 等 {len(citing)} 页" if len(citing) > len(shown) else ""
        parts.append(element("p", f"引用它的页面：{pages}{more}", class_="meta source__citedby"))
    return element("article", *parts, class_="source", id=key)
