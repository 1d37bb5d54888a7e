"""The index of all models, by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Location
from llmnotes.directives.table import write_table
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.schema.table import ModelQuery
from llmnotes.views.names import by_release
from llmnotes.views.table import TableView, models_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

COLUMNS = ("organization", "released", "parameters", "context_length", "weights")


def models_index_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that lists every model."""
    writer = PageWriter(catalog, "models/index.md")
    years: dict[str, list[str]] = {}
    for entry in reversed(by_release(catalog)):
        years.setdefault(entry.record.released[:4], []).append(entry.id)
    count = f"共 {len(catalog.models)} 个模型，按发布时间从新到旧排列。空格表示尚未查证。"
    parts = [
        page_head("模型一览", f"大语言模型一览：{count}"),
        heading(1, "模型一览"),
        element("p", count, class_="lead") + "\n\n",
    ]
    for year, ids in years.items():
        query = ModelQuery(kind="models", models=tuple(ids), columns=COLUMNS, descending=True)
        view = TableView(f"{year} 年发布的模型", "", *models_table(catalog, query))
        parts.append(quiet_heading(2, f"{year} 年", f"y{year}"))
        parts.append(write_table(writer, view, Location("data/models", 1, 1)) + "\n\n")
    yield Page(writer.page, "".join(parts), None, (), tuple(writer.problems))
