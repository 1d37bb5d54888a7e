"""The page of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.architecture import figure
from llmnotes.directives.chart import write_chart
from llmnotes.directives.facts import cite_marks, dateline_words, fact_marks, value_html
from llmnotes.directives.lineage import rails
from llmnotes.directives.sources import source_list
from llmnotes.directives.timeline import BADGES
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.formula_numbers import formulas_html
from llmnotes.pages.model_sums import sums_html
from llmnotes.pages.page import Page
from llmnotes.render.cards import badge, pairs
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.render.tables import facts_table
from llmnotes.views.architecture import architecture_view
from llmnotes.views.cache_chart import cache_chart_of
from llmnotes.views.labels import DISPUTED, field_label, word
from llmnotes.views.lineage import FamilyLine, nearest_kin
from llmnotes.views.model import ModelView, model_view
from llmnotes.views.names import of_family
from llmnotes.views.standing import dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model

_FEW_KIN = 4


def model_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one model."""
    entry = catalog.models.entries[key]
    writer = PageWriter(catalog, f"models/{key}.md")
    markdown = _markdown(writer, entry, model_view(catalog, key))
    cited = tuple(c.key for c in writer.cited)
    return Page(writer.page, markdown, entry.document.path, cited, tuple(writer.problems))


def _markdown(writer: PageWriter, entry: Entry[Model], view: ModelView) -> str:
    description = (
        f"{view.name}（{view.maker}）的发布日期、参数量、上下文长度、训练与许可证，逐项注明出处。"
    )
    crumbs = [
        ("模型", "models/"),
        (f"{view.family_name} 家族", f"families/{view.family}/"),
    ]
    sections = (
        _opening(writer, entry, view),
        *_groups(writer, view),
        sums_html(writer, entry.id, _cache_chart(writer, entry.id)),
        _stages(writer, entry),
        _evaluations(writer, entry),
        _disputes(writer, entry),
        formulas_html(writer, entry.id),
        _relations(writer, view),
    )
    sources = (
        quiet_heading(2, "出处", "sources") + source_list(writer) + "\n\n" if writer.cited else ""
    )
    return (
        page_head(view.name, description, crumbs, sidebar=_sidebar(writer, view))
        + heading(1, view.name)
        + "\n\n".join(filter(None, sections))
        + "\n\n"
        + sources
        + _siblings(writer, view)
        + "\n"
    )


def _sidebar(writer: PageWriter, view: ModelView) -> tuple[str, list[tuple[str, str]]]:
    """The models of the family, which the navigation does not list."""
    family = of_family(writer.catalog, view.family)
    items = [(entry.record.name.zh, f"models/{entry.id}/") for entry in family]
    return f"{view.family_name} 家族", items


def _opening(writer: PageWriter, entry: Entry[Model], view: ModelView) -> str:
    model = entry.record
    parts = [writer.link("org", view.maker_id, view.maker), text(model.released)]
    if model.weights:
        parts.append(badge(BADGES[model.weights], word("weights", model.weights)))
    opening = element("p", " · ".join(parts), class_="meta")
    if model.summary:
        words = writer.prose(model.summary.zh, entry.locate("summary"))
        opening += element("p", words, class_="lead")
    if view.figures:
        rows = [(f.label, text(f.short) + cite_marks(writer, f)) for f in view.figures]
        opening += pairs(rows, class_="figures")
    if model.aliases:
        opening += element("p", text(f"又称：{'、'.join(model.aliases)}"), class_="meta aliases")
    return opening


def _groups(writer: PageWriter, view: ModelView) -> Iterator[str]:
    for group in view.groups:
        line = dateline(writer.catalog, group.facts)
        usual = line.standing if line else ""
        rows = ((f.label, value_html(f), fact_marks(writer, f, usual)) for f in group.facts)
        drawn = _shape(writer, view) if group.anchor == "architecture" else ""
        table = facts_table(rows, dateline_words(line) if line else "")
        yield quiet_heading(2, group.title, group.anchor) + drawn + table


def _shape(writer: PageWriter, view: ModelView) -> str:
    """The figure of the architecture, where layers and width are known."""
    shape = architecture_view(writer.catalog, view.id)
    return figure(writer, shape) if shape else ""


def _cache_chart(writer: PageWriter, key: str) -> str:
    """The cache of the model as a curve, between well-known ones."""
    view = cache_chart_of(writer.catalog, key)
    return write_chart(writer, view) if view else ""


def _stages(writer: PageWriter, entry: Entry[Model]) -> str:
    if not entry.record.training_stages:
        return ""
    items = []
    for index, stage in enumerate(entry.record.training_stages):
        place = entry.locate("training_stages", index)
        body = element("b", writer.prose(stage.name.zh, place))
        body += " " + element("span", word("stage", stage.method), class_="meta")
        if stage.summary:
            body += element("p", writer.prose(stage.summary.zh, place))
        items.append(element("li", body))
    return heading(2, "训练步骤", "stages") + element("ol", *items, class_="steps")


def _evaluations(writer: PageWriter, entry: Entry[Model]) -> str:
    rows = []
    for evaluation in entry.record.evaluations:
        by = writer.catalog.organizations[evaluation.measured_by].name.zh
        unit = {"%": "%", "Elo": " Elo", "points": " 分"}[evaluation.unit]
        name = " ".join(filter(None, (evaluation.benchmark, evaluation.setting)))
        marks = writer.cite(evaluation.ref, evaluation.at or "")
        rows.append((name, text(f"{evaluation.score:g}{unit}（{by} 测）"), marks))
    return quiet_heading(2, "评测", "evaluations") + facts_table(rows) if rows else ""


def _disputes(writer: PageWriter, entry: Entry[Model]) -> str:
    written = []
    for index, disputed in enumerate(entry.record.disputed):
        place = entry.locate("disputed", index)
        label = field_label(disputed.field)
        words = f"{badge('disputed', DISPUTED.zh)} {text(label)}：另有来源称 "
        words += element("b", writer.prose(disputed.value.zh, place))
        words += writer.cite(disputed.source, disputed.at or "") + "。"
        words += writer.prose(disputed.note.zh, place) if disputed.note else ""
        name = f"数据分歧：{label}（{index + 1}）"
        written.append(
            element("aside", element("p", words), class_="note note--disputed", aria_label=name)
        )
    return heading(2, DISPUTED.zh, "disputed") + "".join(written) if written else ""


def _relations(writer: PageWriter, view: ModelView) -> str:
    if not view.relations:
        return ""
    items = [
        element(
            "li",
            element("span", text(relation.words), class_="lineage__kind"),
            " ",
            writer.link("model", relation.model),
        )
        for relation in view.relations
    ]
    written = quiet_heading(2, "谱系", "lineage") + element("ul", *items, class_="lineage")
    kin = nearest_kin(writer.catalog, view.id)
    if len(kin) < _FEW_KIN:  # the list above says it all
        return written
    return written + rails(writer, FamilyLine(view.family, view.name, kin))


def _siblings(writer: PageWriter, view: ModelView) -> str:
    items = []
    for label, key in (("前一个", view.before), ("后一个", view.after)):
        if key:
            name = writer.catalog.models[key].name.zh
            inside = element("span", label, class_="siblings__label") + f" {text(name)}"
            items.append(element("li", element("a", inside, href=writer.href("model", key))))
    home = relative_url(writer.page, f"families/{view.family}.md")
    items.append(element("li", link(f"{view.family_name} 家族", home)))
    return element("nav", element("ul", *items), class_="siblings", aria_label="同一家族")
