"""Exact parameter counts from typed fields, and what is said when fields are missing."""

import json
from pathlib import Path

import pytest
import yaml

from llmnotes.derive.expressions import evaluate
from llmnotes.derive.parameters import Missing, parameter_count
from llmnotes.schema.architecture import Architecture

CASES = sorted((Path(__file__).parent / "golden" / "derive").glob("*.yaml"))


def architecture(fields):
    return Architecture.model_validate_json(json.dumps(fields))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_count_comes_out_to_the_last_digit(path):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    count = parameter_count(architecture(case["architecture"]))
    assert not isinstance(count, Missing), count
    assert count.total == case["total"]
    for name in ("active", "active_without_embedding"):
        if name in case:
            assert getattr(count, name) == case[name]


def test_lines_add_up_to_the_total_and_show_their_arithmetic():
    case = yaml.safe_load(CASES[0].with_name("deepseek-v3.yaml").read_text(encoding="utf-8"))
    count = parameter_count(architecture(case["architecture"]))
    routed = next(line for line in count.lines if line.name == "routed")
    assert routed.each.symbols == "num_experts × 3 × hidden_size × moe_intermediate_size"
    assert routed.each.numbers == "256 × 3 × 7,168 × 2,048"
    assert (routed.each.value, routed.layers) == (256 * 3 * 7168 * 2048, 58)


def test_prediction_module_is_counted_apart():
    """README_WEIGHTS.md of DeepSeek-V3: 11.5 B of unique parameters in the MTP module."""
    case = yaml.safe_load(CASES[0].with_name("deepseek-v3.yaml").read_text(encoding="utf-8"))
    count = parameter_count(architecture(case["architecture"]))
    assert sum(line.count for line in count.prediction) == 11_610_068_224


def test_missing_fields_are_named():
    known = {"kind": "decoder-only", "num_hidden_layers": 2, "hidden_size": 8}
    assert parameter_count(architecture(known)) == Missing(
        ("attention", "vocab_size", "positions", "tie_word_embeddings")
    )


def test_products_come_before_sums():
    assert evaluate("2 * a + b * (a + 1)", {"a": 3, "b": 5}).value == 26
