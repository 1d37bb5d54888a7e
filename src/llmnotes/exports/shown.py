"""A model as the page that compares models writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.views.comparison import cell_words, compared_facts
from llmnotes.views.source import value_source

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog


def shown(catalog: Catalog, model: str) -> dict[str, object]:
    """The words of each value with its citations, and what sources are called.

    A citation is its position in `sources`, or after them in `cross_checks`.
    """
    record = catalog.models[model]
    found = compared_facts(catalog, model)
    places = [(one.ref, one.at) for one in record.sources]
    places += [(one.ref, one.at) for one in record.cross_checks]
    facts = {
        fact.path: [cell_words(fact), *(places.index((c.ref, c.at)) for c in fact.citations)]
        for fact in found
    }
    refs = dict.fromkeys(one.ref for fact in found for one in fact.citations)
    return {"facts": facts, "sources": {ref: value_source(catalog.sources[ref]) for ref in refs}}
