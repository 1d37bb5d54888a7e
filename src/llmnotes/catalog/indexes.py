"""Who belongs to whom, found once for the whole catalog: searching for each record is quadratic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.catalog.catalog import Entry
    from llmnotes.catalog.chapter import Chapter
    from llmnotes.schema.formula import Formula
    from llmnotes.schema.model import Model
    from llmnotes.schema.record import PartialDate
    from llmnotes.schema.term import Term

_MANY_IDS = 1 << 16
"""Ids that are remembered in parts: after an edit nearly all are what they were."""


def oldest_first(models: Iterable[Entry[Model]]) -> list[Entry[Model]]:
    """By date, then by name with its numbers as numbers: 7B stands before 13B."""
    return sorted(models, key=_place)


def members(models: Iterable[Entry[Model]]) -> dict[str, tuple[str, ...]]:
    """The ids of each family's models, in the order given."""
    found: dict[str, list[str]] = {}
    for entry in models:
        found.setdefault(entry.record.family, []).append(entry.id)
    return {family: tuple(ids) for family, ids in found.items()}


def _place(entry: Entry[Model]) -> tuple[PartialDate, tuple[tuple[float, str], ...]]:
    return entry.record.released, _parts(entry.id)


@lru_cache(_MANY_IDS)
def _parts(key: str) -> tuple[tuple[float, str], ...]:
    parts = re.findall(r"(\d+(?:\.\d+)?)|(\D+)", key)
    return tuple((float(n or "inf"), word) for n, word in parts)


def begun(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with two signs, longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[:2], set()).add(len(name))
    return {signs: tuple(sorted(lengths, reverse=True)) for signs, lengths in found.items()}


def offspring(models: Iterable[Entry[Model]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """For each model the models that come from it, in the order given: how, and which."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in models:
        for ancestor in entry.record.derived_from:
            found.setdefault(ancestor.model, []).append((ancestor.kind, entry.id))
    return {model: tuple(kin) for model, kin in found.items()}


def told(chapters: Mapping[str, Chapter]) -> dict[str, tuple[str, ...]]:
    """For each model the chapters that name it."""
    found: dict[str, list[str]] = {}
    for path, chapter in chapters.items():
        for model in chapter.models:
            found.setdefault(model, []).append(path)
    return {model: tuple(paths) for model, paths in found.items()}


def used(
    chapters: Mapping[str, Chapter], formulas: Iterable[Entry[Formula]]
) -> dict[str, tuple[str, ...]]:
    """For each formula the chapters that it names or that name it."""
    found: dict[str, set[str]] = {
        entry.id: {path for path in entry.record.chapters if path in chapters} for entry in formulas
    }
    for path, chapter in chapters.items():
        for key in chapter.formulas & found.keys():
            found[key].add(path)
    return {key: tuple(sorted(paths)) for key, paths in found.items()}


def applied(formulas: Iterable[Entry[Formula]]) -> dict[str, tuple[str, ...]]:
    """For each model the formulas that its numbers are put into, by id."""
    found: dict[str, list[str]] = {}
    for entry in sorted(formulas, key=lambda entry: entry.id):
        for model in dict.fromkeys(entry.record.numbers.models if entry.record.numbers else ()):
            found.setdefault(model, []).append(entry.id)
    return {model: tuple(keys) for model, keys in found.items()}


def explained(terms: Iterable[Entry[Term]]) -> dict[str, tuple[str, ...]]:
    """For each formula the terms that lead to it, by id."""
    found: dict[str, list[str]] = {}
    for entry in sorted(terms, key=lambda entry: entry.id):
        if entry.record.formula:
            found.setdefault(entry.record.formula, []).append(entry.id)
    return {formula: tuple(keys) for formula, keys in found.items()}


def topics(formulas: Iterable[Entry[Formula]]) -> dict[str, tuple[str, ...]]:
    """The formulas of each topic, in the order of a course."""
    found: dict[str, list[str]] = {}
    for entry in sorted(formulas, key=lambda entry: (entry.record.order, entry.id)):
        found.setdefault(entry.record.topic, []).append(entry.id)
    return {topic: tuple(keys) for topic, keys in found.items()}
