"""The stages, joined in order; the only module that knows all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from llmnotes.catalog.build import build_catalog
from llmnotes.checks import judged, run_checks, whole_checks
from llmnotes.checks.unknown_reference import unknown_reference
from llmnotes.diagnostics import DataError, Diagnostic, Severity
from llmnotes.exports import build_exports
from llmnotes.loading.along import Along, Spread, in_turn, silently, together
from llmnotes.pages import WHOLE, page_steps, with_lists
from llmnotes.pages.all_entries import items_by_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from llmnotes.catalog.about import About
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.exports.file import ExportFile
    from llmnotes.pages.page import Page


@dataclass(frozen=True, slots=True)
class Site:
    """All that was built, and what is worth a warning."""

    catalog: Catalog
    pages: tuple[Page, ...]
    """Every page: those made from data, and the hand-written ones."""
    warnings: tuple[Diagnostic, ...]


def build_site(
    texts: Mapping[str, str],
    today: str | None = None,
    about: About | None = None,
    along: Along = silently,
    spread: Spread = in_turn,
) -> Site:
    """Go from the texts of `data/` and `docs/` to the pages.

    Raises:
        DataError: The data or a page has errors; all of them.
    """
    catalog = build_catalog(texts, today, about, along, spread)
    if any(unknown_reference(catalog)):
        stop_without_references(run_checks(catalog))
    checks = [partial(check, catalog) for check in whole_checks()]
    names, makers = zip(*page_steps(catalog), strict=True)
    # the long ones first, so that none is begun when all others are done
    order = sorted(range(len(names)), key=lambda index: names[index] not in WHOLE)
    listed, checked, made = together(
        spread,
        [partial(items_by_name, catalog)],
        checks,
        [partial(makers[index], catalog) for index in order],
    )
    items = next(listed)
    found = judged(catalog, chain.from_iterable(checked))
    by_step = {index: next(made) for index in along("pages", order)}
    single = tuple(page for index in range(len(order)) for page in by_step[index])
    pages = with_lists(catalog, single, items)
    stop_at_problems(found, pages)
    return Site(catalog, pages, found)


def stop_without_references(found: Iterable[Diagnostic]) -> None:
    """Make no pages of records that point at nothing: pages follow references.

    Raises:
        DataError: All errors that the checks have found.
    """
    errors = _errors(found)
    if any(error.code == "unknown-reference" for error in errors):
        raise DataError(errors)


def stop_at_problems(found: Iterable[Diagnostic], pages: Iterable[Page]) -> None:
    """Publish nothing that is wrong.

    Raises:
        DataError: The errors of checks and pages; all of them.
    """
    errors = _errors(found) | {problem for page in pages for problem in page.problems}
    if errors:
        raise DataError(errors)


def _errors(found: Iterable[Diagnostic]) -> set[Diagnostic]:
    return {diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR}


def program_files(site: Site, site_url: str) -> Iterator[ExportFile]:
    """The files of a site that are not pages, one at a time; `site_url` is where it will stand."""
    base = site_url.rstrip("/") + "/"
    return build_exports(site.catalog, site.pages, base)
