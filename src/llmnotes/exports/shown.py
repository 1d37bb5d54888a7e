"""A model as the page that compares models writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.views.comparison import cell_words, compared_facts
from llmnotes.views.source import value_source

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog


def shown(catalog: Catalog, model: str) -> dict[str, object]:
    """The words of each value with the positions of its citations, and what sources are called."""
    found = compared_facts(catalog, model)
    cited = dict.fromkeys((one.ref, one.at or "") for fact in found for one in fact.citations)
    position = {citation: number for number, citation in enumerate(cited)}
    facts = {
        fact.path: [cell_words(fact), *(position[one.ref, one.at or ""] for one in fact.citations)]
        for fact in found
    }
    names = {ref: value_source(catalog.sources[ref]) for ref, _ in cited}
    return {"facts": facts, "citations": list(cited), "sources": names}
