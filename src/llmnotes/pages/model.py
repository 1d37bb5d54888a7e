"""The page of a model."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.directives.chart import write_chart
from llmnotes.directives.sources import source_list
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.formula_numbers import formulas_html
from llmnotes.pages.model_facts import architecture, evaluations, opening, overview
from llmnotes.pages.model_relations import chapters, relations, siblings
from llmnotes.pages.model_sums import sums_html
from llmnotes.pages.page import Page
from llmnotes.render.cards import badge
from llmnotes.render.html import element, link, text
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.cache_chart import cache_chart_of
from llmnotes.views.labels import DISPUTED, field_label, word
from llmnotes.views.model import ModelView, model_view
from llmnotes.views.names import family_title, of_family

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model


def model_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one model."""
    entry = catalog.models.entries[key]
    writer = PageWriter(catalog, f"models/{key}.md")
    markdown = _markdown(writer, entry, model_view(catalog, key))
    cited = tuple(c.key for c in writer.cited)
    return Page.of(writer.page, markdown, entry.document.path, cited, tuple(writer.problems))


def _markdown(writer: PageWriter, entry: Entry[Model], view: ModelView) -> str:
    description = (
        f"{view.name}（{view.maker}）的发布日期、参数量、上下文长度、训练与许可证，逐项注明出处。"
    )
    crumbs = [
        ("模型", "models/"),
        (family_title(view.family_name), f"families/{view.family}/"),
    ]
    sections = (
        opening(writer, entry, view) + _take(view),
        overview(writer, view),
        _disputes(writer, entry),
        architecture(writer, view),
        sums_html(writer, entry.id, _cache_chart(writer, entry.id)),
        _stages(writer, entry),
        evaluations(writer, entry),
        relations(writer, view),
        formulas_html(writer, entry.id),
        chapters(writer, view),
    )
    sources = (
        quiet_heading(2, "出处", "sources") + source_list(writer) + "\n\n" if writer.cited else ""
    )
    return (
        page_head(view.name, description, crumbs, more=_for_theme(writer, view))
        + heading(1, view.name)
        + "\n\n".join(filter(None, sections))
        + "\n\n"
        + sources
        + siblings(writer, view)
        + "\n"
    )


def _for_theme(writer: PageWriter, view: ModelView) -> dict[str, object]:
    """The models of the family, which the navigation does not list, and what the page cites."""
    items = [
        [entry.record.name.zh, f"models/{entry.id}/"]
        for entry in of_family(writer.catalog, view.family)
    ]
    sidebar = {"title": family_title(view.family_name), "items": items}
    cites = {"bibliography": f"models/{view.id}.bib"} if writer.cited else {}
    return {"sidebar": sidebar, **cites}


def _take(view: ModelView) -> str:
    """The page and its record as files; a script copies what such a link leads to."""
    files = (
        ("Markdown", f"models/{view.id}.md"),
        ("JSON", f"api/v1/models/{view.id}.json"),
    )
    links = [link(words, f"../../{path}", data_copy_file=True) for words, path in files]
    words = "复制为 " + " · ".join(links) + " " + element("span", "", role="status")
    return element("p", words, class_="meta take")


def _cache_chart(writer: PageWriter, key: str) -> str:
    """The cache of the model as a curve, between well-known ones."""
    view = cache_chart_of(writer.catalog, key)
    return write_chart(writer, view) if view else ""


def _stages(writer: PageWriter, entry: Entry[Model]) -> str:
    if not entry.record.training_stages:
        return ""
    items = []
    for index, stage in enumerate(entry.record.training_stages):
        place = partial(entry.locate, "training_stages", index)
        body = element("b", writer.prose(stage.name.zh, place))
        method = word("stage", stage.method)
        if method != stage.name.zh:
            body += " " + element("span", method, class_="meta")
        if stage.summary:
            body += element("p", writer.prose(stage.summary.zh, place))
        items.append(element("li", body))
    return heading(2, "训练步骤", "stages") + element("ol", *items, class_="steps")


def _disputes(writer: PageWriter, entry: Entry[Model]) -> str:
    written = []
    for index, disputed in enumerate(entry.record.disputed):
        place = partial(entry.locate, "disputed", index)
        label = field_label(disputed.field)
        words = f"{badge('disputed', DISPUTED.zh)} {text(label)}：另有来源称 "
        words += element("b", writer.prose(disputed.value.zh, place))
        words += writer.cite(disputed.source, disputed.at or "") + "。"
        words += writer.prose(disputed.note.zh, place) if disputed.note else ""
        name = f"数据分歧：{label}（{index + 1}）"
        written.append(
            element("aside", element("p", words), class_="note note--disputed", aria_label=name)
        )
    return element("div", *written, id="disputed") if written else ""
