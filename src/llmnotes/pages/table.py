"""One page per table, and the index of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.sources import source_list
from llmnotes.directives.table import table
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.cards import cards
from llmnotes.render.page_head import heading, page_head, quiet_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def table_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one table."""
    entry = catalog.tables.entries[key]
    writer = PageWriter(catalog, f"tables/{key}.md")
    title = entry.record.title.zh
    body = table(writer, key, entry.locate())
    sources = (
        f"\n\n{quiet_heading(2, '出处', 'sources')}{source_list(writer)}" if writer.cited else ""
    )
    markdown = (
        page_head(title, f"表：{title}。", [("表格", "tables/")], ("navigation", "toc"))
        + heading(1, title)
        + body
        + sources
        + "\n"
    )
    cited = tuple(c.key for c in writer.cited)
    return Page.of(writer.page, markdown, entry.document.path, cited, tuple(writer.problems))


def tables_index_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that lists the tables."""
    items = [(f"{entry.id}/", entry.record.title.zh, "", "") for entry in catalog.tables]
    markdown = page_head("表格", "全部表格。") + heading(1, "表格") + cards(items) + "\n"
    yield Page.of("tables/index.md", markdown)
