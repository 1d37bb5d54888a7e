"""A page that readers cannot find by a name they would type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.family import Family
    from llmnotes.schema.formula import Formula
    from llmnotes.schema.model import Model
    from llmnotes.schema.term import Term
    from llmnotes.schema.text import Text

Named = TypeVar("Named", "Term", "Formula", "Family", "Model")

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_SHORT = re.compile("[A-Za-z0-9&@*+-]{2,8}")
LONG = 3
"""People shorten an English name of so many words."""


def missing_alias(catalog: Catalog) -> Iterator[Diagnostic]:
    """Terms and formulas have a Chinese and an English name, long ones of terms an abbreviation.

    A family has a Chinese name when one of its models has. The ids of models and families are found
    too, and those are in Latin letters.
    """
    for term in catalog.terms:
        yield from _in_both(term)
        yield from _unabbreviated(term)
    for formula in catalog.formulas:
        yield from _in_both(formula)
    for family in catalog.families:
        wrong = tuple(_without(family, _HAN, "Chinese name, yet one of its models has"))
        models = catalog.members.get(family.id, ()) if wrong else ()
        if any(_HAN.search(name) for key in models for name in _names(catalog.models.entries[key])):
            yield from wrong


def _in_both(entry: Entry[Named]) -> Iterator[Diagnostic]:
    yield from _without(entry, _HAN, "Chinese name")
    yield from _without(entry, _LATIN, "English name")


def _without(entry: Entry[Named], script: re.Pattern[str], wanted: str) -> Iterator[Diagnostic]:
    if not any(script.search(name) for name in _names(entry)):
        yield _diagnostic(entry, wanted)


def _unabbreviated(entry: Entry[Term]) -> Iterator[Diagnostic]:
    """An abbreviation is short and has a capital or a digit beside its first letter."""
    words = (entry.record.name.en or "").split()
    short = (name for name in _names(entry) if _SHORT.fullmatch(name))
    if len(words) >= LONG and not any(re.search("[A-Z0-9]", name[1:]) for name in short):
        yield _diagnostic(entry, "abbreviation")


def _names(entry: Entry[Named]) -> tuple[str, ...]:
    name: Text = entry.record.name
    aliases: tuple[str, ...] = entry.record.aliases
    abbreviation: str | None = getattr(entry.record, "abbreviation", None)
    return (name.zh, *filter(None, (name.en, abbreviation)), *aliases)


def _diagnostic(entry: Entry[Named], wanted: str) -> Diagnostic:
    return Diagnostic(
        entry.locate("name"),
        "missing-alias",
        f"{entry.id!r} has no {wanted}",
        "add it to 'name' or 'aliases' if people use one; if not, say so under 'exemptions'",
    )
