"""Everything we know, typed and immutable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from llmnotes.catalog.about import NAMELESS, About
from llmnotes.schema.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.chapter import Chapter
    from llmnotes.catalog.references import Reference
    from llmnotes.derive.sums import ModelSums
    from llmnotes.diagnostics import Location
    from llmnotes.loading.document import Document, KeyPath
    from llmnotes.schema.erratum import Erratum
    from llmnotes.schema.event import Event
    from llmnotes.schema.family import Family
    from llmnotes.schema.formula import Formula, Symbol
    from llmnotes.schema.model import Model
    from llmnotes.schema.organization import Organization
    from llmnotes.schema.source import Source
    from llmnotes.schema.table import Table
    from llmnotes.schema.term import Term
    from llmnotes.schema.timeline import Timeline

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record together with its id and the file it was written in."""

    id: str
    record: R
    document: Document
    leaves: tuple[tuple[KeyPath, object], ...]
    """Every written scalar, with its keys as they stand in the file."""
    references: tuple[Reference, ...]
    """Every other record that it points at."""

    def locate(self, *keys: str | int) -> Location:
        """Find where a field of this record is written."""
        return self.document.locate(*keys)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[R]):
    """All entries of one kind, by id, in the order of their ids."""

    entries: Mapping[str, Entry[R]]

    def __iter__(self) -> Iterator[Entry[R]]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, key: str) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> R:
        return self.entries[key].record


@dataclass(frozen=True, slots=True)
class Catalog:
    """The knowledge base."""

    organizations: Shelf[Organization]
    families: Shelf[Family]
    models: Shelf[Model]
    events: Shelf[Event]
    timelines: Shelf[Timeline]
    tables: Shelf[Table]
    formulas: Shelf[Formula]
    symbols: Shelf[Symbol]
    terms: Shelf[Term]
    sources: Shelf[Source]
    errata: Shelf[Erratum]
    members: Mapping[str, tuple[str, ...]]
    """The ids of each family's models, oldest first."""
    named: Mapping[str, str]
    """The ids of the models by their names."""
    begun: Mapping[str, tuple[int, ...]]
    """How long the names of models are that begin with two signs, longest first."""
    offspring: Mapping[str, tuple[tuple[str, str], ...]]
    """For each model the models that come from it: how, and which."""
    told: Mapping[str, tuple[str, ...]]
    """For each model the chapters that name it, by path."""
    used: Mapping[str, tuple[str, ...]]
    """For each formula the chapters that it names or that name it, by path."""
    applied: Mapping[str, tuple[str, ...]]
    """For each model the formulas that its numbers are put into."""
    explained: Mapping[str, tuple[str, ...]]
    """For each formula the terms that lead to it."""
    topics: Mapping[str, tuple[str, ...]]
    """The formulas of each topic, in the order of a course."""
    sums: Mapping[str, ModelSums]
    """The weights and the cache of each model, summed up."""
    cited: Mapping[str, int]
    """How many data files cite each source; what none cites is not there."""
    chapters: Mapping[str, Chapter]
    """The hand-written pages, by their path below `docs/`."""
    as_of: str = ""
    """The newest day on which a source was opened: what the data is as of."""
    today: str | None = None
    """The day of the build, where the caller knows it."""
    about: About = NAMELESS
    """What the site says of itself."""

    def shelf(self, name: str) -> Shelf[Record]:
        """The shelf of one kind, by the kind's name."""
        found: Shelf[Record] = getattr(self, name)
        return found
