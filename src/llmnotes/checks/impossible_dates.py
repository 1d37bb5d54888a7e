"""Days that cannot be: in the future, or before the parent's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model

_DAY_FIELDS = (("released",), ("date",), ("accessed",), ("issued",))
_PROMISES = frozenset({"retired"})


def date_in_the_future(catalog: Catalog) -> Iterator[Diagnostic]:
    """No day lies after the day of the build; an announced retirement may."""
    if catalog.today is None:
        return
    for name in ("models", "events", "sources"):
        for entry in catalog.shelf(name):
            written = entry.record.__dict__  # `getattr` is slow for what is not there
            days = [(keys, written.get(keys[0])) for keys in _DAY_FIELDS]
            dates = written.get("dates")
            if dates:
                days += [
                    (("dates", field), getattr(dates, field))  # type: ignore[misc]
                    for field in type(dates).model_fields
                    if field not in _PROMISES
                ]
            for keys, day in days:
                if day and day > catalog.today[: len(day)]:
                    yield Diagnostic(
                        entry.locate(*keys),
                        "date-in-the-future",
                        f"{day} is after today, {catalog.today}",
                        "write the day when it has come",
                    )


def released_before_parent(catalog: Catalog) -> Iterator[Diagnostic]:
    """No model is older than the model it comes from."""
    for entry in catalog.models:
        for index, ancestor in enumerate(entry.record.derived_from):
            if ancestor.model in catalog.models:
                parent = catalog.models[ancestor.model]
                shown = min(len(parent.released), len(entry.record.released))
                if entry.record.released[:shown] < parent.released[:shown]:
                    yield _too_old(entry, index, ancestor.model, parent.released)


def _too_old(entry: Entry[Model], index: int, parent: str, day: str) -> Diagnostic:
    return Diagnostic(
        entry.locate("derived_from", index, "model"),
        "released-before-parent",
        f"released {entry.record.released}, before its parent {parent!r} of {day}",
        "check both days, or the parent",
    )
