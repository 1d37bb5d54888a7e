"""A second source that states another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.fields import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def cross_check(catalog: Catalog) -> Iterator[Diagnostic]:
    """What a second source states is what the field says."""
    for entry in catalog.models:
        for index, stated in enumerate(entry.record.cross_checks):
            value = value_at(entry.record, stated.field)
            if value != stated.value:
                keys = (int(key) if key.isdigit() else key for key in stated.field.split("."))
                says = f"{value:,.15g}" if isinstance(value, int | float) else "nothing"
                yield Diagnostic(
                    entry.locate(*keys),
                    "cross-check",
                    f"{stated.field} says {says}, {stated.ref} says {stated.value:,.15g}",
                    "look for the wrong digit, here or in cross_checks "
                    f"(line {entry.locate('cross_checks', index).line})",
                )
