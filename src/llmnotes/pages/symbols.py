"""The table of symbols."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element, text
from llmnotes.render.page_head import heading, page_head
from llmnotes.render.tables import Heading, data_table
from llmnotes.views.formula import symbol_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.formula import SymbolView

_HEADINGS = ("符号", "含义", "形状", "单位", "配置字段", "公式")


def symbols_page(catalog: Catalog) -> Iterator[Page]:
    """Make the table of symbols, by their letters."""
    writer = PageWriter(catalog, "symbols.md")
    views = symbol_views(catalog)
    lead = (
        f"共 {len(views)} 个符号，按字母排列。同一个字母在不同公式里可以有不同含义，"
        "同一条公式、同一页正文里只有一个含义。"
    )
    markdown = (
        page_head("符号表", f"全部公式的符号。{lead}", [("公式", "formulas/")], hide=["toc"])
        + heading(1, "符号表")
        + element("p", lead, class_="lead")
        + "\n\n"
        + _table(writer, "拉丁字母", "latin", [view for view in views if not view.greek])
        + _table(writer, "希腊字母", "greek", [view for view in views if view.greek])
    )
    yield Page.of(writer.page, markdown, "data/symbols.yaml", problems=tuple(writer.problems))


def _table(writer: PageWriter, title: str, anchor: str, views: list[SymbolView]) -> str:
    if not views:
        return ""
    headings = [Heading(words) for words in _HEADINGS]
    table = data_table(f"符号：{title}", headings, [_row(writer, view) for view in views])
    return heading(2, title, anchor) + table + "\n\n"


def _row(writer: PageWriter, view: SymbolView) -> list[str]:
    record = view.entry.record
    return [
        element("span", f"${record.latex}$", id=view.entry.id),
        writer.prose(record.meaning.zh, partial(view.entry.locate, "meaning")),
        f"${record.shape}$" if record.shape else "",
        text(record.unit or ""),
        element("code", text(record.config)) if record.config else "",
        "、".join(writer.link("formula", key) for key in view.formulas),
    ]
