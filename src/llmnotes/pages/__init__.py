"""Page types; one file each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from llmnotes.catalog.catalog import Catalog
from llmnotes.pages.all_entries import Item, all_entries_page, items_by_name
from llmnotes.pages.architectures import architectures_page
from llmnotes.pages.calculators import calculators_page
from llmnotes.pages.chapter import chapter_page
from llmnotes.pages.charts import charts_pages
from llmnotes.pages.compare import compare_page
from llmnotes.pages.errata import errata_page, undisclosed_page
from llmnotes.pages.family import families_index_page, family_page
from llmnotes.pages.formula import formula_page, formulas_in_order, formulas_index_page
from llmnotes.pages.home import home_page
from llmnotes.pages.lineage import lineage_page
from llmnotes.pages.model import model_page
from llmnotes.pages.models_index import models_index_page
from llmnotes.pages.page import Page
from llmnotes.pages.sources import sources_page
from llmnotes.pages.symbols import symbols_page
from llmnotes.pages.table import table_page, tables_index_page
from llmnotes.pages.terms import terms_page
from llmnotes.pages.timeline import timeline_page, timelines_in_order, whole_timeline_pages


@dataclass(frozen=True, slots=True)
class Series:
    """Pages of one type, each made by itself from a key."""

    keys: Callable[[Catalog], Iterable[str]]
    make: Callable[[Catalog, str], Page]


PAGES: tuple[Series | Callable[[Catalog], Iterator[Page]], ...] = (
    home_page,
    Series(attrgetter("chapters"), chapter_page),
    models_index_page,
    compare_page,
    calculators_page,
    Series(attrgetter("models.entries"), model_page),
    families_index_page,
    Series(attrgetter("families.entries"), family_page),
    whole_timeline_pages,
    Series(timelines_in_order, timeline_page),
    charts_pages,
    lineage_page,
    architectures_page,
    tables_index_page,
    Series(attrgetter("tables.entries"), table_page),
    formulas_index_page,
    Series(formulas_in_order, formula_page),
    symbols_page,
    terms_page,
    errata_page,
    undisclosed_page,
)
PageStep = Callable[[Catalog], tuple[Page, ...]]
WHOLE = frozenset(maker.__name__ for maker in PAGES if not isinstance(maker, Series))
"""Steps that make a page of everything: each takes as long as hundreds of the others."""
_TITLE = re.compile(rb"^# (.+)$", re.MULTILINE)


def page_steps(catalog: Catalog) -> Iterator[tuple[str, PageStep]]:
    """What makes the pages, in their order, each step with a name of its own."""
    for maker in PAGES:
        if isinstance(maker, Series):
            for key in maker.keys(catalog):
                yield f"{maker.make.__name__} {key}", partial(_one, maker.make, key)
        else:
            yield maker.__name__, partial(_all, maker)


def with_lists(
    catalog: Catalog, pages: tuple[Page, ...], items: Iterable[Item] | None = None
) -> tuple[Page, ...]:
    """These pages, and those that list them: by source, and by name.

    `items` are those of `items_by_name`, where they were made before.
    """
    listed = (*pages, sources_page(catalog, _citing(pages)))
    items = items_by_name(catalog) if items is None else items
    return (*listed, all_entries_page(items, listed))


def _one(make: Callable[[Catalog, str], Page], key: str, catalog: Catalog) -> tuple[Page, ...]:
    return (make(catalog, key),)


def _all(make: Callable[[Catalog], Iterator[Page]], catalog: Catalog) -> tuple[Page, ...]:
    return tuple(make(catalog))


def _citing(pages: Iterable[Page]) -> dict[str, list[tuple[str, str]]]:
    citing: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        found = _TITLE.search(page.utf8) if page.cited else None
        title = found[1].decode() if found else page.path
        for key in page.cited:
            citing.setdefault(key, []).append((page.path, title))
    return citing
