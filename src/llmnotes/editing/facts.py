"""What one state of the data says, as plain values by which two states can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from llmnotes.diagnostics import DataError
from llmnotes.editing.places import kind_of
from llmnotes.loading.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from llmnotes.loading.document import Document

Facts = dict[tuple[str, str], "Record"]
"""Every record by the name of its kind and its id."""
_NOT_FACTS = frozenset({"sources", "exemptions", "aliases_of_id"})
_EXPORT_ONLY = frozenset({"id", "page", "file", "provenance", "shown", "derived"})
_NAMES = ("name", "benchmark", "model", "field", "ref", "key", "mixer", "kind")
_TEXT = frozenset({"zh", "en"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record."""

    path: str
    """The file that holds it."""
    name: str
    """What people call it."""
    values: Mapping[str, object]
    """Each value by its path: `parameters.total`, `evaluations[MMLU 5-shot].score`."""
    earlier_ids: tuple[str, ...] = ()
    """Ids that it had before."""
    document: Document | None = None
    """Where each value stands, if it was read from a file."""


def facts_of_texts(texts: Mapping[str, str]) -> Facts:
    """Read files as they are: an older state may have shapes of its own, and errors."""
    facts: Facts = {}
    for path, text in texts.items():
        kind = kind_of(path)
        try:
            document = read_yaml(path, text) if kind else None
        except DataError:
            continue
        if kind is None or document is None or not isinstance(document.data, dict):
            continue
        parts = dict(document.parts()) if kind.in_one_file else {}
        for key, part in (parts or {PurePosixPath(path).stem: document}).items():
            if isinstance(part.data, dict):
                facts[kind.name, key] = _record(path, key, part.data, part)
    return facts


def facts_of_exports(exports: Mapping[str, Iterable[Mapping[str, object]]]) -> Facts:
    """Read the JSON files of a published site: kind -> its records."""
    return {
        (kind, str(item["id"])): _record(
            str(item["file"]),
            str(item["id"]),
            {name: value for name, value in item.items() if name not in _EXPORT_ONLY},
            None,
        )
        for kind, items in exports.items()
        for item in items
    }


def _record(path: str, key: str, data: Mapping[str, object], document: Document | None) -> Record:
    values = {
        where: value
        for name, inner in data.items()
        if name not in _NOT_FACTS
        for where, value in _flat(name, inner)
    }
    earlier = data.get("aliases_of_id")
    ids = tuple(map(str, earlier)) if isinstance(earlier, list) else ()
    name = next((values[n] for n in ("name", "title", "claim") if n in values), key)
    return Record(path, str(name), values, ids, document)


def _flat(path: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            # words in Chinese alone and with their English are the same fact
            same = name == "zh" and set(value) <= _TEXT
            yield from _flat(path if same else f"{path}.{name}", inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        seen: dict[str, int] = {}
        for item in value:
            name = _item_name(item)
            seen[name] = seen.get(name, 0) + 1
            count = f" {seen[name]}" if seen[name] > 1 else ""
            yield from _flat(f"{path}[{name}{count}]", item)
    elif isinstance(value, list):
        if value:
            yield path, tuple(map(str, value))
    else:
        yield path, value


def _item_name(item: object) -> str:
    """What tells an item of a list from the others."""
    if not isinstance(item, dict):
        return str(item)
    first = next((item[name] for name in _NAMES if name in item), "")
    if isinstance(first, dict):
        first = first.get("zh", "")
    return " ".join(filter(None, (str(first), str(item.get("setting", "")))))
