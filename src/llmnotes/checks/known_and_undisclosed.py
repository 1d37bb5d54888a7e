"""A field that has a value and is listed as undisclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.fields import value_at
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def known_and_undisclosed(catalog: Catalog) -> Iterator[Diagnostic]:
    """What the maker does not publish has no value."""
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            paths = entry.record.undisclosed if isinstance(entry.record, Sourced) else ()
            for index, path in enumerate(paths):
                if value_at(entry.record, path) not in (None, ()):
                    yield Diagnostic(
                        entry.locate("undisclosed", index),
                        "known-and-undisclosed",
                        f"{path} has a value and is listed as undisclosed",
                        "keep one of the two",
                    )
