"""A site from the one before it: what an edit cannot have touched is not made again.

Each step (the checks of one record, the page of one model, the home page) notes what it reads of
the catalog. After an edit it is taken again only if something that it has read is different.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from llmnotes.catalog.build import catalog_of, read_data
from llmnotes.catalog.watching import changes, watch
from llmnotes.checks import check_steps, judged
from llmnotes.exports.structured_data import changed_on, structured_data
from llmnotes.loading.along import in_turn
from llmnotes.pages import page_steps, with_lists
from llmnotes.pipeline import Site, stop_at_problems, stop_without_references

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from llmnotes.catalog.about import About
    from llmnotes.catalog.build import Reading
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.catalog.watching import Kept, Places
    from llmnotes.diagnostics import Diagnostic
    from llmnotes.loading.along import Spread
    from llmnotes.pages import PageStep
    from llmnotes.pages.page import Page

T = TypeVar("T")


class Made(NamedTuple):
    """A page, and what its finished HTML says besides."""

    page: Page
    day: str
    """When its facts were looked up."""
    about: str
    """What it says of itself to search engines, the title left out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A site whose data is in order; some of its pages are made."""

    catalog: Catalog
    warnings: tuple[Diagnostic, ...]
    readings: Mapping[str, Reading]
    checked: Mapping[str, Kept[tuple[Diagnostic, ...]]]
    steps: Mapping[str, PageStep]
    """What makes its pages, in their order."""
    made: Mapping[str, Kept[tuple[Made, ...]]]
    """The results of the steps that were taken, or kept from an earlier draft."""
    checks_taken: int
    """How many steps of the checks were not kept."""

    @property
    def paths(self) -> frozenset[str]:
        """The pages that were made so far."""
        return frozenset(one.page.path for kept in self.made.values() for one in kept.value)

    @property
    def missing(self) -> tuple[str, ...]:
        """The steps that wait to be taken."""
        return tuple(name for name in self.steps if name not in self.made)

    def take(self, names: Sequence[str], spread: Spread = in_turn) -> Draft:
        """This draft with these steps taken."""
        return self.keeping(dict(zip(names, spread(self.taken, names), strict=True)))

    def taken(self, name: str) -> Kept[tuple[Made, ...]]:
        """What one step gives."""
        return watch(partial(_made, self.steps[name]), self.catalog)

    def keeping(self, made: Mapping[str, Kept[tuple[Made, ...]]]) -> Draft:
        """This draft with what its steps gave."""
        return replace(self, made={**self.made, **made})


def next_draft(
    texts: Mapping[str, str],
    today: str | None = None,
    about: About | None = None,
    before: Draft | None = None,
    spread: Spread = in_turn,
) -> Draft:
    """Read and check the data; keep the pages that are still true.

    Raises:
        DataError: The data has errors; all of them.
    """
    kept = before.readings if before else MappingProxyType({})
    readings = read_data(texts, kept, spread=spread)
    catalog = catalog_of(readings, texts, today, about)
    changed = changes(before.catalog, catalog) if before else None
    checked = _still_true(before.checked if before else {}, changed)
    steps = dict(check_steps(catalog))
    new = {name: watch(step, catalog) for name, step in steps.items() if name not in checked}
    checked = {name: kept for name, kept in (checked | new).items() if name in steps}
    found = judged(catalog, (d for kept in checked.values() for d in kept.value))
    stop_without_references(found)
    stop_at_problems(found, ())
    pages = dict(page_steps(catalog))
    made = _still_true(before.made if before else {}, changed)
    made = {name: kept for name, kept in made.items() if name in pages}
    return Draft(catalog, found, readings, checked, pages, made, len(new))


class Edition(NamedTuple):
    """A whole site, and what the next one can be made from."""

    site: Site
    draft: Draft
    pages: Mapping[str, Made]
    """Every page, by its path."""


def finished(draft: Draft, spread: Spread = in_turn) -> Edition:
    """Take every step that waits; the same site as one built from nothing.

    Raises:
        DataError: The words of a page have errors; all of them.
    """
    draft = draft.take(draft.missing, spread)
    made = [one for name in draft.steps for one in draft.made[name].value]
    single = tuple(one.page for one in made)
    pages = with_lists(draft.catalog, single)
    stop_at_problems((), pages)
    made += [_with_facts(draft.catalog, page) for page in pages[len(single) :]]
    site = Site(draft.catalog, pages, draft.warnings)
    return Edition(site, draft, {one.page.path: one for one in made})


def _made(make: PageStep, catalog: Catalog) -> tuple[Made, ...]:
    return tuple(_with_facts(catalog, page) for page in make(catalog))


def _with_facts(catalog: Catalog, page: Page) -> Made:
    return Made(page, changed_on(catalog, page), structured_data(catalog, page, "", ""))


def _still_true(before: Mapping[str, Kept[T]], changed: Places | None) -> dict[str, Kept[T]]:
    if changed is None:
        return {}
    return {name: kept for name, kept in before.items() if kept.holds(changed)}
