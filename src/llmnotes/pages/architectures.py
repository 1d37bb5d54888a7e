"""The page that draws well-known models on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.architecture import PAGE, cards, key_to_colours
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element, text
from llmnotes.render.page_head import heading, page_head
from llmnotes.views.architecture import architecture_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_TITLE = "架构对照"
_LEAD = "同一比例下的模型：块的高是层数，宽是隐藏维度；下面是查询头与键值头，再下面是专家。"


def architectures_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page."""
    writer = PageWriter(catalog, PAGE)
    views = architecture_views(catalog)
    note = (
        f"{len(views)} 个模型，按发布先后排列，数据截至 {catalog.as_of}。"
        "键值头画得与它服务的查询头一样宽：越宽，共用得越多，缓存越小。"
        "层的颜色是注意力的种类，右侧细条表示该层带专家；横线每十层一条。"
    )
    parts = [
        page_head(_TITLE, _LEAD, hide=["navigation", "toc"]),
        heading(1, _TITLE),
        element("p", text(_LEAD), class_="lead"),
        element("p", text(note), class_="meta"),
        key_to_colours(views),
        cards(writer, views, "h2") + "\n",
    ]
    yield Page.of(PAGE, "".join(parts), problems=tuple(writer.problems))
