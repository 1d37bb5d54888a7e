"""Which field points at which kind of record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.record import Record

CITE = re.compile(r"\[\[(?:cite|source):([a-z0-9.-]+)")
"""A citation in words."""

# kind -> field path with list positions left out -> kind it points at
_EVERYWHERE = {"sources.ref": "sources", "disputed.source": "sources"}
_FIELDS: dict[str, dict[str, str]] = {
    "organizations": {},
    "families": {"organization": "organizations", "chapter": "chapters"},
    "models": {
        "family": "families",
        "organization": "organizations",
        "derived_from.model": "models",
        "evaluations.measured_by": "organizations",
        "evaluations.ref": "sources",
        "cross_checks.ref": "sources",
    },
    "events": {"organization": "organizations", "models": "models", "terms": "terms"},
    "timelines": {"families": "families", "models": "models", "events": "events"},
    "tables": {"content.models": "models", "content.families": "families"},
    "formulas": {
        "symbols": "symbols",
        "terms": "terms",
        "related": "formulas",
        "chapters": "chapters",
        "numbers.models": "models",
    },
    "symbols": {},
    "terms": {"formula": "formulas", "see_also": "terms"},
    "sources": {},
    "errata": {"chapter": "chapters"},
}


class _Targets(NamedTuple):
    by_path: dict[str, str]
    last_names: frozenset[str]
    """The ends of the paths, which tell most values apart without joining their keys."""


_TARGETS = {
    kind: _Targets(
        _EVERYWHERE | fields,
        frozenset(path.rpartition(".")[2] for path in _EVERYWHERE | fields),
    )
    for kind, fields in _FIELDS.items()
}


class Reference(NamedTuple):
    """One record pointing at another."""

    kind: str
    """The kind of the record that points."""
    id: str
    """Its id."""
    keys: KeyPath
    """Where in it."""
    target_kind: str
    """The kind of the record pointed at; `chapters` for a page of `docs/`."""
    target: str
    """Its id."""


def references(catalog: Catalog) -> Iterator[Reference]:
    """Every reference that the data makes, in the order of the files."""
    for kind in _FIELDS:
        for entry in catalog.shelf(kind):
            yield from entry.references


def sources_of(entry: Entry[Record]) -> frozenset[str]:
    """The sources that one record cites, in its fields and in its words."""
    found = {one.target for one in entry.references if one.target_kind == "sources"}
    for _, value in entry.leaves:
        if type(value) is str and "[[" in value:
            found.update(CITE.findall(value))
    return frozenset(found)


def references_among(
    values: Iterable[tuple[KeyPath, object]], kind: str, key: str
) -> Iterator[Reference]:
    """Every reference that the values of one record make."""
    by_path, last_names = _TARGETS[kind]
    for keys, value in values:
        last = keys[-1]
        if last not in last_names and (type(last) is str or keys[-2] not in last_names):
            continue
        target = by_path.get(".".join(k for k in keys if isinstance(k, str)))
        if target:
            yield Reference(kind, key, keys, target, str(value))
