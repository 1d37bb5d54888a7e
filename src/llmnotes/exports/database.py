"""One SQLite file with the models, every single value, and the sources of each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile
from llmnotes.exports.models_table import NAMES, Cell, model_rows
from llmnotes.exports.provenance import ABOUT_FACTS
from llmnotes.exports.records import ROOT
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.views.facts import by_path, citations_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.provenance import Citation

    # kind, id, path, value, and where it is from
    _Value = tuple[str, str, str, object, tuple[Citation, ...]]
    _Numbers = dict[tuple[Cell, ...], int]
    # sources with the places in them, as a part of a record shares them
    _Shared = dict[tuple[tuple[str, str | None], ...], int]

# Names of records, paths and the citations that a part of a record shares stand on thousands of
# rows: each is kept once, and two views join them again. Without row numbers the key is the table;
# else each key would stand there twice; without their type, numbers are not looked up by it.
_MODELS = f"CREATE TABLE models ({', '.join(NAMES)}, PRIMARY KEY (id));"
_SCHEMA = """
CREATE TABLE sources (id PRIMARY KEY, type, title, issued, accessed, url, tier);
CREATE TABLE records (record INTEGER PRIMARY KEY, kind, id, UNIQUE (id, kind));
CREATE TABLE paths (number INTEGER PRIMARY KEY, path UNIQUE);
CREATE TABLE stated (record INT, path INT, value, cited INT, PRIMARY KEY (record, path))
  WITHOUT ROWID;
CREATE TABLE cited (cited INT, rank INT, source, place, PRIMARY KEY (cited, rank)) WITHOUT ROWID;
CREATE VIEW facts AS SELECT kind, id, paths.path, value
  FROM stated JOIN records USING (record) JOIN paths ON paths.number = stated.path;
CREATE VIEW citations AS SELECT kind, id, paths.path, source, place
  FROM stated JOIN cited USING (cited) JOIN records USING (record)
  JOIN paths ON paths.number = stated.path;
"""


def database_file(catalog: Catalog) -> Iterator[ExportFile]:
    """Write the database; it is made in memory, so the same data gives the same bytes."""
    records: _Numbers = {}
    paths: _Numbers = {}
    shared: _Shared = {}
    # one row at a time, and in this order: what comes later is numbered on the way
    tables: tuple[tuple[str, Iterator[tuple[Cell, ...]]], ...] = (
        ("models", model_rows(catalog)),
        ("sources", _sources(catalog)),
        ("stated", _stated(_values(catalog), records, paths, shared)),
        ("cited", _cited(shared)),
        ("records", _numbered(records)),
        ("paths", _numbered(paths)),
    )
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA page_size = 2048")  # of 512 to 8,192 bytes the smallest file
        database.executescript(_MODELS + _SCHEMA)
        for table, rows in tables:
            if first := next(rows, None):
                marks = ", ".join("?" * len(first))
                insert = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - our own names
                database.executemany(insert, chain((first,), rows))
        database.commit()
        database.execute("ANALYZE")  # so that a query through both views goes by their keys
        database.execute("VACUUM")
        yield ExportFile(f"{ROOT}/llmnotes.sqlite", database.serialize())


def _values(catalog: Catalog) -> Iterator[_Value]:
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            sources = by_path(entry.record) if isinstance(entry.record, Sourced) else {}
            for keys, value in entry.leaves:
                if keys[0] not in ABOUT_FACTS:
                    path = ".".join(map(str, keys))
                    yield kind.singular, entry.id, path, value, citations_at(sources, path)


def _stated(
    values: Iterable[_Value],
    records: _Numbers,
    paths: _Numbers,
    shared: _Shared,
) -> Iterator[tuple[Cell, ...]]:
    for kind, key, path, value, citations in values:
        cell = value if isinstance(value, str | int | float) else str(value)
        places = tuple(dict.fromkeys((one.ref, one.at) for one in citations))
        cited = shared.setdefault(places, len(shared) + 1) if places else None
        yield _number(records, kind, key), _number(paths, path), cell, cited


def _cited(shared: _Shared) -> Iterator[tuple[Cell, ...]]:
    for places, number in shared.items():
        for rank, (source, place) in enumerate(places):
            yield number, rank, source, place


def _number(known: _Numbers, *words: Cell) -> int:
    """The number of these words, which are new or known."""
    return known.setdefault(words, len(known) + 1)


def _numbered(known: _Numbers) -> Iterator[tuple[Cell, ...]]:
    for words, number in known.items():
        yield number, *words


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
