"""One page per chart, and the page that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.chart import chart_page, write_chart
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.charts.thumbnail import thumbnail
from llmnotes.render.html import element, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head
from llmnotes.views.charts import CHARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.chart import ChartView

INDEX = "charts/index.md"
_TITLE = "图表"
_LEAD = (
    "模型怎样变大、变长、变稀疏：每个点是一个模型，点开就是它的页面；每张图后面都有同样数字的表。"
)


def charts_pages(catalog: Catalog) -> Iterator[Page]:
    """Make the page of every chart, and before them the list."""
    views = [make(catalog, ()) for make in CHARTS.values()]
    yield _index(catalog, views)
    titles = {view.key: view.title for view in views}
    for view in views:
        yield _page(catalog, view, titles)


def _index(catalog: Catalog, views: list[ChartView]) -> Page:
    writer = PageWriter(catalog, INDEX)
    cards = "".join(element("li", _card(writer, view)) for view in views)
    parts = [
        page_head(_TITLE, _LEAD, hide=["toc"]),
        heading(1, _TITLE),
        element("p", text(_LEAD), class_="lead") + "\n\n",
        element("ul", cards, class_="cards cards--charts") + "\n",
    ]
    return Page.of(INDEX, "".join(parts), problems=tuple(writer.problems))


def _card(writer: PageWriter, view: ChartView) -> str:
    words = element("b", text(view.title)) + element("span", text(view.reading[0]))
    words += element("span", text(f"{view.count} 个模型"), class_="meta")
    href = relative_url(writer.page, chart_page(view.key))
    dots = [(point.series, (point.x, point.y)) for point in view.points]
    strokes = [(curve.series, curve.places) for curve in view.curves]
    return element("a", thumbnail(dots, strokes, view.reference), words, href=href)


def _page(catalog: Catalog, view: ChartView, titles: Mapping[str, str]) -> Page:
    writer = PageWriter(catalog, chart_page(view.key))
    first, *rest = view.reading
    downloads = (("下载 SVG", f"../{view.key}.svg"), ("下载 CSV", f"../{view.key}.csv"))
    parts = [
        page_head(view.title, first, [(_TITLE, "charts/")], hide=["navigation", "toc"]),
        heading(1, view.title),
        element("p", text(first), class_="lead") + "\n\n",
        write_chart(writer, view, downloads=downloads) + "\n\n",
        heading(2, "怎样读这张图", "reading"),
        element("p", text("".join(rest))) + "\n\n",
        _others(writer, view.key, titles) + "\n",
    ]
    return Page.of(writer.page, "".join(parts), problems=tuple(writer.problems))


def _others(writer: PageWriter, key: str, titles: Mapping[str, str]) -> str:
    """The way to the other charts."""
    items = []
    for name, title in titles.items():
        if name != key:
            href = relative_url(writer.page, chart_page(name))
            items.append(element("li", element("a", text(title), href=href)))
    return element("nav", element("ul", *items), class_="siblings", aria_label="其他图表")
