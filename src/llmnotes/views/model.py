"""What a model's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.schema.fields import written_paths
from llmnotes.views.facts import Fact, by_path, is_withheld, known_facts
from llmnotes.views.labels import word
from llmnotes.views.model_groups import GROUPS
from llmnotes.views.names import maker, maker_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model

FIGURES = ("parameters", "parameters.active", "context_length", "training.tokens")


class FactGroup(NamedTuple):
    """Facts under one heading."""

    title: str
    anchor: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A model that this one comes from, or that comes from it."""

    words: str
    model: str


@dataclass(frozen=True, slots=True)
class ModelView:
    """One model, ready to be written."""

    id: str
    name: str
    maker: str
    maker_id: str
    family: str
    family_name: str
    figures: tuple[Fact, ...]
    groups: tuple[FactGroup, ...]
    relations: tuple[Relation, ...]
    before: str | None
    after: str | None
    license_url: str
    """Where the licence can be read; may be empty."""
    chapters: tuple[str, ...]
    """Chapters that tell of it, by path."""


def model_view(catalog: Catalog, key: str) -> ModelView:
    """Gather what the page of one model needs."""
    model = catalog.models[key]
    line = catalog.members[model.family]
    position = line.index(key)
    sources = by_path(model)
    groups = (
        FactGroup(title, anchor, known_facts(model, sources, paths))
        for title, anchor, paths in _groups(model)
    )
    return ModelView(
        key,
        model.name.zh,
        maker(catalog, model),
        maker_id(catalog, model),
        model.family,
        catalog.families[model.family].name.zh,
        tuple(f for f in known_facts(model, sources, FIGURES) if not f.undisclosed),
        tuple(group for group in groups if group.facts),
        _relations(catalog, key),
        line[position - 1] if position else None,
        line[position + 1] if position + 1 < len(line) else None,
        (model.license.url if model.license else None) or "",
        _chapters(catalog, key),
    )


def _groups(model: Model) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The groups of facts, without the paths at which nothing is known: they are most."""
    written, withheld = written_paths(model), bool(model.undisclosed)
    for title, anchor, paths in GROUPS:
        known = [p for p in paths if p in written or (withheld and is_withheld(model, p))]
        yield title, anchor, tuple(known)


def _chapters(catalog: Catalog, key: str) -> tuple[str, ...]:
    """The chapters that name the model, and the one of its family last."""
    family = catalog.families[catalog.models[key].family].chapter
    told = [path for path in catalog.told.get(key, ()) if not path.startswith("contributing/")]
    if family and family in catalog.chapters:
        told.append(family)
    return tuple(dict.fromkeys(told))


def _relations(catalog: Catalog, key: str) -> tuple[Relation, ...]:
    up = (Relation(word("ancestry", a.kind), a.model) for a in catalog.models[key].derived_from)
    down = (
        Relation(word("offspring", how), child) for how, child in catalog.offspring.get(key, ())
    )
    return (*up, *down)
