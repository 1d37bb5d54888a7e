"""A number or a day that no source covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.provenance import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.loading.document import KeyPath

SHELVES = ("families", "models", "events", "organizations")
_DAYS = frozenset({"released", "date", "cutoff"})
# what says where a fact is from is no fact, and a score names its source itself
_NO_FACTS = frozenset(
    {"sources", "disputed", "undisclosed", "estimated", "exemptions", "evaluations", "cross_checks"}
)


# a sum that another check recomputes
_COMPUTED = ("parameters", "exact")


def number_without_source(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every number and day of a record is covered by one of its sources."""
    for name in SHELVES:
        for entry in catalog.shelf(name):
            if not isinstance(entry.record, Sourced):
                continue
            covered = _covered(entry.record)
            if covered is None:
                continue
            for keys, value in entry.leaves:
                if keys[0] in covered or not _is_fact(keys, value):
                    continue
                path = ".".join(map(str, keys))
                if not _is_covered(path, covered):
                    yield Diagnostic(
                        entry.locate(*keys),
                        "number-without-source",
                        f"no source covers {path}",
                        f"add the source of {path} under 'sources', with 'for: [{path}]'",
                    )


def _covered(record: Sourced) -> frozenset[str] | None:
    """The paths that sources cover; `None` for all of them."""
    if any(not citation.covers for citation in record.sources):
        return None
    return frozenset(path for citation in record.sources for path in citation.covers)


def _is_covered(path: str, covered: frozenset[str]) -> bool:
    parts = path.split(".")
    return any(".".join(parts[:end]) in covered for end in range(1, len(parts) + 1))


def _is_fact(keys: KeyPath, value: object) -> bool:
    if keys[0] in _NO_FACTS or keys == _COMPUTED:
        return False
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number or keys[0] == "dates" or keys[-1] in _DAYS
