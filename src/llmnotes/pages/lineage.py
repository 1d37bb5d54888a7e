"""The page of descent: a map of all families, one model looked at closely, and lists with rails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.lineage import WIDE, close_look, lineage_map, rails
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element, link, text
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.lineage import FamilyLine, all_kin, family_lines, nearest_kin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

PAGE = "lineage.md"
# The best known case in which one model was taught by another maker's.
_CLOSE_LOOK = "deepseek-r1"
_TITLE = "模型谱系"
_LEAD = "谁由谁而来：换代、微调、蒸馏与合并。只画有出处的关系，没有记载的不连线。"


def lineage_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page."""
    writer = PageWriter(catalog, PAGE)
    kin = all_kin(catalog)
    count = f"{len(kin)} 个模型，数据截至 {catalog.as_of}。"
    parts = [
        page_head(_TITLE, _LEAD, hide=["navigation", "toc"]),
        heading(1, _TITLE),
        element("p", text(_LEAD), class_="lead"),
        element("p", text(count), class_="meta") + "\n\n",
    ]
    if _CLOSE_LOOK in catalog.models:
        near = nearest_kin(catalog, _CLOSE_LOOK)
        name = catalog.models[_CLOSE_LOOK].name.zh
        parts += [
            heading(2, f"跨家族的一例：{name} 的蒸馏", "distillation"),
            close_look(writer, near, f"{name} 的来历与蒸馏出的模型", WIDE) + "\n\n",
        ]
    parts += [
        quiet_heading(2, "全景", "map"),
        lineage_map(writer, kin, "全部家族的谱系", WIDE) + "\n\n",
        quiet_heading(2, "按家族列出", "families"),
    ]
    lines = family_lines(catalog, kin)
    jumps = (element("li", link(line.name, f"#family-{line.family}")) for line in lines)
    parts.append(
        element("nav", element("ul", *jumps), class_="letters", aria_label="按家族跳转") + "\n\n"
    )
    listed = (_family(writer, line) for line in lines)
    parts.append(element("div", *listed, class_="rails-columns") + "\n")
    yield Page.of(PAGE, "".join(parts), problems=tuple(writer.problems))


def _family(writer: PageWriter, line: FamilyLine) -> str:
    title = element("h3", writer.link("family", line.family), id=f"family-{line.family}")
    return element("section", title, rails(writer, line), class_="rails-of")
