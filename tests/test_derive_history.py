"""Training compute, growth in a family, and lineage, over small catalogs."""

import json
from types import MappingProxyType

import pytest

from llmnotes.catalog.build import build_catalog
from llmnotes.catalog.growth import growth, previous
from llmnotes.catalog.lineage import ancestors, lineage
from llmnotes.derive.training_compute import peak_flops, training_compute
from llmnotes.schema.model import Model


def model(**fields):
    given = {"name": "X", "family": "x", "released": "2024"} | fields
    return Model.model_validate_json(json.dumps(given))


def catalog(**models):
    texts = {
        f"data/models/x/{key.replace('_', '-')}.yaml": json.dumps(
            {"name": key, "family": "x"} | fields
        )
        for key, fields in models.items()
    }
    return build_catalog(MappingProxyType(texts))


def test_six_n_d_and_the_utilisation_that_the_hours_imply():
    """Llama 3.1 405B: 3.8e25 FLOP (Grattafiori et al. 2024, section 1); 30.84 M hours (card)."""
    found = training_compute(
        model(
            parameters={"total": 405},
            training={
                "tokens": 15.6e12,
                "gpu_hours": 30.84e6,
                "hardware": {"accelerator": "H100-80GB"},
            },
        )
    )
    assert found.flops == pytest.approx(3.8e25, rel=0.01)
    assert found.utilisation == pytest.approx(0.345, abs=0.001)
    assert found.tokens_per_parameter == pytest.approx(38.5, abs=0.1)


def test_a_mixture_counts_the_weights_in_use():
    """DeepSeek-V3: 37 B active, 14.8 T tokens, 2.664 M H800 hours (DeepSeek-AI 2024, table 1)."""
    found = training_compute(
        model(
            parameters={"total": 671, "active": 37},
            training={
                "tokens": 14.8e12,
                "gpu_hours": 2.664e6,
                "hardware": {"accelerator": "H800"},
            },
        )
    )
    assert found.flops == pytest.approx(3.29e24, rel=0.01)
    assert found.utilisation == pytest.approx(0.346, abs=0.001)


def test_unknown_cards_give_no_utilisation():
    assert peak_flops("Cerebras CS-2") is None
    assert training_compute(model(parameters={"total": 1})) is None


def test_growth_from_the_latest_earlier_release():
    """GPT-1 to GPT-2: 117 M to 1.5 B (Radford et al. 2018; 2019)."""
    found = catalog(
        gpt_1={"released": "2018-06", "parameters": {"total": 0.117}},
        gpt_2_small={"released": "2019-02", "parameters": {"total": 0.124}},
        gpt_2={"released": "2019-02", "parameters": {"total": 1.5}},
        gpt_3={"released": "2020-05-28", "parameters": {"total": 175}},
    )
    assert growth(found, "gpt-1") is None
    assert growth(found, "gpt-2").parameters == pytest.approx(12.8, abs=0.1)
    assert (growth(found, "gpt-3").previous, growth(found, "gpt-3").tokens) == ("gpt-2", None)


def test_a_named_predecessor_wins():
    found = catalog(
        a={"released": "2023"},
        b={"released": "2024"},
        c={"released": "2025", "derived_from": [{"model": "a", "kind": "successor"}]},
    )
    assert previous(found, "c") == "a"
    assert previous(found, "b") == "a"


def test_lineage_goes_back_to_the_root_and_ends_in_a_cycle():
    """DeepSeek-R1: V3-Base, then R1-Zero's outputs (DeepSeek-AI 2025, section 2.3)."""
    tuned = {"kind": "fine-tuned"}
    found = catalog(
        base={"released": "2024-12"},
        zero={"released": "2025-01", "derived_from": [{"model": "base", **tuned}]},
        r1={
            "released": "2025-01",
            "derived_from": [{"model": "base", **tuned}, {"model": "zero", "kind": "distilled"}],
        },
        loop={"released": "2025-01", "derived_from": [{"model": "loop", **tuned}]},
    )
    assert ancestors(found, "r1") == ("base", "zero")
    assert [(s.parent, s.distance) for s in lineage(found, "r1")] == [
        ("base", 1),
        ("zero", 1),
        ("base", 2),
    ]
    assert ancestors(found, "loop") == ()
