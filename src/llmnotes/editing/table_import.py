"""Records from the rows of a table, by a mapping file."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic import Field

from llmnotes.diagnostics import DataError, Diagnostic, Location
from llmnotes.editing.formatting import formatted
from llmnotes.editing.places import kind_named, path_of
from llmnotes.editing.yaml_text import yaml_block
from llmnotes.loading.document import Document, mark, marks_of, size
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import SLUG, FieldPath, Record, Slug
from llmnotes.schema.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.schema.kinds import Kind

_NUMBER = re.compile(r"-?[\d,]*\.?\d+([eE][-+]?\d+)?")


class Cell(Record):
    """Where the value of a field comes from."""

    column: str | None = None
    """The heading of the column; absent: `default` alone."""
    values: dict[str, str] = Field(default={})
    """What a cell says -> what we write; cells not named here stay as they are."""
    scale: float | None = None
    """The cell is a number, to be multiplied by this: 1e-9 for parameters in billions."""
    whole: bool = False
    """The number is a count."""
    split: str | None = None
    """The sign between the items of a list."""
    slug: bool = False
    """Turn the cell into an id."""
    default: str | None = None
    """The value where the cell is empty; absent: the field is left out."""


class TableMap(Record):
    """Which column goes into which field."""

    kind: str = "model"
    """The kind of the records: `model`, `event`, `source`."""
    id: Cell
    """The id of each record."""
    family: Cell | None = None
    """The family of each model."""
    fields: dict[FieldPath, Cell]
    """Field path -> cell."""
    source: Slug | None = None
    """The source that the table is; each record cites it with the line of its row."""


def read_map(path: str, text: str) -> TableMap:
    """Read a mapping file.

    Raises:
        DataError: It is not one.
    """
    document = read_yaml(path, text)
    found = validate(document, TableMap)
    if found.kind not in {kind.singular for kind in KINDS if not kind.in_one_file}:
        message = f"there is no kind {found.kind!r} to write files of"
        raise DataError([Diagnostic(document.locate("kind"), "unknown-kind", message)])
    return found


def table_files(
    path: str, rows: Iterable[tuple[int, Mapping[str, str]]], mapping: TableMap
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The files of the good rows, and what is wrong with the others; rows come with their line."""
    kind = kind_named(mapping.kind)
    files: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for line, row in rows:
        place = Location(path, line, 1)
        try:
            target, text = _file(kind, row, mapping, place)
        except DataError as error:
            problems.extend(error.diagnostics)
            continue
        if target in files:
            message = f"an earlier row makes {target} too"
            problems.append(Diagnostic(place, "duplicate-id", message, "make the ids differ"))
        else:
            files[target] = text
    return files, problems


def _file(
    kind: Kind, row: Mapping[str, str], mapping: TableMap, place: Location
) -> tuple[str, str]:
    key = str(_value(mapping.id, row, place, "id"))
    family = str(_value(mapping.family, row, place, "family")) if mapping.family else ""
    for name, word in (("id", key), *([("family", family)] if kind.in_family_folders else [])):
        if not re.fullmatch(SLUG, word):
            hint = "map it with 'values', or write 'slug: true'"
            raise DataError([Diagnostic(place, "bad-id", f"{word!r} is no {name}", hint)])
    data: dict[str, object] = {"family": family} if kind.in_family_folders else {}
    for field, cell in mapping.fields.items():
        value = _value(cell, row, place, field)
        if value is not None:
            *groups, last = field.split(".")
            inner = data
            for group in groups:
                inner = inner.setdefault(group, {})  # type: ignore[assignment]
            inner[last] = value
    if mapping.source and issubclass(kind.record, Sourced):
        data["sources"] = [{"ref": mapping.source, "at": f"{place.path}, line {place.line}"}]
    at = mark(place.line - 1, place.column - 1)
    document = Document(place.path, json.loads(json.dumps(data)), marks_of([at] * size(data)))
    validate(document, kind.record)
    target = path_of(kind, key, family)
    return target, formatted(kind, target, yaml_block(data).removeprefix("\n") + "\n")


def _value(cell: Cell, row: Mapping[str, str], place: Location, field: str) -> object:
    if cell.column is not None and cell.column not in row:
        hint = f"the columns are: {', '.join(row)}"
        message = f"{field}: there is no column {cell.column!r}"
        raise DataError([Diagnostic(place, "unknown-column", message, hint)])
    text = unicodedata.normalize("NFC", row[cell.column].strip()) if cell.column else ""
    text = cell.values.get(text, text) or cell.default or ""
    if not text:
        return None
    if cell.scale is not None or cell.whole:
        return _number(cell, text, place, field)
    if cell.split:
        return [part.strip() for part in text.split(cell.split) if part.strip()]
    return _slug(text) if cell.slug else text


def _number(cell: Cell, text: str, place: Location, field: str) -> int | float:
    if not _NUMBER.fullmatch(text):
        hint = "leave the cell empty where nothing is known"
        raise DataError([Diagnostic(place, "not-a-number", f"{field}: {text!r}", hint)])
    # 12 digits are more than any table states, and hide the noise of the multiplication
    number = float(f"{float(text.replace(',', '')) * (cell.scale or 1):.12g}")
    return int(number) if cell.whole and number.is_integer() else number


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", text.casefold()).strip("-.")
