"""Rules the data must keep; one file each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from llmnotes.catalog.catalog import Catalog
from llmnotes.catalog.focus import CHAPTERS, focused
from llmnotes.checks.active_above_total import active_above_total
from llmnotes.checks.alias_clash import alias_clash
from llmnotes.checks.attention_shape import head_size, kv_heads_divide
from llmnotes.checks.context_order import native_above_extended
from llmnotes.checks.cross_check import cross_check
from llmnotes.checks.example_value import example_value
from llmnotes.checks.exemptions import without_exempted
from llmnotes.checks.expert_counts import experts_per_token
from llmnotes.checks.expert_layers import expert_layers
from llmnotes.checks.formula_incomplete import formula_incomplete
from llmnotes.checks.impossible_dates import date_in_the_future, released_before_parent
from llmnotes.checks.known_and_undisclosed import known_and_undisclosed
from llmnotes.checks.layer_pattern import layer_pattern
from llmnotes.checks.license_and_weights import license_and_weights
from llmnotes.checks.lineage_cycle import lineage_cycle
from llmnotes.checks.literal_number import literal_number
from llmnotes.checks.missing_alias import missing_alias
from llmnotes.checks.number_without_source import number_without_source
from llmnotes.checks.position_reach import rope_reach, window_reach
from llmnotes.checks.power_of_two import power_of_two
from llmnotes.checks.recomputed_total import recomputed_total, stated_active, stated_total
from llmnotes.checks.rotary_part import rotary_part
from llmnotes.checks.script_url_in_prose import script_url_in_prose
from llmnotes.checks.source_unused import source_unused
from llmnotes.checks.symbol_ambiguous import symbol_ambiguous, symbol_two_meanings
from llmnotes.checks.symbol_undefined import symbol_not_in_formula, symbol_undefined
from llmnotes.checks.training_cutoff import cutoff_after_release
from llmnotes.checks.unconfirmed_number import unconfirmed_number
from llmnotes.checks.unguarded_sum import unguarded_sum
from llmnotes.checks.unknown_field_path import unknown_field_path
from llmnotes.checks.unknown_reference import unknown_reference
from llmnotes.checks.unused_size import unused_size
from llmnotes.checks.utilisation import utilisation
from llmnotes.checks.vocabulary_padding import vocabulary_padding
from llmnotes.checks.wrong_family_folder import wrong_family_folder
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.checks.check import Check

CheckStep = Callable[[Catalog], tuple[Diagnostic, ...]]
_SHELVES = tuple(kind.name for kind in KINDS)

RECORD_CHECKS: tuple[Check, ...] = (
    unknown_reference,
    unknown_field_path,
    wrong_family_folder,
    known_and_undisclosed,
    number_without_source,
    script_url_in_prose,
    literal_number,
    date_in_the_future,
    released_before_parent,
    active_above_total,
    recomputed_total,
    unguarded_sum,
    stated_total,
    stated_active,
    head_size,
    kv_heads_divide,
    experts_per_token,
    expert_layers,
    unused_size,
    vocabulary_padding,
    layer_pattern,
    rotary_part,
    rope_reach,
    window_reach,
    power_of_two,
    cross_check,
    unconfirmed_number,
    utilisation,
    cutoff_after_release,
    native_above_extended,
    license_and_weights,
    formula_incomplete,
    symbol_undefined,
    symbol_not_in_formula,
    symbol_ambiguous,
    symbol_two_meanings,
    example_value,
)
"""Those that judge each record or page by itself, and look up others by their ids."""
CHECKS: tuple[Check, ...] = (
    alias_clash,
    missing_alias,
    source_unused,
    lineage_cycle,
)
"""Those that must see everything."""


def run_checks(catalog: Catalog) -> tuple[Diagnostic, ...]:
    """Run every check and sort what they found."""
    return judged(catalog, (d for take in whole_checks() for d in take(catalog)))


def whole_checks() -> tuple[CheckStep, ...]:
    """Every check as a step that goes through everything."""
    return tuple(partial(_check_all, check) for check in (*RECORD_CHECKS, *CHECKS))


def check_steps(catalog: Catalog) -> Iterator[tuple[str, CheckStep]]:
    """The same checks in steps with names: one for each record and page, one for each of CHECKS."""
    for shelf in _SHELVES:
        for key in catalog.shelf(shelf).entries:
            yield f"{shelf} {key}", partial(_check_one, shelf, key)
    for path in catalog.chapters:
        yield f"{CHAPTERS} {path}", partial(_check_one, CHAPTERS, path)
    for check in CHECKS:
        yield check.__name__, partial(_check_all, check)


def judged(catalog: Catalog, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is left of the findings when the exemptions are taken off, sorted."""
    return tuple(sorted(without_exempted(catalog, found)))


def _check_one(shelf: str, key: str, catalog: Catalog) -> tuple[Diagnostic, ...]:
    one = focused(catalog, _SHELVES, shelf, key)
    return tuple(d for check in RECORD_CHECKS for d in check(one))


def _check_all(check: Check, catalog: Catalog) -> tuple[Diagnostic, ...]:
    return tuple(check(catalog))
