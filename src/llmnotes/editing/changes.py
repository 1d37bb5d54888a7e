"""What came, went and changed between two states of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.editing.facts import Facts, Record

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that is not what it was; `None` where there is none."""

    path: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that both states have."""

    key: Key
    """Its kind and its id now."""
    record: Record
    values: tuple[ValueChange, ...]
    earlier_id: str = ""
    """The id it had before, where that was another."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it."""

    added: Mapping[Key, Record]
    removed: Mapping[Key, Record]
    changed: tuple[RecordChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def compare(before: Facts, after: Facts) -> Changes:
    """Find the changes; a record that names its earlier id is the same record."""
    earlier = _earlier_keys(before, after)
    changed = []
    for key, record in sorted(after.items()):
        old = earlier.get(key)
        if old is None:
            continue
        values = _value_changes(before[old].values, record.values)
        renamed = old[1] if old != key else ""
        if values or renamed:
            changed.append(RecordChange(key, record, values, renamed))
    kept = set(earlier.values())
    return Changes(
        {key: record for key, record in sorted(after.items()) if key not in earlier},
        {key: record for key, record in sorted(before.items()) if key not in kept},
        tuple(changed),
    )


def _earlier_keys(before: Facts, after: Facts) -> dict[Key, Key]:
    """Under which key each record of the later state stood in the earlier one."""
    found = {}
    for kind, key in after:
        names = (key, *after[kind, key].earlier_ids)
        old = next(((kind, name) for name in names if (kind, name) in before), None)
        if old is not None:
            found[kind, key] = old
    return found


def _value_changes(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[ValueChange, ...]:
    paths = [*after, *(path for path in before if path not in after)]
    return tuple(
        ValueChange(path, before.get(path), after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    )
