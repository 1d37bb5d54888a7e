"""What leads on from a model's page: where it comes from, formulas, chapters, its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.growth import growth
from llmnotes.directives.lineage import rails
from llmnotes.render.cards import badge
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import quiet_heading
from llmnotes.render.quantities import factor
from llmnotes.views.growth import growth_factors
from llmnotes.views.labels import DERIVED
from llmnotes.views.lineage import FamilyLine, nearest_kin
from llmnotes.views.names import family_title

if TYPE_CHECKING:
    from llmnotes.directives.writer import PageWriter
    from llmnotes.views.model import ModelView

_FEW_KIN = 4


def relations(writer: PageWriter, view: ModelView) -> str:
    """Where the model comes from, what came of it, and how it has grown."""
    grown = _growth(writer, view.id)
    if not view.relations and not grown:
        return ""
    items = [
        f'<li><span class="lineage__kind">{text(relation.words)}</span> '
        f"{writer.link('model', relation.model)}</li>"
        for relation in view.relations
    ]
    listed = element("ul", *items, class_="lineage") if items else ""
    written = quiet_heading(2, "谱系", "lineage") + listed + grown
    kin = nearest_kin(writer.catalog, view.id)
    if len(kin) < _FEW_KIN:  # the list above says it all
        return written
    return written + rails(writer, FamilyLine(view.family, view.name, kin))


def chapters(writer: PageWriter, view: ModelView) -> str:
    """The chapters that tell of the model."""
    items = [
        element("li", link(writer.catalog.chapters[path].title, relative_url(writer.page, path)))
        for path in view.chapters
    ]
    if not items:
        return ""
    return quiet_heading(2, "讲到它的章节", "chapters") + element("ul", *items)


def siblings(writer: PageWriter, view: ModelView) -> str:
    """The models before and after it in the family, and the family."""
    items = []
    for label, key in (("前一个", view.before), ("后一个", view.after)):
        if key:
            name = writer.catalog.models[key].name.zh
            inside = f'<span class="siblings__label">{label}</span> {text(name)}'
            items.append(f'<li><a href="{writer.href("model", key)}">{inside}</a></li>')
    home = relative_url(writer.page, f"families/{view.family}.md")
    items.append(element("li", link(family_title(view.family_name), home)))
    return element("nav", element("ul", *items), class_="siblings", aria_label="同一家族")


def _growth(writer: PageWriter, key: str) -> str:
    found = growth(writer.catalog, key)
    factors = growth_factors(found) if found else ()
    if not found or not factors:
        return ""
    before = writer.link("model", found.previous)
    words = "，".join(f"{label} {factor(value)}" for label, value in factors)
    return element("p", badge("derived", DERIVED.zh), f" 与 {before} 相比：{text(words)}。")
