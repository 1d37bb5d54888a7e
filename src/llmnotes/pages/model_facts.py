"""The stated facts on a model's page: the opening, the overview, the architecture, scores."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.directives.architecture import figure
from llmnotes.directives.facts import cite_marks, dateline_words, fact_marks, written_value
from llmnotes.directives.timeline import BADGES
from llmnotes.render.cards import badge, fact_list, pairs
from llmnotes.render.html import element, link, text
from llmnotes.render.page_head import quiet_heading
from llmnotes.views.architecture import architecture_view
from llmnotes.views.field_terms import term_of_field, term_of_value
from llmnotes.views.labels import word
from llmnotes.views.model_groups import ARCHITECTURE
from llmnotes.views.names import among
from llmnotes.views.standing import dateline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Entry
    from llmnotes.directives.writer import PageWriter
    from llmnotes.schema.model import Model
    from llmnotes.views.facts import Fact
    from llmnotes.views.model import FactGroup, ModelView

_SCORES = {"%": "%", "Elo": " Elo", "points": " 分"}


def opening(writer: PageWriter, entry: Entry[Model], view: ModelView) -> str:
    """Maker, date, status, a sentence, the key numbers, other names."""
    model = entry.record
    parts = [writer.link("org", view.maker_id, view.maker), text(model.released)]
    if model.weights:
        parts.append(badge(BADGES[model.weights], word("weights", model.weights)))
    if model.license and model.license.commercial:
        may = model.license.commercial
        parts.append(badge(may, word("commercial", may)))
    written = element("p", " · ".join(parts), class_="meta")
    if model.summary:
        words = writer.prose(model.summary.zh, partial(entry.locate, "summary"))
        written += element("p", words, class_="lead")
    if view.figures:
        rows = [(f.label, text(f.short) + cite_marks(writer, f)) for f in view.figures]
        written += pairs(rows, class_="figures")
    if model.aliases:
        written += element("p", text(f"又称：{'、'.join(model.aliases)}"), class_="meta aliases")
    return written


def overview(writer: PageWriter, view: ModelView) -> str:
    """Size, dates, use and training side by side, under one line that says as of when."""
    groups = [group for group in view.groups if group.anchor != ARCHITECTURE]
    if not groups:
        return ""
    line = dateline(writer.catalog, [fact for group in groups for fact in group.facts])
    usual = line.standing if line else ""
    above = element("p", text(dateline_words(line)), class_="dateline") if line else ""
    written = "".join(_group(writer, view, group, usual) for group in groups)
    columns = element("div", written, class_="fact-groups")
    return quiet_heading(2, "概览", "overview") + above + columns


def architecture(writer: PageWriter, view: ModelView) -> str:
    """The shape and the fields of the architecture."""
    found = [group for group in view.groups if group.anchor == ARCHITECTURE]
    if not found:
        return ""
    facts = found[0].facts
    line = dateline(writer.catalog, facts)
    above = element("p", text(dateline_words(line)), class_="dateline") if line else ""
    shape = architecture_view(writer.catalog, view.id)
    drawn = figure(writer, shape) if shape else ""
    listed = _facts(writer, view, facts, line.standing if line else "")
    return quiet_heading(2, found[0].title, ARCHITECTURE) + drawn + above + listed


def evaluations(writer: PageWriter, entry: Entry[Model]) -> str:
    """Scores, and who measured them."""
    found = entry.record.evaluations
    if not found:
        return ""
    measurers = [writer.catalog.organizations[e.measured_by].name.zh for e in found]
    one = len(set(measurers)) == 1
    rows = []
    for evaluation, by in zip(found, measurers, strict=True):
        name = " ".join(filter(None, (evaluation.benchmark, evaluation.setting)))
        score = f"{evaluation.score:g}{_SCORES[evaluation.unit]}"
        marks = writer.cite(evaluation.ref, evaluation.at or "")
        rows.append((text(name), text(score if one else f"{score}（{by}）") + marks))
    above = element("p", text(among("由", measurers[0], "测得")), class_="dateline") if one else ""
    listed = fact_list(rows, "fact-list scores")
    return quiet_heading(2, "评测", "evaluations") + above + listed


def _group(writer: PageWriter, view: ModelView, group: FactGroup, usual: str) -> str:
    title = element("h3", text(group.title), id=group.anchor, data_search_exclude=True)
    listed = _facts(writer, view, group.facts, usual)
    return element("section", title, listed)


def _facts(writer: PageWriter, view: ModelView, facts: Iterable[Fact], usual: str) -> str:
    return fact_list(
        (_name(writer, fact), _value(writer, view, fact) + fact_marks(writer, fact, usual))
        for fact in facts
    )


def _name(writer: PageWriter, fact: Fact) -> str:
    term = term_of_field(writer.catalog, fact)
    return writer.term(term, fact.label) if term else text(fact.label)


def _value(writer: PageWriter, view: ModelView, fact: Fact) -> str:
    words = fact.long
    if fact.path == "license.name" and view.license_url:
        return link(words, view.license_url)
    term = term_of_value(writer.catalog, words)
    return writer.term(term, words) if term else written_value(fact, words)
