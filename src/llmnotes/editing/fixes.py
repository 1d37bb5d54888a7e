"""Mistakes that have one right answer: a slip in the name of a field or in a reference."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from llmnotes.catalog.build import build_catalog
from llmnotes.catalog.renames import earlier_ids
from llmnotes.checks.unknown_reference import unknown_reference
from llmnotes.diagnostics import DataError
from llmnotes.editing.places import kind_of
from llmnotes.schema.fields import fields_at
from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.diagnostics import Diagnostic

MAX_ROUNDS = 5
"""Mending one mistake lets the next be seen: references are read when all fields are right."""
SIMILAR = 0.85
_QUOTED = re.compile(r"'([^']+)'")
_NO_RECORD = re.compile(r"there is no (?P<kind>\w+) '(?P<id>[^']+)'")
_SHELVES = {kind.singular: kind.name for kind in KINDS}


def mended(texts: Mapping[str, str]) -> dict[str, str]:
    """Give back the files in which something was mended, by path."""
    current = dict(texts)
    for _ in range(MAX_ROUNDS):
        before = dict(current)
        catalog, found = _findings(current)
        # from the bottom up, so that the places further up stay right
        for diagnostic in sorted(found, reverse=True):
            if answer := _answer(diagnostic, catalog):
                path = diagnostic.location.path
                current[path] = _replaced(current[path], diagnostic, *answer)
        if current == before:
            break
    return {path: text for path, text in current.items() if text != texts[path]}


def _findings(texts: Mapping[str, str]) -> tuple[Catalog | None, Iterable[Diagnostic]]:
    try:
        catalog = build_catalog(texts)
    except DataError as error:
        return None, error.diagnostics
    return catalog, tuple(unknown_reference(catalog))


def _answer(diagnostic: Diagnostic, catalog: Catalog | None) -> tuple[str, str] | None:
    """The wrong word and the right one, where there is only one that it can be."""
    if diagnostic.code == "schema-extra-forbidden":
        kind = kind_of(diagnostic.location.path)
        quoted = _QUOTED.search(diagnostic.message)
        if kind and quoted:
            *parents, wrong = quoted[1].split(".")
            return _only(wrong, fields_at(kind.record, parents))
    found = _NO_RECORD.search(diagnostic.message)
    if diagnostic.code == "unknown-reference" and catalog and found:
        shelf = _SHELVES.get(found["kind"])
        known = set(catalog.shelf(shelf).entries) if shelf else set(catalog.chapters)
        if shelf and (now := earlier_ids(catalog, shelf).get(found["id"])):
            return found["id"], now
        return _only(found["id"], known)
    return None


def _only(wrong: str, known: Iterable[str]) -> tuple[str, str] | None:
    near = [word for word in known if _slip(wrong, word)]
    return (wrong, near[0]) if len(near) == 1 else None


def _slip(wrong: str, right: str) -> bool:
    """Whether one word is the other with a letter too many, too few, wrong or exchanged.

    Digits are never mended: 7b and 70b are two models.
    """
    if re.findall(r"\d", wrong) != re.findall(r"\d", right):
        return False
    if SequenceMatcher(None, wrong, right).ratio() >= SIMILAR:
        return True
    while wrong and right and wrong[0] == right[0]:
        wrong, right = wrong[1:], right[1:]
    while wrong and right and wrong[-1] == right[-1]:
        wrong, right = wrong[:-1], right[:-1]
    return max(len(wrong), len(right)) == 1 or (len(wrong) == 2 and wrong == right[::-1])  # noqa: PLR2004


def _replaced(text: str, diagnostic: Diagnostic, wrong: str, right: str) -> str:
    """Replace the word where it was found, and nowhere else."""
    lines = text.split("\n")
    line, column = diagnostic.location.line - 1, diagnostic.location.column - 1
    word = re.compile(rf"(?<![\w.-]){re.escape(wrong)}(?![\w-])")
    found = word.search(lines[line], column)
    if found:
        lines[line] = f"{lines[line][: found.start()]}{right}{lines[line][found.end() :]}"
    return "\n".join(lines)
