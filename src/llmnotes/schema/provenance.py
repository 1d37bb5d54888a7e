"""Where values come from, and what is said when nobody knows or two disagree."""

from __future__ import annotations

from pydantic import Field

from llmnotes.schema.record import FieldPath, Number, Record, Slug
from llmnotes.schema.text import Text


class Citation(Record):
    """One source of one record, with the fields it covers."""

    ref: Slug
    """The id of a file in `data/sources/`."""
    at: str | None = None
    """Where in the source: section, table, figure, page, file or line."""
    covers: tuple[FieldPath, ...] = Field(default=(), alias="for")
    """Field paths this source supports, each with all below it; absent: the whole record."""


class Disputed(Record):
    """A value that another good source gives, and that we do not show as ours."""

    field: FieldPath
    """Which field."""
    value: Text
    """What the other source says, as text."""
    source: Slug
    """The id of that source."""
    at: str | None = None
    """Where in that source."""
    note: Text | None = None
    """Why the value of the field was preferred."""


class CrossCheck(Record):
    """The same number as a second source states it: a wrong digit then differs from it."""

    field: FieldPath
    """Which field; a place in a list is a number: `architecture.mixers.0.window`."""
    value: Number
    """What the second source says."""
    ref: Slug
    """The id of that source."""
    at: str | None = None
    """Where in that source."""


class Exemption(Record):
    """A check that this record does not pass, and why that is right."""

    check: Slug
    """The code in brackets at the end of the check's message."""
    reason: Text
    """Why the data is right all the same."""


class Sourced(Record):
    """What every record with facts has."""

    sources: tuple[Citation, ...] = ()
    """Who says so; a number that no source covers is an error."""
    disputed: tuple[Disputed, ...] = ()
    """Values of other good sources that differ from ours."""
    undisclosed: tuple[FieldPath, ...] = ()
    """Fields that the maker does not publish; readers see 未公布."""
    estimated: tuple[FieldPath, ...] = ()
    """Fields whose value somebody estimated and the maker did not state; readers see 估计."""
    exemptions: tuple[Exemption, ...] = ()
    """Checks that do not apply, each with its reason."""
