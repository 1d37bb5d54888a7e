"""What `data/tables/*.yaml` may say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import FieldPath, PartialDate, Record, Slug
from llmnotes.schema.text import Text


class Column(Record):
    """One column of explicit rows."""

    key: Slug
    """The key of its cells in each row."""
    title: Text
    """The heading."""
    numeric: bool = False
    """Set the cells right-aligned."""


class Row(Record):
    """One row: a cell for each column."""

    cells: tuple[Text, ...]
    """The cells, in the order of the columns; may hold `[[model:...]]` and `$...$`."""


class ExplicitRows(Record):
    """A table that is written out."""

    kind: Literal["rows"]
    """Written out."""
    columns: tuple[Column, ...]
    """The columns."""
    rows: tuple[Row, ...]
    """The rows."""


class ModelQuery(Record):
    """A table that is made from the models."""

    kind: Literal["models"]
    """Made from the models."""
    models: tuple[Slug, ...] = ()
    """These models."""
    families: tuple[Slug, ...] = ()
    """All models of these families."""
    weights: Literal["open", "api-only", "unreleased"] | None = None
    """Only models whose weights are so."""
    since: PartialDate | None = None
    """Only models released on or after this day."""
    sort: FieldPath = "released"
    """The field that orders the rows."""
    descending: bool = False
    """Largest or newest first."""
    columns: tuple[FieldPath, ...]
    """Field paths of the columns, beside the name."""


class Table(Sourced):
    """A table of facts."""

    title: Text
    """The heading."""
    summary: Text | None = None
    """What it shows, with unit and date."""
    content: Annotated[ExplicitRows | ModelQuery, Field(discriminator="kind")]
    """Explicit rows, or a query over the models."""
