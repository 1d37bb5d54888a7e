"""What is often said and not right, and what makers do not publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Location
from llmnotes.directives.errata import write_erratum
from llmnotes.directives.sources import source_list
from llmnotes.directives.table import write_table
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.labels import field_label
from llmnotes.views.names import by_release, maker
from llmnotes.views.table import CellView, ColumnView, RowView, TableView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_GROUPS = (("wrong", "错误的说法"), ("imprecise", "不准确的说法"))


def errata_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page of all errata, the wrong ones first."""
    writer = PageWriter(catalog, "errata.md")
    lead = "常见说法中的错误与不准确之处，逐条给出正确表述和出处。"
    parts = [
        page_head("勘误", lead),
        heading(1, "勘误"),
        element("p", lead, class_="lead") + "\n\n",
    ]
    for verdict, title in _GROUPS:
        found = [entry for entry in catalog.errata if entry.record.verdict == verdict]
        if found:
            parts.append(heading(2, f"{title}（{len(found)} 条）", verdict))
            parts += [write_erratum(writer, entry) + "\n\n" for entry in found]
    if writer.cited:
        parts += [quiet_heading(2, "出处", "sources"), source_list(writer), "\n"]
    cited = tuple(c.key for c in writer.cited)
    yield Page.of(writer.page, "".join(parts), None, cited, tuple(writer.problems))


def undisclosed_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page of what makers do not publish."""
    writer = PageWriter(catalog, "undisclosed.md")
    rows = tuple(
        RowView(
            (
                CellView(f"[[model:{entry.id}]]"),
                CellView(maker(catalog, entry.record)),
                CellView("、".join(field_label(path) for path in entry.record.undisclosed)),
            )
        )
        for entry in reversed(by_release(catalog))
        if entry.record.undisclosed
    )
    columns = tuple(ColumnView(title, numeric=False) for title in ("模型", "机构", "未公布的项目"))
    lead = "机构没有公布的数字，本站写作“未公布”，不引用传闻和估算。"
    view = TableView("未公布的项目", "", columns, rows)
    body = write_table(writer, view, Location("data/models", 1, 1)) if rows else ""
    empty = element("p", "还没有登记未公布的项目。", class_="empty")
    markdown = (
        page_head("未公布清单", lead)
        + heading(1, "未公布清单")
        + element("p", lead, class_="lead")
        + "\n\n"
        + (body or empty)
        + "\n"
    )
    yield Page.of(writer.page, markdown, None, (), tuple(writer.problems))
