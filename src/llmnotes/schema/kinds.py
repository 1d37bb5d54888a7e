"""Which part of `data/` holds which kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.schema.erratum import Erratum
from llmnotes.schema.event import Event
from llmnotes.schema.family import Family
from llmnotes.schema.formula import Formula, Symbol
from llmnotes.schema.model import Model
from llmnotes.schema.organization import Organization
from llmnotes.schema.source import Source
from llmnotes.schema.table import Table
from llmnotes.schema.term import Term
from llmnotes.schema.timeline import Timeline

if TYPE_CHECKING:
    from llmnotes.schema.record import Record


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data: its shelf in the catalog and in `data/`, and its shape."""

    name: str
    """The shelf's name and the name of the folder (or file) below `data/`."""
    singular: str
    """What one of them is called: in messages, directives and schema files."""
    record: type[Record]
    """The shape."""
    in_family_folders: bool = False
    """Whether files lie in one folder a family."""
    in_one_file: bool = False
    """Whether all records stand in `data/<name>.yaml`, by id."""


KINDS: tuple[Kind, ...] = (
    Kind("organizations", "organization", Organization),
    Kind("families", "family", Family),
    Kind("models", "model", Model, in_family_folders=True),
    Kind("events", "event", Event),
    Kind("timelines", "timeline", Timeline),
    Kind("tables", "table", Table),
    Kind("formulas", "formula", Formula),
    Kind("symbols", "symbol", Symbol, in_one_file=True),
    Kind("terms", "term", Term),
    Kind("sources", "source", Source),
    Kind("errata", "erratum", Erratum),
)
