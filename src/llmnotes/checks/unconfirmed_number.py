"""A number that no sum proves, and that nobody else confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.catalog.relatives import nearest, relatives
from llmnotes.derive.unsummed import EXPERTS_USED, active_proves
from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.derive.unsummed import Unsummed
    from llmnotes.schema.model import Model

_SHOWN = 3

_Others = list[tuple[str, float]]
"""Models that state the same number, each with what it says."""


def unconfirmed_number(catalog: Catalog) -> Iterator[Diagnostic]:
    """A number outside the sums is that of a relative, or a second source states it."""
    for entry in catalog.models:
        confirmed = {check.field for check in entry.record.cross_checks}
        for number in catalog.sums[entry.id].unsummed:
            path = ".".join(map(str, ("architecture", *number.keys)))
            if not number.proved and path not in confirmed:
                others = _others(catalog, entry.id, number.name)
                yield from _findings(entry, number, path, others)


def _others(catalog: Catalog, key: str, name: str) -> _Others:
    """What relatives say; where the nearest say something, only they count.

    A generation keeps its numbers, and what the next one changed would hide a wrong digit.
    """
    found = [
        (one, number.value)
        for one in relatives(catalog, key)
        for number in catalog.sums[one].unsummed
        if number.name == name
    ]
    near = nearest(catalog, key) if found else ()
    return [(one, value) for one, value in found if one in near] or found


def _findings(
    entry: Entry[Model], number: Unsummed, path: str, others: _Others
) -> Iterator[Diagnostic]:
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
