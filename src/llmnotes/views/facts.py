"""Single facts of a model: what it is called, what it is, who says so."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.schema.fields import value_at
from llmnotes.schema.provenance import Citation
from llmnotes.views.labels import field_label
from llmnotes.views.values import long_value, short_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model
    from llmnotes.schema.provenance import Sourced

_MANY_PATHS = 1 << 12
"""Fields that are remembered as withheld or not: the makers that withhold do so with the same."""
# A group stands for the first of its fields that is known.
_BEST = {
    "parameters": (
        ("parameters.total", ""),
        ("parameters.exact", "（实数）"),
        ("parameters.checkpoint", "（权重文件）"),
    ),
    "context_length": (
        ("context_length.native", ""),
        ("context_length.extended", "（扩展）"),
        ("context_length.api", "（API）"),
    ),
}


class Fact(NamedTuple):
    """One value as a page shows it."""

    path: str
    label: str
    value: object
    """`None` when the maker does not publish it."""
    note: str
    """Which of several fields the value is: （权重文件）."""
    undisclosed: bool
    estimated: bool
    disputed: bool
    citations: tuple[Citation, ...]

    @property
    def long(self) -> str:
        """For a sentence; empty when the maker does not publish it."""
        return "" if self.undisclosed else long_value(self.path, self.value) + self.note

    @property
    def short(self) -> str:
        """For a cell."""
        return "" if self.undisclosed else short_value(self.path, self.value) + self.note


def facts(catalog: Catalog, model: str, paths: Iterable[str]) -> tuple[Fact, ...]:
    """Those of the wanted facts that are known, or known to be withheld."""
    record = catalog.models[model]
    return known_facts(record, by_path(record), paths)


def known_facts(
    record: Model, sources: Mapping[str, tuple[Citation, ...]], paths: Iterable[str]
) -> tuple[Fact, ...]:
    """The same of a record whose sources are sorted by what they cover."""
    found = [_fact(record, sources, path) for path in _in_one(paths, record.undisclosed)]
    return tuple([one for one in found if one is not None])


def _in_one(paths: Iterable[str], withheld: tuple[str, ...]) -> Iterable[str]:
    """The paths, with one for all that a maker withholds as a whole: the architecture."""
    if not withheld:
        return paths
    return dict.fromkeys(
        next((whole for whole in withheld if path.startswith(f"{whole}.")), path) for path in paths
    )


def fact(catalog: Catalog, model: str, path: str) -> Fact | None:
    """One fact, or `None` where nobody looked it up."""
    record = catalog.models[model]
    return _fact(record, by_path(record), path)


def _fact(record: Model, sources: Mapping[str, tuple[Citation, ...]], path: str) -> Fact | None:
    field, note = best_field(record, path) if path in _BEST else (path, "")
    value = value_at(record, field)
    undisclosed = is_withheld(record, field)
    if (value is None or value == ()) and not undisclosed:
        return None
    return Fact(
        field,
        field_label(path),
        None if undisclosed else value,
        note,
        undisclosed,
        bool(record.estimated) and _below(field, record.estimated),
        bool(record.disputed) and any(one.field == field for one in record.disputed),
        citations_at(sources, field) + _confirming(record, field),
    )


def is_withheld(record: Model, field: str) -> bool:
    """Whether the maker does not publish it."""
    return bool(record.undisclosed) and _below(field, record.undisclosed)


@lru_cache(_MANY_PATHS)
def _below(field: str, paths: tuple[str, ...]) -> bool:
    return any(field == path or field.startswith(f"{path}.") for path in paths)


def best_field(record: Model, path: str) -> tuple[str, str]:
    """For a group of fields the best one that is known, with a word that says which."""
    if path not in _BEST:
        return path, ""
    choices = _BEST[path]
    known = (choice for choice in choices if value_at(record, choice[0]) is not None)
    return next(known, choices[0])


def citations_for(record: Sourced, path: str) -> tuple[Citation, ...]:
    """The sources of a field: those that name it most exactly."""
    return citations_at(by_path(record), path)


def by_path(record: Sourced) -> dict[str, tuple[Citation, ...]]:
    """The sources of a record by the paths that they cover; below "" those of all of it."""
    found: dict[str, tuple[Citation, ...]] = {}
    for citation in record.sources:
        for path in dict.fromkeys(citation.covers or ("",)):
            found[path] = (*found.get(path, ()), citation)
    return found


def citations_at(sources: Mapping[str, tuple[Citation, ...]], path: str) -> tuple[Citation, ...]:
    """Of sources by path those that name a field most exactly."""
    covered = path
    while covered and covered not in sources:
        covered = covered.rpartition(".")[0]
    return sources.get(covered, ())


def _confirming(record: Model, path: str) -> tuple[Citation, ...]:
    """Second sources that state the same number."""
    checks = record.cross_checks
    if not checks:
        return ()
    return tuple(Citation(ref=one.ref, at=one.at) for one in checks if one.field == path)
