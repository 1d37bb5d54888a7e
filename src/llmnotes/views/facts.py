"""Single facts of a model: what it is called, what it is, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.schema.fields import value_at
from llmnotes.views.labels import field_label
from llmnotes.views.values import long_value, short_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.provenance import Citation, Sourced


@dataclass(frozen=True, slots=True)
class Fact:
    """One value as a page shows it."""

    path: str
    label: str
    long: str
    """For a sentence; empty when the maker does not publish it."""
    short: str
    """For a cell."""
    undisclosed: bool
    disputed: bool
    citations: tuple[Citation, ...]


def facts(catalog: Catalog, model: str, paths: Iterable[str]) -> tuple[Fact, ...]:
    """Those of the wanted facts that are known, or known to be withheld."""
    found = (fact(catalog, model, path) for path in paths)
    return tuple(one for one in found if one is not None)


def fact(catalog: Catalog, model: str, path: str) -> Fact | None:
    """One fact, or `None` where nobody looked it up."""
    record = catalog.models[model]
    value = value_at(record, path)
    undisclosed = any(path == p or path.startswith(f"{p}.") for p in record.undisclosed)
    if (value is None or value == ()) and not undisclosed:
        return None
    return Fact(
        path,
        field_label(path),
        "" if undisclosed else long_value(path, value),
        "" if undisclosed else short_value(path, value),
        undisclosed,
        any(disputed.field == path for disputed in record.disputed),
        citations_for(record, path),
    )


def citations_for(record: Sourced, path: str) -> tuple[Citation, ...]:
    """The sources of a field: those that name it most exactly."""
    best: tuple[int, tuple[Citation, ...]] = (-1, ())
    for citation in record.sources:
        depth = _depth(citation, path)
        if depth > best[0]:
            best = (depth, (citation,))
        elif depth == best[0] >= 0:
            best = (depth, (*best[1], citation))
    return best[1]


def _depth(citation: Citation, path: str) -> int:
    """How many parts of the path a citation names; 0 for the whole record, -1 for none."""
    if not citation.covers:
        return 0
    fitting = [c for c in citation.covers if path == c or path.startswith(f"{c}.")]
    return max((c.count(".") + 1 for c in fitting), default=-1)
