"""One wrong digit in any architecture field of any model is told, but for those listed here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from architecture_numbers import numbers_of, with_number
from llmnotes.adapters.files import read_texts
from llmnotes.catalog.build import build_catalog, entry_of
from llmnotes.catalog.catalog import Shelf
from llmnotes.catalog.relatives import relatives
from llmnotes.checks.attention_shape import head_size, kv_heads_divide
from llmnotes.checks.cross_check import cross_check
from llmnotes.checks.exemptions import without_exempted
from llmnotes.checks.expert_counts import experts_per_token
from llmnotes.checks.expert_layers import expert_layers
from llmnotes.checks.layer_pattern import layer_pattern
from llmnotes.checks.position_reach import rope_reach, window_reach
from llmnotes.checks.power_of_two import power_of_two
from llmnotes.checks.recomputed_total import recomputed_total, stated_active, stated_total
from llmnotes.checks.rotary_part import rotary_part
from llmnotes.checks.unconfirmed_number import unconfirmed_number
from llmnotes.checks.vocabulary_padding import vocabulary_padding
from llmnotes.derive.sums import model_sums
from llmnotes.diagnostics import DataError
from llmnotes.schema.kinds import KINDS

ROOT = Path(__file__).parents[1]
(MODELS,) = (kind for kind in KINDS if kind.name == "models")
ALONE = (
    recomputed_total,
    stated_total,
    stated_active,
    head_size,
    kv_heads_divide,
    experts_per_token,
    expert_layers,
    vocabulary_padding,
    layer_pattern,
    rotary_part,
    rope_reach,
    window_reach,
    power_of_two,
    cross_check,
)
# Known from one source only; each has an exemption that says so.
ONE_SOURCE = {
    "command-r": {"positions.theta"},
    "command-r-plus": {"positions.theta"},
    "falcon3-10b": {"positions.theta"},
    "granite-3.0-3b-a800m": {"positions.theta", "moe.num_experts_per_token"},
    "grok-1": {"positions.theta"},
    "internlm2-7b": {"positions.theta"},
    "phi-4": {"positions.theta"},
    "seed-oss-36b": {"positions.theta"},
    "smollm2-1.7b": {"positions.theta"},
    "yi-34b": {"positions.theta"},
}
# Weights that cannot be summed: tied head or not is unknown; ALBERT's layers share theirs.
NO_SUM = {
    "albert-xxlarge-v2": {"num_hidden_layers"},
    "internlm2-20b": {"num_hidden_layers", "intermediate_size", "vocab_size"},
    "qwen2.5-math-72b": {"num_hidden_layers", "intermediate_size", "vocab_size"},
}
UNCOVERED = ONE_SOURCE | NO_SUM

CATALOG = build_catalog(read_texts(ROOT))
DESCRIBED = [entry.id for entry in CATALOG.models if entry.record.architecture]


@pytest.mark.parametrize("key", DESCRIBED)
def test_a_wrong_digit_is_told(key):
    entry = CATALOG.models.entries[key]
    silent = {
        ".".join(name for name in path if isinstance(name, str))
        for path, changed in wrong_digits(entry.document.data)
        if not told(entry, changed)
    }
    assert silent == UNCOVERED.get(key, set())


def test_only_models_with_an_architecture_are_listed():
    assert set(DESCRIBED) >= set(UNCOVERED)


def told(entry, data):
    """Whether a check says something about a model, alone or beside its relatives."""
    try:
        document = replace(entry.document, data=data)
        changed = entry_of(MODELS, entry.id, document)
    except DataError:
        return True
    alone = with_models({entry.id: changed})
    if says(changed, (d for check in ALONE for d in check(alone))):
        return True
    near = {one: CATALOG.models.entries[one] for one in relatives(CATALOG, entry.id)}
    return says(changed, unconfirmed_number(with_models(near | {entry.id: changed})))


def with_models(entries):
    sums = {
        key: CATALOG.sums[key] if entry is CATALOG.models.entries[key] else model_sums(entry.record)
        for key, entry in entries.items()
    }
    return replace(CATALOG, models=Shelf(MappingProxyType(entries)), sums=sums)


def says(entry, found):
    own = (d for d in found if d.location.path == entry.document.path)
    alone = with_models({entry.id: entry})
    return any(d.code != "exemption-not-needed" for d in without_exempted(alone, own))


def wrong_digits(data):
    """Copies of a model's data, each with the first digit of one number changed."""
    for path, number in numbers_of(data["architecture"]):
        digits = json.dumps(number)
        other = json.loads(str(int(digits[0]) % 9 + 1) + digits[1:])
        yield path, with_number(data, path, other)
