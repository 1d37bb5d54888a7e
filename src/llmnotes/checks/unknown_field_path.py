"""A list of field paths names a field that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.fields import is_path, near_path, value_at
from llmnotes.schema.formula import ModelNumbers
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.model import Model
from llmnotes.schema.provenance import Sourced
from llmnotes.schema.table import ModelQuery

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.record import Record


def unknown_field_path(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every field path that a record, a table or a formula names exists."""
    good: set[tuple[type[Record], str]] = set()  # the same few paths are written everywhere
    for kind in KINDS:
        for entry in catalog.shelf(kind.name):
            for keys, shape, path in _paths(entry.record):
                if (shape, path) in good:
                    continue
                if is_path(shape, path):
                    good.add((shape, path))
                else:
                    message = f"there is no field {path!r}"
                    hint = near_path(shape, path)
                    yield Diagnostic(entry.locate(*keys), "unknown-field-path", message, hint)


def _paths(record: Record) -> Iterator[tuple[KeyPath, type[Record], str]]:
    shape = type(record)
    if isinstance(record, Sourced):
        yield from _of_sources(record, shape)
    numbers = value_at(record, "numbers")
    if isinstance(numbers, ModelNumbers):
        for index, given in enumerate(numbers.inputs):
            yield ("numbers", "inputs", index, "field"), Model, given.field
    content = value_at(record, "content")
    if isinstance(content, ModelQuery):
        yield ("content", "sort"), Model, content.sort
        for index, path in enumerate(content.columns):
            yield ("content", "columns", index), Model, path


def _of_sources(
    record: Sourced, shape: type[Record]
) -> Iterator[tuple[KeyPath, type[Record], str]]:
    for index, citation in enumerate(record.sources):
        for position, path in enumerate(citation.covers):
            yield ("sources", index, "for", position), shape, path
    for index, disputed in enumerate(record.disputed):
        yield ("disputed", index, "field"), shape, disputed.field
    stated = record.cross_checks if isinstance(record, Model) else ()
    for index, check in enumerate(stated):
        yield ("cross_checks", index, "field"), shape, check.field
    for index, path in enumerate(record.estimated):
        yield ("estimated", index), shape, path
    for index, path in enumerate(record.undisclosed):
        yield ("undisclosed", index), shape, path
