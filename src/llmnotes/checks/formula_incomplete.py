"""A formula without a worked example, a source or its symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_WANTED = (
    ("example", "a worked example", "add 'example' with inputs and steps"),
    ("sources", "a source", "add 'sources' with the paper and the number of the equation"),
    ("symbols", "symbols", "add 'symbols', in the order of their appearance"),
    ("conditions", "conditions", "say under 'conditions' when it holds"),
)


def formula_incomplete(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every formula has an example, a source, symbols and conditions."""
    for entry in catalog.formulas:
        for field, words, hint in _WANTED:
            if not getattr(entry.record, field):
                message = f"the formula {entry.id!r} has no {words.removeprefix('a ')}"
                yield Diagnostic(entry.locate(), "formula-incomplete", message, hint)
