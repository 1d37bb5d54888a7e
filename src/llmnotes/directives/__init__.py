"""Facts inside hand-written pages: each directive turns its argument into HTML."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from llmnotes.directives.architecture import architecture
from llmnotes.directives.changes import changes
from llmnotes.directives.chart import chart
from llmnotes.directives.errata import errata
from llmnotes.directives.facts import family_table, model_card
from llmnotes.directives.fields import fields
from llmnotes.directives.formula import formula
from llmnotes.directives.lineage import lineage
from llmnotes.directives.sources import source_list
from llmnotes.directives.table import table
from llmnotes.directives.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter


def _sources(writer: PageWriter, argument: str, place: Location) -> str:
    """Everything the page cites above this line."""
    if argument:
        return writer.problem(place, "directive-argument", "'sources' takes no argument")
    return source_list(writer)


DIRECTIVES: Mapping[str, Callable[[PageWriter, str, Location], str]] = MappingProxyType(
    {
        "table": table,
        "timeline": timeline,
        "formula": formula,
        "facts": model_card,
        "family": family_table,
        "errata": errata,
        "chart": chart,
        "lineage": lineage,
        "architecture": architecture,
        "changes": changes,
        "fields": fields,
        "sources": _sources,
    }
)
