"""A number that no sum proves, and that nobody else confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.relatives import relatives
from llmnotes.derive.unsummed import EXPERTS_USED, Unsummed, active_proves, unsummed
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model

_SHOWN = 3

_Known = dict[str, list[tuple[str, float]]]


def unconfirmed_number(catalog: Catalog) -> Iterator[Diagnostic]:
    """A number outside the sums is that of a relative, or a second source states it."""
    numbers = {entry.id: unsummed(entry.record) for entry in catalog.models}
    for entry in catalog.models:
        confirmed = {check.field for check in entry.record.cross_checks}
        known = _known(numbers, relatives(catalog, entry.id)) if numbers[entry.id] else {}
        for number in numbers[entry.id]:
            path = ".".join(map(str, ("architecture", *number.keys)))
            if not number.proved and path not in confirmed:
                yield from _findings(entry, number, path, known)


def _known(numbers: Mapping[str, tuple[Unsummed, ...]], models: tuple[str, ...]) -> _Known:
    found: _Known = {}
    for model in models:
        for number in numbers[model]:
            found.setdefault(number.name, []).append((model, number.value))
    return found


def _findings(
    entry: Entry[Model], number: Unsummed, path: str, known: _Known
) -> Iterator[Diagnostic]:
    others = known.get(number.name, [])
    if any(value == number.value for _, value in others):
        return
    if number.name == EXPERTS_USED and active_proves(entry.record):
        return
    place = entry.locate("architecture", *number.keys)
    if others:
        theirs = ", ".join(f"{_words(value)} ({model})" for model, value in others[:_SHOWN])
        yield Diagnostic(
            place,
            "unlike-relatives",
            f"{path} is {_words(number.value)}, and no relative has that: {theirs}",
            "look for the wrong digit; if it is right, state a second source in 'cross_checks'",
        )
        return
    yield Diagnostic(
        place,
        "unconfirmed-number",
        f"{path} {_words(number.value)} stands in no sum, and no relative states one",
        "state the same number from a second source in 'cross_checks'",
    )


def _words(value: float) -> str:
    return f"{value:,.15g}"
