"""Findings that a record answers for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog


def without_exempted(catalog: Catalog, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what a record lists with its reason, and report reasons no longer needed."""
    listed = {
        (entry.document.path, exemption.check): entry.locate("exemptions", index)
        for kind in KINDS
        for entry in catalog.shelf(kind.name)
        if isinstance(entry.record, Sourced)
        for index, exemption in enumerate(entry.record.exemptions)
    }
    needed = set()
    for diagnostic in found:
        key = (diagnostic.location.path, diagnostic.code)
        if key in listed:
            needed.add(key)
        else:
            yield diagnostic
    for key, place in listed.items():
        if key not in needed:
            message = f"no check {key[1]!r} needs this exemption"
            yield Diagnostic(place, "exemption-not-needed", message, "delete it, or its check name")
