"""Which models come from which: all that have a relative, or those around one model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.catalog.lineage import ancestors
from llmnotes.views.chart import series
from llmnotes.views.names import maker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model


class Kin(NamedTuple):
    """A model among its relatives."""

    model: str
    name: str
    maker: str
    family: str
    released: str
    series: int
    open: bool
    parents: tuple[tuple[str, str], ...]
    """The models it comes from, and how."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """The relatives of one family, oldest first."""

    family: str
    name: str
    kin: tuple[Kin, ...]


def all_kin(catalog: Catalog) -> tuple[Kin, ...]:
    """Every model that comes from another or has one that comes from it, oldest first."""
    related = {e.id for e in catalog.models if e.record.derived_from} | set(catalog.offspring)
    return _kin(catalog, related)


def family_line(catalog: Catalog, family: str) -> FamilyLine:
    """The models of one family that have relatives, oldest first, with all their parents."""
    members = catalog.members.get(family, ())
    related = {m for m in members if catalog.models[m].derived_from or m in catalog.offspring}
    parents = {a.model for m in related for a in catalog.models[m].derived_from}
    kin = tuple(one for one in _kin(catalog, related | parents) if one.model in related)
    return FamilyLine(family, catalog.families[family].name.zh, kin)


def nearest_kin(catalog: Catalog, key: str) -> tuple[Kin, ...]:
    """A model, its children with all their parents, and the direct line above it."""
    children = [child for _, child in catalog.offspring.get(key, ())]
    parents = {a.model for child in children for a in catalog.models[child].derived_from}
    return _kin(catalog, {key, *children, *parents, *ancestors(catalog, key)})


def family_lines(catalog: Catalog, kin: Iterable[Kin]) -> tuple[FamilyLine, ...]:
    """Relatives by family, the oldest first, but families with a common model together."""
    found: dict[str, list[Kin]] = {}
    for one in kin:
        found.setdefault(one.family, []).append(one)
    found = {family: found[family] for group in _linked(catalog, found) for family in group}
    return tuple(
        FamilyLine(family, catalog.families[family].name.zh, tuple(members))
        for family, members in found.items()
    )


def _linked(catalog: Catalog, families: dict[str, list[Kin]]) -> list[list[str]]:
    """Families in groups: two are in one if a model of the one comes from the other."""
    group_of: dict[str, list[str]] = {family: [family] for family in families}
    for members in families.values():
        for one in members:
            for parent, _ in one.parents:
                left, right = group_of[one.family], group_of[catalog.models[parent].family]
                if left is not right:
                    left += right
                    group_of |= dict.fromkeys(right, left)
    age = {family: index for index, family in enumerate(families)}
    groups = {id(group): sorted(group, key=age.__getitem__) for group in group_of.values()}
    return sorted(groups.values(), key=lambda group: age[group[0]])


def _kin(catalog: Catalog, wanted: set[str]) -> tuple[Kin, ...]:
    entries = (catalog.models.entries[key] for key in wanted)
    ordered = sorted(entries, key=lambda entry: (entry.record.released, entry.id))
    return tuple(_one(catalog, entry, wanted) for entry in ordered)


def _one(catalog: Catalog, entry: Entry[Model], wanted: set[str]) -> Kin:
    model = entry.record
    return Kin(
        entry.id,
        model.name.zh,
        maker(catalog, model),
        model.family,
        model.released,
        series(catalog, model),
        model.weights == "open",
        tuple((a.model, a.kind) for a in model.derived_from if a.model in wanted),
    )
