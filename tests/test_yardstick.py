"""Our own data against counts that are known exactly."""

import json
from pathlib import Path

import pytest

from architecture_numbers import numbers_of, with_number
from llmnotes.adapters.files import read_texts
from llmnotes.catalog.build import build_catalog
from llmnotes.checks.attention_shape import head_size, kv_heads_divide
from llmnotes.checks.exemptions import without_exempted
from llmnotes.checks.expert_counts import experts_per_token
from llmnotes.checks.recomputed_total import recomputed_total, stated_active, stated_total
from llmnotes.derive.kv_cache import kv_cache
from llmnotes.derive.parameters import parameter_count
from llmnotes.derive.stated import exact_match

ROOT = Path(__file__).parents[1]
KIB, MIB, GIB = 2**10, 2**20, 2**30
TOTALS = {
    "gpt-1": 116_534_784,
    "gpt-2-124m": 124_439_808,
    "gpt-2-355m": 354_823_168,
    "gpt-2-774m": 774_030_080,
    "gpt-2": 1_557_611_200,
    "bloom-176b": 176_247_271_424,
    "llama-7b": 6_738_415_616,
    "llama-65b": 65_285_660_672,
    "llama-2-70b": 68_976_648_192,
    "llama-3-8b": 8_030_261_248,
    "llama-3-70b": 70_553_706_496,
    "llama-3.1-405b": 405_853_388_800,
    "llama-3.2-1b": 1_235_814_400,
    "llama-3.2-3b": 3_212_749_824,
    "mistral-7b": 7_241_732_096,
    "mixtral-8x7b": 46_702_792_704,
    "baichuan-7b": 7_000_559_616,
    "baichuan2-7b": 7_505_973_248,
    "chatglm3-6b": 6_243_584_000,
    "qwen2.5-0.5b": 494_032_768,
    "qwen2.5-7b": 7_615_616_512,
    "qwen2.5-72b": 72_706_203_648,
    "deepseek-v3": 671_026_419_200,
}
CHECKS = (
    recomputed_total,
    stated_total,
    stated_active,
    head_size,
    kv_heads_divide,
    experts_per_token,
)
# these are in no sum of weights; modules for multi-token prediction stand outside the total
UNSUMMED = {"theta", "rope_theta", "factor", "original_max_position_embeddings", "window"}
UNSUMMED |= {"tokenizer_vocab_size", "rotary_dim", "multi_token_prediction"}


@pytest.fixture(scope="module")
def catalog():
    return build_catalog(read_texts(ROOT))


@pytest.fixture(scope="module")
def described(catalog):
    """Models with an architecture."""
    return {e.id: e.record for e in catalog.models if e.record.architecture}


@pytest.mark.parametrize("key", TOTALS)
def test_count_is_exact(described, key):
    assert parameter_count(described[key].architecture).total == TOTALS[key]


def test_active_weights_under_both_conventions(described):
    found = parameter_count(described["deepseek-v3"].architecture)
    assert round(found.active / 1e9, 2) == 37.55
    assert round(found.active_without_embedding / 1e9, 2) == 36.63


def test_every_checkpoint_count_is_matched_or_has_its_reason(catalog, described):
    apart = {
        key: match.difference
        for key, model in described.items()
        if (match := exact_match(model, catalog.sums[key].counted)) and match.difference
    }
    explained = {
        key
        for key in apart
        for exemption in described[key].exemptions
        if exemption.check == "recomputed-total"
    }
    assert set(apart) == explained


def test_at_least_eighty_models_of_all_kinds(described):
    kinds = {
        mixer.kind
        for model in described.values()
        for mixer in (model.architecture.attention, *model.architecture.mixers)
        if mixer
    }
    assert len(described) >= 80
    assert {"full", "sliding-window", "latent", "linear", "state-space"} <= kinds
    assert any(model.architecture.moe for model in described.values())
    assert any(model.architecture.kind == "encoder-decoder" for model in described.values())
    assert sum(1 for model in described.values() if model.architecture.layer_pattern) >= 5


def test_cache_sizes(described):
    def cache(key):
        return kv_cache(described[key].architecture)

    assert cache("llama-3-70b").per_token() == 320 * KIB
    assert round(cache("deepseek-v3").per_token() / KIB, 1) == 68.6
    assert (cache("gemma-3-27b").per_token(), cache("gemma-3-27b").constant()) == (
        80 * KIB,
        416 * MIB,
    )
    assert cache("llama-2-70b").size(8192) == 2.5 * GIB


@pytest.mark.parametrize("key", TOTALS)
def test_one_wrong_digit_is_told(catalog, key):
    entry = catalog.models.entries[key]
    silent = [
        path
        for path, changed in wrong_digits(entry.document.data)
        if not set(path) & UNSUMMED and not told(entry.document.path, changed)
    ]
    assert not silent


def told(path, data):
    """Whether a check says something about a model."""
    catalog = build_catalog({path: json.dumps(data, ensure_ascii=False)})
    found = (diagnostic for check in CHECKS for diagnostic in check(catalog))
    return any(d.code != "exemption-not-needed" for d in without_exempted(catalog, found))


def wrong_digits(data):
    """Copies of a model's data, each with one digit of one field of the architecture changed."""
    for path, number in numbers_of(data["architecture"]):
        digits = str(number) if isinstance(number, int) else ""
        for position, digit in enumerate(digits):
            other = str(int(digit) % 9 + 1)
            changed = int(digits[:position] + other + digits[position + 1 :])
            yield path, with_number(data, path, changed)
