"""A card with the key facts of a model, and the table of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.table import write_table
from llmnotes.directives.timeline import BADGES
from llmnotes.render.cards import badge, pairs
from llmnotes.render.html import element, text
from llmnotes.schema.table import ModelQuery
from llmnotes.views.facts import Fact, facts
from llmnotes.views.labels import DISPUTED, UNDISCLOSED, word
from llmnotes.views.table import TableView, models_table

if TYPE_CHECKING:
    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter

CARD = (
    "released",
    "parameters",
    "parameters.active",
    "context_length",
    "training.tokens",
    "architecture.num_hidden_layers",
    "architecture.hidden_size",
    "license.name",
)
FAMILY_COLUMNS = (
    "released",
    "parameters",
    "parameters.active",
    "context_length",
    "training.tokens",
    "weights",
)


def model_card(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the key facts of the model with this id."""
    if argument not in writer.catalog.models:
        return writer.unknown(place, "model", argument)
    model = writer.catalog.models[argument]
    title = writer.link("model", argument)
    if model.weights:
        title += " " + badge(BADGES[model.weights], word("weights", model.weights))
    known = facts(writer.catalog, argument, CARD)
    rows = [(fact.label, fact_html(writer, fact)) for fact in known]
    return element(
        "section",
        element("p", title, class_="facts__title"),
        pairs(rows),
        class_="facts",
        aria_label=f"{model.name.zh} 的关键事实",
    )


def fact_html(writer: PageWriter, fact: Fact) -> str:
    """A value with the marks of its sources."""
    if fact.undisclosed:
        return element("span", UNDISCLOSED.zh, class_="na") + fact_marks(writer, fact)
    value = text(fact.long)
    if fact.path == "released" or fact.path.startswith("dates."):
        value = element("time", value, datetime=fact.long)
    disputed = " " + badge("disputed", DISPUTED.zh) if fact.disputed else ""
    return value + fact_marks(writer, fact) + disputed


def fact_marks(writer: PageWriter, fact: Fact) -> str:
    """The citation marks of a fact."""
    known = (c for c in fact.citations if c.ref in writer.catalog.sources)
    return "".join(writer.cite(citation.ref, citation.at or "") for citation in known)


def family_table(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the table of a family's models."""
    if argument not in writer.catalog.families:
        return writer.unknown(place, "family", argument)
    query = ModelQuery(kind="models", families=(argument,), columns=FAMILY_COLUMNS)
    columns, rows = models_table(writer.catalog, query)
    used = [index for index in range(len(columns)) if any(row.cells[index].words for row in rows)]
    title = f"{writer.catalog.families[argument].name.zh} 家族的模型"
    view = TableView(
        title,
        "",
        tuple(columns[index] for index in used),
        tuple(type(row)(tuple(row.cells[i] for i in used), row.model) for row in rows),
    )
    return write_table(writer, view, place)
