"""A letter of a formula that its legend does not explain, or a legend entry that is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.latex_letters import letters
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog


def symbol_undefined(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every letter of a formula is part of one of its symbols."""
    for entry in catalog.formulas:
        known = [key for key in entry.record.symbols if key in catalog.symbols]
        explained = frozenset[str]().union(*(letters(catalog.symbols[k].latex) for k in known))
        for letter in sorted(letters(entry.record.latex) - explained):
            message = f"no symbol of this formula explains the letter '{letter}'"
            hint = "name its symbol under 'symbols'; add it to data/symbols.yaml if it is new"
            yield Diagnostic(entry.locate("latex"), "symbol-undefined", message, hint)


def symbol_not_in_formula(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every symbol that a formula names appears in it."""
    for entry in catalog.formulas:
        used = letters(entry.record.latex)
        for index, key in enumerate(entry.record.symbols):
            if key in catalog.symbols and not letters(catalog.symbols[key].latex) <= used:
                message = f"the formula does not contain the symbol {key!r}"
                hint = "delete it from 'symbols', or take the symbol that has the formula's letters"
                place = entry.locate("symbols", index)
                yield Diagnostic(place, "symbol-not-in-formula", message, hint)
