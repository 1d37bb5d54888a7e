"""A card with the key facts of a model, and the table of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.table import write_table
from llmnotes.directives.timeline import BADGES
from llmnotes.render.cards import badge, pairs
from llmnotes.render.html import element, text
from llmnotes.views.facts import Fact, facts
from llmnotes.views.family import models_of_family
from llmnotes.views.labels import DISPUTED, ESTIMATED, UNDISCLOSED, word
from llmnotes.views.standing import Dateline, dateline, standing

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


def model_card(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the key facts of the model with this id."""
    if argument not in writer.catalog.models:
        return writer.unknown(place, "model", argument)
    model = writer.catalog.models[argument]
    title = writer.link("model", argument)
    if model.weights:
        title += " " + badge(BADGES[model.weights], word("weights", model.weights))
    known = facts(writer.catalog, argument, CARD)
    line = dateline(writer.catalog, known)
    usual = line.standing if line else ""
    if line:
        title += " " + element("span", text(dateline_words(line)), class_="meta")
    rows = [(fact.label, fact_html(writer, fact, usual)) for fact in known]
    return element(
        "section",
        element("p", title, class_="facts__title"),
        pairs(rows),
        class_="facts",
        aria_label=f"{model.name.zh} 的关键事实",
    )


def fact_html(writer: PageWriter, fact: Fact, usual: str) -> str:
    """A value with the marks of its sources; what it is stands there if it is not the usual."""
    return f"{value_html(fact)}{fact_marks(writer, fact, usual)}"


def value_html(fact: Fact) -> str:
    """A value alone."""
    return written_value(fact, fact.long)


def written_value(fact: Fact, words: str) -> str:
    """A value alone, in the words that it was written in for a sentence."""
    if fact.undisclosed:
        return element("span", UNDISCLOSED.zh, class_="na")
    if fact.path == "released" or fact.path.startswith("dates."):
        return element("time", text(words))
    return text(words)


def fact_marks(writer: PageWriter, fact: Fact, usual: str) -> str:
    """What the fact is, where that differs from the usual, its citations, and its dispute."""
    own = standing(writer.catalog, fact)
    said = "" if fact.undisclosed or own in ("", usual) else element("span", own, class_="na")
    disputed = " " + badge("disputed", DISPUTED.zh) if fact.disputed else ""
    return f"{said and ' '}{said}{cite_marks(writer, fact)}{disputed}"


def cite_marks(writer: PageWriter, fact: Fact) -> str:
    """The citation marks of a fact; each says on hover and focus what it is and as of when."""
    sources = writer.catalog.sources.entries
    said = ESTIMATED.zh if fact.estimated else ""
    cited = fact.citations
    return "".join([writer.cite_value(c.ref, c.at or "", said) for c in cited if c.ref in sources])


def dateline_words(line: Dateline) -> str:
    """官方 · 截至 2026-11-23: what most values of a table are, and as of which day."""
    days = line.first if line.first == line.last else f"{line.first} 至 {line.last}"
    return f"{line.standing} · {days} 查阅"


def family_table(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the table of a family's models."""
    if argument not in writer.catalog.families:
        return writer.unknown(place, "family", argument)
    return write_table(writer, models_of_family(writer.catalog, argument), place)
