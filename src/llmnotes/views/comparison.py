"""Models side by side: the same facts of each, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.views.facts import Fact, facts
from llmnotes.views.labels import UNDISCLOSED, field_label
from llmnotes.views.model_groups import GROUPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llmnotes.catalog.catalog import Catalog

# Long prose does not stand side by side.
_LEFT_OUT = frozenset({"training.data", "license.note", "license.attribution", "license.regions"})


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One fact of each model; absent where nobody looked it up."""

    path: str
    label: str
    cells: tuple[Fact | None, ...]

    @property
    def empty(self) -> bool:
        """Whether it is known of none."""
        return not any(self.cells)

    @property
    def differs(self) -> bool:
        """Whether two models say different things; what is not known is not different."""
        return len({cell_words(cell) for cell in self.cells if cell}) > 1


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """Rows under one heading."""

    title: str
    rows: tuple[ComparedRow, ...]


def comparison(catalog: Catalog, models: Sequence[str]) -> tuple[ComparedGroup, ...]:
    """All facts that can be compared, group by group; rows that are known of none too."""
    known = [{one.path: one for one in compared_facts(catalog, key)} for key in models]
    return tuple(
        ComparedGroup(
            title,
            tuple(
                ComparedRow(path, field_label(path), tuple(facts.get(path) for facts in known))
                for path in paths
                if path not in _LEFT_OUT
            ),
        )
        for title, _, paths in GROUPS
    )


def compared_facts(catalog: Catalog, model: str) -> tuple[Fact, ...]:
    """The facts of one model that can be compared."""
    paths = [p for _, _, group in GROUPS for p in group if p not in _LEFT_OUT]
    return facts(catalog, model, paths)


def cell_words(fact: Fact) -> str:
    """What a cell says."""
    if fact.undisclosed:
        return UNDISCLOSED.zh
    return fact.long if fact.path == "released" else fact.short
