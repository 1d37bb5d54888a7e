"""KV cache and weights in memory, against numbers from papers and model cards."""

import json
from pathlib import Path

import pytest
import yaml

from llmnotes.derive.kv_cache import batch_that_fits, kv_cache
from llmnotes.derive.parameters import Missing
from llmnotes.derive.weights_memory import CARDS, weights_memory
from llmnotes.schema.architecture import Architecture

GOLDEN = Path(__file__).parent / "golden" / "derive"
KIB, MIB, GIB = 2**10, 2**20, 2**30


def cache(fields):
    return kv_cache(Architecture.model_validate_json(json.dumps(fields)))


def golden(name):
    return yaml.safe_load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"))["architecture"]


def test_grouped_heads_share_keys_and_values():
    """Llama 3 70B: 2 x 80 layers x 8 heads x 128 x 2 bytes (Grattafiori et al. 2024, table 3)."""
    found = cache(golden("llama-3-70b"))
    assert found.per_token() == 320 * KIB
    assert found.per_token("FP8") == 160 * KIB
    assert found.constant() == 0


def test_grouped_heads_at_full_context():
    """Llama 2 70B at 8,192 tokens (Touvron et al. 2023: 8 key-value heads, 80 layers)."""
    assert cache(golden("llama-2-70b")).size(8192) == 2.5 * GIB


def test_latent_attention_caches_the_latent_alone():
    """DeepSeek-V3: (512 + 64) x 61 layers x 2 bytes (DeepSeek-AI 2024, section 2.1.1)."""
    assert round(cache(golden("deepseek-v3")).per_token() / KIB, 1) == 68.6


def test_windows_fill_up_and_stay():
    """Gemma 3 27B: 10 global layers grow, 52 keep 1,024 tokens (Gemma Team 2025, table 1)."""
    found = cache(golden("gemma-3-27b"))
    assert found.per_token() == 80 * KIB
    assert found.constant() == 416 * MIB
    assert found.size(512) == 512 * 496 * KIB
    assert found.size(32 * 1024, batch=2) == 2 * (416 * MIB + 32 * 1024 * 80 * KIB)


def test_states_do_not_grow():
    """Mamba-2: a head keeps its width times the state size (Dao and Gu 2024, section 6)."""
    fields = {
        "kind": "decoder-only",
        "num_hidden_layers": 2,
        "hidden_size": 4,
        "attention": {
            "kind": "state-space",
            "variant": "mamba-2",
            "inner_size": 8,
            "state_size": 16,
            "num_heads": 2,
            "num_groups": 1,
            "conv_kernel": 4,
        },
    }
    found = cache(fields)
    assert found.per_token() == 0
    assert found.constant() == 2 * 2 * (8 * 16 + (8 + 2 * 16) * 4)
    assert found.size(10) == found.size(10_000) == found.constant()


def test_an_encoder_keeps_nothing():
    assert cache({"kind": "encoder-only"}) is None


def test_missing_window_is_named():
    fields = golden("mistral-7b") | {"attention": {"kind": "sliding-window"}}
    assert cache(fields) == Missing(("window",))


@pytest.mark.parametrize(("dtype", "gigabytes"), [("BF16", 140), ("FP8", 70), ("INT4", 35)])
def test_weights(dtype, gigabytes):
    """70 B weights at 16, 8 and 4 bits (Dettmers et al. 2023, QLoRA, counts bits the same way)."""
    assert weights_memory(70 * 10**9, dtype) == gigabytes * 10**9


def test_batch_is_what_remains_beside_the_weights():
    """Llama 3 8B in BF16 on 80 GB at 8,192 tokens: (80e9 - 16.06e9) / 1 GiB."""
    sequence = cache(golden("llama-3-8b")).size(8192)
    weights = weights_memory(8_030_261_248, "BF16")
    assert batch_that_fits(CARDS["80 GB"], weights, sequence) == 59
    assert batch_that_fits(CARDS["24 GB"], 30 * 10**9, sequence) == 0
