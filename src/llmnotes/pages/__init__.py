"""Page types; one file each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.pages.all_entries import all_entries_page
from llmnotes.pages.architectures import architectures_page
from llmnotes.pages.calculators import calculators_page
from llmnotes.pages.chapter import chapter_pages
from llmnotes.pages.charts import charts_pages
from llmnotes.pages.compare import compare_page
from llmnotes.pages.errata import errata_page, undisclosed_page
from llmnotes.pages.family import families_index_page, family_pages
from llmnotes.pages.formula import formula_pages, formulas_index_page
from llmnotes.pages.home import home_page
from llmnotes.pages.lineage import lineage_page
from llmnotes.pages.model import model_pages
from llmnotes.pages.models_index import models_index_page
from llmnotes.pages.sources import sources_page
from llmnotes.pages.symbols import symbols_page
from llmnotes.pages.table import table_pages, tables_index_page
from llmnotes.pages.terms import terms_page
from llmnotes.pages.timeline import timeline_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.pages.page import Page

PAGES: tuple[Callable[[Catalog], Iterator[Page]], ...] = (
    home_page,
    chapter_pages,
    models_index_page,
    compare_page,
    calculators_page,
    model_pages,
    families_index_page,
    family_pages,
    timeline_pages,
    charts_pages,
    lineage_page,
    architectures_page,
    tables_index_page,
    table_pages,
    formulas_index_page,
    formula_pages,
    symbols_page,
    terms_page,
    errata_page,
    undisclosed_page,
)
_TITLE = re.compile(r"^# (?P<title>.+)$", re.MULTILINE)


def build_pages(catalog: Catalog) -> tuple[Page, ...]:
    """Make every page, in the order of PAGES; those that list the others come last."""
    pages = tuple(page for make in PAGES for page in make(catalog))
    listed = (*pages, sources_page(catalog, _citing(pages)))
    return (*listed, all_entries_page(catalog, listed))


def _citing(pages: Iterable[Page]) -> dict[str, list[tuple[str, str]]]:
    citing: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        found = _TITLE.search(page.markdown)
        for key in page.cited:
            citing.setdefault(key, []).append((page.path, found["title"] if found else page.path))
    return citing
