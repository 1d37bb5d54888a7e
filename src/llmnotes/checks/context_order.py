"""A context length that shrinks when it is extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def native_above_extended(catalog: Catalog) -> Iterator[Diagnostic]:
    """The extended context is at least the native one."""
    for entry in catalog.models:
        length = entry.record.context_length
        if length and length.native and length.extended and length.native > length.extended:
            yield Diagnostic(
                entry.locate("context_length", "native"),
                "native-above-extended",
                f"native {length.native:,} is more than extended {length.extended:,}",
                "check whether the two are swapped",
            )
