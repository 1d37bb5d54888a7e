"""Rules the data must keep; one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.checks.active_above_total import active_above_total
from llmnotes.checks.impossible_dates import date_in_the_future, released_before_parent
from llmnotes.checks.known_and_undisclosed import known_and_undisclosed
from llmnotes.checks.lineage_cycle import lineage_cycle
from llmnotes.checks.number_without_source import number_without_source
from llmnotes.checks.script_url_in_prose import script_url_in_prose
from llmnotes.checks.source_unused import source_unused
from llmnotes.checks.unknown_field_path import unknown_field_path
from llmnotes.checks.unknown_reference import unknown_reference
from llmnotes.checks.wrong_family_folder import wrong_family_folder

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.checks.check import Check
    from llmnotes.diagnostics import Diagnostic

CHECKS: tuple[Check, ...] = (
    unknown_reference,
    unknown_field_path,
    wrong_family_folder,
    known_and_undisclosed,
    number_without_source,
    source_unused,
    script_url_in_prose,
    date_in_the_future,
    released_before_parent,
    lineage_cycle,
    active_above_total,
)


def run_checks(catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Run every check and sort what they found."""
    return tuple(sorted(found for check in CHECKS for found in check(catalog)))
