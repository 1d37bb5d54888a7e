"""Facts that are gone must be answered for in the change log."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.editing.changes import Changes, RecordChange

OPEN = "原因待写"
"""Stands where a person must still say why."""
_FREE = frozenset({"sources", "symbols"})  # kept only as long as something uses them
_AS_A_WHOLE = frozenset({"tables", "timelines"})  # views of facts that stand elsewhere
_UNRELEASED = re.compile(r"^## Unreleased\s*$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"^- 删去 `(?P<what>[^`]+)`.*?：(?P<why>\S.*)$", re.MULTILINE)


class Vanished(NamedTuple):
    """A record or value that is gone."""

    what: str
    """How a note names it: `models/gpt-2` or `models/gpt-2 parameters.total`."""
    shown: str
    """What it was."""
    location: Location
    """Where to put it back."""


def vanished(changes: Changes) -> tuple[Vanished, ...]:
    """Everything that is gone, each group of values once."""
    found = [
        Vanished(f"{kind}/{key}", record.name, Location(record.path, 1, 1))
        for (kind, key), record in changes.removed.items()
        if kind not in _FREE
    ]
    for change in changes.changed:
        if change.key[0] not in _FREE | _AS_A_WHOLE:
            found += _values(change)
    return tuple(found)


def notes(changelog: str) -> dict[str, str]:
    """The reasons that stand below `## Unreleased`: what is gone -> why."""
    body = _UNRELEASED.search(changelog)
    found = {
        note["what"]: note["why"].strip() for note in _NOTE.finditer(body["body"] if body else "")
    }
    return {what: why for what, why in found.items() if OPEN not in why}


def without_note(gone: Iterable[Vanished], changelog: str) -> tuple[Diagnostic, ...]:
    """Report what no note explains; a note for a group or a record covers all of it."""
    known = notes(changelog)
    return tuple(
        Diagnostic(
            fact.location,
            "vanished-fact",
            f"{fact.what} (was {fact.shown}) is gone, and CHANGELOG.md does not say why",
            f"put it back, or write below '## Unreleased': - 删去 `{fact.what}`：<why>",
        )
        for fact in gone
        if not any(_covers(what, fact.what) for what in known)
    )


def _covers(note: str, what: str) -> bool:
    return what == note or what.startswith((f"{note} ", f"{note}.", f"{note}["))


def _values(change: RecordChange) -> Iterator[Vanished]:
    kind, key = change.key
    seen = set()
    for value in change.values:
        if value.after is not None:
            continue
        path = _topmost(value.path, change.record.values)
        if path and path not in seen:
            seen.add(path)
            names = re.split(r"[.\[]", path)
            document = change.record.document
            place = document.locate(*names) if document else Location(change.record.path, 1, 1)
            yield Vanished(f"{kind}/{key} {path}", str(value.before), place)


def _topmost(path: str, left: Iterable[str]) -> str:
    """The largest group around a value of which nothing is left; nothing: it only got parts."""
    left = tuple(left)
    if any(_covers(path, other) for other in left):
        return ""
    ends = [match.start() for match in re.finditer(r"[.\[]", path)]
    groups = [path[:end] for end in ends] + [path]
    return next(group for group in groups if not any(_covers(group, other) for other in left))
