"""The calculators: Python and the browser say the same, for every model."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from llmnotes.adapters.files import read_texts
from llmnotes.catalog.build import build_catalog
from llmnotes.pages.calculation_words import results
from llmnotes.views.calculation import Choices, known

ROOT = Path(__file__).parents[1]
# Sets the form, then waits for each model; gives the words of every result by model.
EACH_MODEL = """
async (settings) => {
  const form = document.querySelector("[data-tool=calculator]");
  for (const [name, value] of Object.entries(settings)) form.elements[name].value = value;
  const found = {};
  for (const { value: id } of [...form.elements.m.options].reverse()) {
    form.elements.m.value = id;
    delete form.dataset.shown;
    form.dispatchEvent(new Event("input"));
    const until = performance.now() + 5000;
    while (form.dataset.shown !== id && performance.now() < until) {
      await new Promise((go) => setTimeout(go, 5));
    }
    const places = [...document.querySelectorAll("[data-out]:not([data-out=model])")];
    found[id] = Object.fromEntries(places.map((p) => [p.dataset.out, p.textContent]));
  }
  return found;
}
"""
USUAL = Choices()
LONG = replace(
    USUAL,
    weights="INT4",
    cache="FP8",
    tokens=131_072,
    batch=7,
    card="24 GB",
    cards=3,
    training_tokens=2.5e12,
    accelerator="A100",
    utilisation=37.5,
    accelerators=300,
)


@pytest.fixture(scope="module")
def catalog():
    return build_catalog(read_texts(ROOT))


def words(catalog, model, choices=USUAL):
    return results(known(catalog, model), choices)


def test_llama_3_8b_by_hand(catalog):
    said = words(catalog, "llama-3-8b")
    # 8,030,261,248 x 2 bytes; 2 x 8 heads x 128 x 32 layers x 8,192 tokens x 2 bytes = 2^30
    assert said["weights"] == "16.1 GB"
    assert "8,030,261,248 个参数 × 16 位 ÷ 8 = 16,060,522,496 字节" in said["weights-sum"]
    assert said["cache"] == "1 GiB"
    assert (
        "2 × 8 × 128 = 2,048 个数 × 32 层 × 8,192 个 token × 2 字节 = 1,073,741,824 字节"
        in (said["cache-sum"])
    )
    # (80 - 16.06) GB / 1.0737 GB
    assert said["fit-sum"].endswith("最多同时放 59 条序列。")
    assert said["flops"] == "7.2 × 10²³"


def test_what_does_not_fit_says_how_many_cards(catalog):
    assert words(catalog, "deepseek-v3")["fit-sum"].endswith("放不下，至少要 17 张。")


def test_what_is_not_published_is_not_computed(catalog):
    said = words(catalog, "gpt-4")
    assert said["weights"] == said["flops"] == said["fit"] == "—"


@pytest.mark.browser
@pytest.mark.parametrize("choices", [USUAL, LONG], ids=["usual", "long"])
def test_the_browser_says_the_same_for_every_model(catalog, open_page, choices):
    page = open_page("/calculators/")
    tokens = choices.training_tokens
    settings = {
        "w": choices.weights,
        "k": choices.cache,
        "n": str(choices.tokens),
        "b": str(choices.batch),
        "card": choices.card,
        "cards": str(choices.cards),
        "t": str(tokens / 1e12) if tokens else "",
        "gpu": choices.accelerator,
        "mfu": str(choices.utilisation),
        "gpus": str(choices.accelerators),
    }
    # The wait of the form would add up to a minute.
    page.evaluate(
        """() => {
          const real = window.setTimeout;
          window.setTimeout = (call, wait) => real(call, Math.min(wait, 1));
        }"""
    )
    found = page.evaluate(EACH_MODEL, settings)
    assert len(found) > 250
    assert found == {model: words(catalog, model, choices) for model in found}
    assert page.faults == []


@pytest.mark.browser
def test_the_address_keeps_what_is_not_usual(open_page):
    page = open_page("/calculators/")
    assert page.locator("[data-out=weights]").inner_text() == "16.1 GB"
    page.locator(".form [name=m]").select_option("deepseek-v3")
    page.locator(".form [name=w]").select_option("FP8")
    page.wait_for_url("**/calculators/?m=deepseek-v3&w=FP8")
    page.get_by_text("671 GB").first.wait_for()
    assert page.locator("[data-out=model] a").inner_text() == "DeepSeek-V3"
    page.reload()
    page.get_by_text("671 GB").first.wait_for()
    page.locator("[data-out=model] a").click()
    page.wait_for_url("**/models/deepseek-v3/")
    page.go_back()
    page.get_by_text("671 GB").first.wait_for()
    page.locator(".form button[type=reset]").click()
    page.wait_for_url(re.compile(r"/calculators/$"))
    page.get_by_text("16.1 GB").first.wait_for()
    assert page.faults == []


@pytest.mark.browser
def test_without_scripts_one_model_is_worked_out(open_page):
    page = open_page("/calculators/", java_script_enabled=False)
    assert not page.locator(".form").first.is_visible()
    assert page.get_by_text("最多同时放 59 条序列").is_visible()
    row = page.locator("tr", has=page.get_by_role("rowheader", name="DeepSeek-V3"))
    # 61 layers × (512 + 64) numbers × 2 bytes × 8,192 and 131,072 tokens
    assert row.locator("td").all_inner_texts()[3:5] == ["0.54", "8.58"]


@pytest.mark.browser
def test_it_fits_a_small_phone(open_page):
    page = open_page("/calculators/", viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
