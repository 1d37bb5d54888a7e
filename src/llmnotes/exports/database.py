"""One SQLite file with the models, every single value, and the sources of each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile
from llmnotes.exports.models_table import NAMES, Cell, model_rows
from llmnotes.exports.records import ABOUT_FACTS, ROOT
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.views.facts import citations_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog

    # kind, id, path, value, and the record where it names sources
    _Value = tuple[str, str, str, object, Sourced | None]

_TABLES = (
    f"CREATE TABLE models ({', '.join(NAMES)}, PRIMARY KEY (id))",
    # without row numbers the key is the table; else each key would stand there twice
    "CREATE TABLE facts (kind, id, path, value, PRIMARY KEY (kind, id, path)) WITHOUT ROWID",
    "CREATE TABLE citations (kind, id, path, source, place)",
    "CREATE TABLE sources (id PRIMARY KEY, type, title, issued, accessed, url, tier)",
)


def database_file(catalog: Catalog) -> Iterator[ExportFile]:
    """Write the database; it is made in memory, so the same data gives the same bytes."""
    with closing(sqlite3.connect(":memory:")) as database:
        for statement in _TABLES:
            database.execute(statement)
        marks = ", ".join("?" * len(NAMES))
        database.executemany(f"INSERT INTO models VALUES ({marks})", model_rows(catalog))  # noqa: S608 - question marks only
        values = tuple(_values(catalog))
        database.executemany("INSERT INTO facts VALUES (?, ?, ?, ?)", _facts(values))
        database.executemany("INSERT INTO citations VALUES (?, ?, ?, ?, ?)", _citations(values))
        database.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", _sources(catalog))
        database.commit()
        database.execute("VACUUM")
        yield ExportFile(f"{ROOT}/llmnotes.sqlite", database.serialize())


def _values(catalog: Catalog) -> Iterator[_Value]:
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            record = entry.record if isinstance(entry.record, Sourced) else None
            for keys, value in entry.leaves:
                if keys[0] not in ABOUT_FACTS:
                    yield kind.singular, entry.id, ".".join(map(str, keys)), value, record


def _facts(values: Iterable[_Value]) -> Iterator[tuple[Cell, ...]]:
    for kind, key, path, value, _ in values:
        yield kind, key, path, value if isinstance(value, str | int | float) else str(value)


def _citations(values: Iterable[_Value]) -> Iterator[tuple[Cell, ...]]:
    for kind, key, path, _, record in values:
        for citation in citations_for(record, path) if record else ():
            yield kind, key, path, citation.ref, citation.at


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
