"""One SQLite file with the models, every single value, and the sources of each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile
from llmnotes.exports.models_table import NAMES, Cell, model_rows
from llmnotes.exports.provenance import ABOUT_FACTS
from llmnotes.exports.records import ROOT
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.views.facts import citations_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog

    # kind, id, path, value, and the record where it names sources
    _Value = tuple[str, str, str, object, Sourced | None]
    _Numbers = dict[tuple[Cell, ...], int]

# Names of records, paths and places stand on thousands of rows: each is kept once, and two views
# join them again. Without row numbers the key is the table; else each key would stand there twice;
# without their type, numbers are not looked up by it.
_MODELS = f"CREATE TABLE models ({', '.join(NAMES)}, PRIMARY KEY (id));"
_SCHEMA = """
CREATE TABLE sources (id PRIMARY KEY, type, title, issued, accessed, url, tier);
CREATE TABLE records (record INTEGER PRIMARY KEY, kind, id, UNIQUE (id, kind));
CREATE TABLE paths (number INTEGER PRIMARY KEY, path UNIQUE);
CREATE TABLE places (number INTEGER PRIMARY KEY, source, place);
CREATE TABLE stated (record INT, path INT, value, PRIMARY KEY (record, path)) WITHOUT ROWID;
CREATE TABLE cited (record INT, path INT, place INT, PRIMARY KEY (record, path, place))
  WITHOUT ROWID;
CREATE VIEW facts AS SELECT kind, id, paths.path, value
  FROM stated JOIN records USING (record) JOIN paths ON paths.number = stated.path;
CREATE VIEW citations AS SELECT kind, id, paths.path, source, places.place
  FROM cited JOIN records USING (record) JOIN paths ON paths.number = cited.path
  JOIN places ON places.number = cited.place;
"""


def database_file(catalog: Catalog) -> Iterator[ExportFile]:
    """Write the database; it is made in memory, so the same data gives the same bytes."""
    values = tuple(_values(catalog))
    records: _Numbers = {}
    paths: _Numbers = {}
    places: _Numbers = {}
    rows = {
        "models": tuple(model_rows(catalog)),
        "sources": tuple(_sources(catalog)),
        "stated": tuple(_stated(values, records, paths)),
        "cited": tuple(dict.fromkeys(_cited(values, records, paths, places))),
        "records": _numbered(records),
        "paths": _numbered(paths),
        "places": _numbered(places),
    }
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_MODELS + _SCHEMA)
        for table, cells in rows.items():
            marks = ", ".join("?" * len(cells[0])) if cells else ""
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", cells)  # noqa: S608 - our own names
        database.commit()
        database.execute("ANALYZE")  # so that a query through both views goes by their keys
        database.execute("VACUUM")
        yield ExportFile(f"{ROOT}/llmnotes.sqlite", database.serialize())


def _values(catalog: Catalog) -> Iterator[_Value]:
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            record = entry.record if isinstance(entry.record, Sourced) else None
            for keys, value in entry.leaves:
                if keys[0] not in ABOUT_FACTS:
                    yield kind.singular, entry.id, ".".join(map(str, keys)), value, record


def _stated(
    values: Iterable[_Value], records: _Numbers, paths: _Numbers
) -> Iterator[tuple[Cell, ...]]:
    for kind, key, path, value, _ in values:
        cell = value if isinstance(value, str | int | float) else str(value)
        yield _number(records, kind, key), _number(paths, path), cell


def _cited(
    values: Iterable[_Value], records: _Numbers, paths: _Numbers, places: _Numbers
) -> Iterator[tuple[Cell, ...]]:
    for kind, key, path, _, record in values:
        for citation in citations_for(record, path) if record else ():
            place = _number(places, citation.ref, citation.at)
            yield _number(records, kind, key), _number(paths, path), place


def _number(known: _Numbers, *words: Cell) -> int:
    """The number of these words, which are new or known."""
    return known.setdefault(words, len(known) + 1)


def _numbered(known: _Numbers) -> tuple[tuple[Cell, ...], ...]:
    return tuple((number, *words) for words, number in known.items())


def _sources(catalog: Catalog) -> Iterator[tuple[Cell, ...]]:
    for entry in catalog.sources:
        source = entry.record
        yield (
            entry.id,
            source.type,
            source.title,
            source.issued,
            source.accessed,
            source.url,
            source.tier,
        )
