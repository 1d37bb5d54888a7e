"""From texts to a catalog."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from llmnotes.catalog.about import NAMELESS, About
from llmnotes.catalog.catalog import Catalog, Entry, Shelf
from llmnotes.catalog.chapter import Chapter
from llmnotes.catalog.indexes import (
    applied,
    begun,
    explained,
    members,
    offspring,
    oldest_first,
    told,
    topics,
    used,
)
from llmnotes.catalog.references import references_among, sources_of
from llmnotes.derive.sums import model_sums
from llmnotes.diagnostics import DataError, Diagnostic, Location
from llmnotes.loading.along import Along, Spread, in_turn, silently
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.schema.fields import leaves
from llmnotes.schema.kinds import KINDS, Kind
from llmnotes.schema.record import SLUG
from llmnotes.schema.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from llmnotes.derive.sums import ModelSums
    from llmnotes.loading.document import Document


class Reading(NamedTuple):
    """What one data file says."""

    text: str
    entries: tuple[tuple[str, Entry[Any]], ...]
    """Its records, each with the shelf that it belongs on."""
    cites: frozenset[str]
    """The sources that they cite."""
    sums: tuple[tuple[str, ModelSums], ...]
    """Of each model its weights and its cache, summed up."""


def build_catalog(
    texts: Mapping[str, str],
    today: str | None = None,
    about: About | None = None,
    along: Along = silently,
    spread: Spread = in_turn,
) -> Catalog:
    """Read, validate and index every file, given as path (`data/...`, `docs/...`) -> text.

    Raises:
        DataError: Every problem in every file, or no data at all.
    """
    return catalog_of(read_data(texts, along=along, spread=spread), texts, today, about)


def read_data(
    texts: Mapping[str, str],
    before: Mapping[str, Reading] = MappingProxyType({}),
    along: Along = silently,
    spread: Spread = in_turn,
) -> dict[str, Reading]:
    """Read and validate every data file; one that was read before with this text, not again.

    Raises:
        DataError: Every problem in every file, or no data at all.
    """
    readings: dict[str, Reading] = {}
    problems: list[Diagnostic] = []
    data = {path: texts[path] for path in sorted(texts) if path.startswith("data/")}
    if not data:
        hint = "write data/organizations/, data/families/ and data/models/; see the data guide"
        problems.append(_diagnostic("data", "no-data", "there is no data file below data/", hint))
    kept = {path: before[path] for path, text in data.items() if _is_of(before.get(path), text)}
    parsed = spread(_parsed, tuple(item for item in data.items() if item[0] not in kept))
    for path, text in along("data files", data.items()):
        try:
            readings[path] = kept.get(path) or _reading(path, text, next(parsed))
        except DataError as error:
            problems.extend(error.diagnostics)
    problems.extend(_used_twice(readings.values()))
    if problems:
        raise DataError(problems)
    return readings


def catalog_of(
    readings: Mapping[str, Reading],
    texts: Mapping[str, str],
    today: str | None = None,
    about: About | None = None,
) -> Catalog:
    """Index what was read, and the hand-written pages among the texts."""
    shelves: dict[str, dict[str, Entry[Any]]] = {kind.name: {} for kind in KINDS}
    for reading in readings.values():
        for shelf, entry in reading.entries:
            shelves[shelf][entry.id] = entry
    ordered = {
        name: Shelf(MappingProxyType(dict(sorted(s.items())))) for name, s in shelves.items()
    }
    models = oldest_first(shelves["models"].values())
    chapters = _chapters(texts)
    formulas = shelves["formulas"].values()
    named = {entry.record.name.zh: entry.id for entry in ordered["models"]}
    return Catalog(
        **ordered,
        members=MappingProxyType(members(models)),
        named=MappingProxyType(named),
        begun=MappingProxyType(begun(named)),
        offspring=MappingProxyType(offspring(models)),
        told=MappingProxyType(told(chapters)),
        used=MappingProxyType(used(chapters, formulas)),
        applied=MappingProxyType(applied(formulas)),
        explained=MappingProxyType(explained(shelves["terms"].values())),
        topics=MappingProxyType(topics(formulas)),
        sums=MappingProxyType({key: s for r in readings.values() for key, s in r.sums}),
        cited=MappingProxyType(Counter(key for r in readings.values() for key in r.cites)),
        chapters=MappingProxyType(chapters),
        as_of=max((s.record.accessed for s in shelves["sources"].values()), default=""),
        today=today,
        about=about or NAMELESS,
    )


def _is_of(reading: Reading | None, text: str) -> bool:
    return reading is not None and reading.text == text


def _parsed(file: tuple[str, str]) -> Document | tuple[Diagnostic, ...]:
    """A file's values, or what is wrong with it."""
    try:
        return read_yaml(*file)
    except DataError as error:
        return error.diagnostics


def _reading(path: str, text: str, parsed: Document | tuple[Diagnostic, ...]) -> Reading:
    kind = _kind(path)
    if isinstance(parsed, tuple):
        raise DataError(parsed)
    documents = _documents(kind, path, parsed)
    entries = [entry_of(kind, key, document) for key, document in documents]
    cites = frozenset[str]().union(*map(sources_of, entries))
    models = entries if kind.name == "models" else ()
    sums = tuple((entry.id, model_sums(entry.record)) for entry in models)
    return Reading(text, tuple((kind.name, entry) for entry in entries), cites, sums)


def entry_of(kind: Kind, key: str, document: Document) -> Entry[Any]:
    """A record from its document, with what it points at.

    Raises:
        DataError: All the ways in which the document does not fit its kind.
    """
    record = validate(document, kind.record)
    values = tuple(leaves(record))
    return Entry(key, record, document, values, tuple(references_among(values, kind.name, key)))


def _chapters(texts: Mapping[str, str]) -> dict[str, Chapter]:
    return {
        path.removeprefix("docs/"): Chapter(path.removeprefix("docs/"), text)
        for path, text in sorted(texts.items())
        if path.startswith("docs/") and path.endswith(".md")
    }


def _kind(path: str) -> Kind:
    parts = tuple(path.split("/")[1:])
    for kind in KINDS:
        if kind.in_one_file and parts == (f"{kind.name}.yaml",):
            return kind
        if not kind.in_one_file and parts[0] == kind.name:
            wanted = 3 if kind.in_family_folders else 2
            if len(parts) != wanted:
                where = "<family>/<id>" if kind.in_family_folders else "<id>"
                hint = f"its place is data/{kind.name}/{where}.yaml"
                raise _problem(
                    path, "wrong-folder", f"a {kind.singular} file lies too deep or too high", hint
                )
            return kind
    known = [f"{kind.name}.yaml" if kind.in_one_file else kind.name for kind in KINDS]
    near = get_close_matches(parts[0], known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(known)}"
    raise _problem(path, "unknown-kind", f"there is no kind of data {parts[0]!r}", hint)


def _documents(kind: Kind, path: str, document: Document) -> Iterator[tuple[str, Document]]:
    if not kind.in_one_file:
        yield _id(path, path.rpartition("/")[2].rpartition(".")[0]), document
        return
    if not isinstance(document.data, dict):
        raise _problem(path, "wrong-shape", f"{path} must hold ids, each with its {kind.singular}")
    for key, part in document.parts():
        yield _id(path, key, part.locate()), part


def _id(path: str, key: str, location: Location | None = None) -> str:
    if not re.fullmatch(SLUG, key):
        hint = "use small letters and digits, joined by '-' or '.': gpt-3, qwen2.5-7b"
        raise DataError(
            [Diagnostic(location or Location(path, 1, 1), "bad-id", f"{key!r} is no id", hint)]
        )
    return key


def _used_twice(readings: Iterable[Reading]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Entry[Any]] = {}
    for shelf, entry in (pair for reading in readings for pair in reading.entries):
        other = first.setdefault((shelf, entry.id), entry)
        if other is not entry:
            yield Diagnostic(
                entry.locate(),
                "duplicate-id",
                f"the id {entry.id!r} is used twice",
                f"the other file is {other.document.path}",
            )


def _problem(path: str, code: str, message: str, hint: str = "") -> DataError:
    return DataError([_diagnostic(path, code, message, hint)])


def _diagnostic(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path, 1, 1), code, message, hint)
