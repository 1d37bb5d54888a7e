"""One letter with two meanings: in one formula, or on one page."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

_SHOWN = re.compile(r"^/// formula \| *(?P<id>[a-z0-9.-]+)", re.MULTILINE)


def symbol_ambiguous(catalog: Catalog) -> Iterator[Diagnostic]:
    """No formula has two symbols that are written alike."""
    for entry in catalog.formulas:
        for (_, one), (index, other) in combinations(enumerate(entry.record.symbols), 2):
            if _alike(catalog, one, other):
                message = f"{one!r} and {other!r} are both written {catalog.symbols[one].latex}"
                hint = "write one of them with another letter"
                place = entry.locate("symbols", index)
                yield Diagnostic(place, "symbol-ambiguous", message, hint)


def symbol_two_meanings(catalog: Catalog) -> Iterator[Diagnostic]:
    """The formulas of one page write no two symbols alike."""
    for chapter in catalog.chapters.values():
        seen: dict[str, tuple[str, str]] = {}
        for match in _SHOWN.finditer(chapter.markdown):
            place = _line(f"docs/{chapter.path}", chapter.markdown, match.start())
            for key in _symbols(catalog, match["id"]):
                latex = catalog.symbols[key].latex
                before, formula = seen.setdefault(latex, (key, match["id"]))
                if before != key:
                    message = f"{latex} is {before!r} in {formula} and {key!r} in {match['id']}"
                    hint = "give one of the two symbols another letter, in all its formulas"
                    yield Diagnostic(place, "symbol-two-meanings", message, hint)


def _symbols(catalog: Catalog, formula: str) -> Iterator[str]:
    if formula in catalog.formulas:
        yield from (k for k in catalog.formulas[formula].symbols if k in catalog.symbols)


def _line(path: str, text: str, index: int) -> Location:
    return Location(path, text.count("\n", 0, index) + 1, 1)


def _alike(catalog: Catalog, one: str, other: str) -> bool:
    if one == other or one not in catalog.symbols or other not in catalog.symbols:
        return False
    return catalog.symbols[one].latex == catalog.symbols[other].latex
