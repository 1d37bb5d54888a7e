"""After any edits a site made from the one before is the site made from nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from llmnotes.adapters.files import read_texts
from llmnotes.catalog.build import build_catalog
from llmnotes.catalog.watching import changes, watch
from llmnotes.checks import check_steps, judged, run_checks
from llmnotes.diagnostics import DataError
from llmnotes.editions import finished, next_draft
from llmnotes.loading.characters import decode_all
from llmnotes.pipeline import build_site

TODAY = "2026-11-27"
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def texts():
    return read_texts(ROOT)


@pytest.fixture(scope="module")
def first(texts):
    return finished(next_draft(texts, TODAY))


def replaced(texts, path, pattern, words):
    after = texts | {path: re.sub(pattern, words, texts[path], count=1)}
    assert after[path] != texts[path]
    return after


EDITS = {
    "a name": lambda t: replaced(t, "data/models/llama/llama-2-7b.yaml", "name: .*", "name: 羊驼"),
    "a number": lambda t: replaced(t, "data/models/gpt/gpt-3.yaml", r"native: \d+", "native: 4096"),
    "a family": lambda t: replaced(t, "data/families/qwen.yaml", "zh: .*", "zh: 千问"),
    "a maker": lambda t: replaced(t, "data/organizations/meta.yaml", "name: .*", "name: 脸书"),
    "a day": lambda t: replaced(
        t, "data/sources/brown-2020-gpt3.yaml", r"accessed: .*", "accessed: 2026-11-27"
    ),
    "a chapter": lambda t: replaced(t, "docs/gpt/gpt-2.md", "\\A# .*", "# 第二代"),
    "a term": lambda t: replaced(t, "data/terms/rope.yaml", "zh: .*", "zh: 旋转编码"),
    "a model less": lambda t: {k: v for k, v in t.items() if not k.endswith("/aya-23-35b.yaml")},
    "a model more": lambda t: (
        t
        | {
            "data/models/gpt/gpt-new.yaml": "name: GPT-New\nfamily: gpt\nreleased: 2026-11\n"
            "derived_from: [{model: gpt-2, kind: successor}]\nsources: [{ref: brown-2020-gpt3}]\n"
        }
    ),
}


def test_edits_one_after_another_end_where_a_new_build_does(texts, first):
    edition = first
    for edit in EDITS.values():
        texts = edit(texts)
        edition = finished(next_draft(texts, TODAY, None, edition.draft))
    assert edition.site == build_site(texts, TODAY)


@pytest.mark.parametrize("name", ["a name", "a number"])
def test_an_edit_takes_few_steps(texts, first, name):
    draft = next_draft(EDITS[name](texts), TODAY, None, first.draft)
    assert draft.checks_taken < len(check_steps_of(draft)) / 10
    assert len(draft.missing) < len(draft.steps) * 0.75


def test_a_new_name_concerns_only_pages_that_have_the_old_one_or_the_model(texts, first):
    path = "data/models/llama/llama-2-7b.yaml"
    draft = next_draft(replaced(texts, path, "name: .*", "name: Zq 1"), TODAY, None, first.draft)
    before = first.draft.checked
    again = {name for name, kept in draft.checked.items() if kept is not before.get(name)}
    assert "models llama-2-7b" in again
    for page in (name.removeprefix("chapters ") for name in again if name.startswith("chapters ")):
        words = texts[f"docs/{page}"]
        assert "llama-2-7b" in words or "Llama 2 7B" in words


def check_steps_of(draft):
    return dict(check_steps(draft.catalog))


def test_an_edit_far_from_everything_makes_few_pages(texts, first):
    after = replaced(texts, "data/models/falcon/falcon-40b.yaml", "name: .*", "name: 隼")
    draft = next_draft(after, TODAY, None, first.draft)
    assert "model_page falcon-40b" in draft.missing
    assert "model_page gpt-3" not in draft.missing
    assert len(draft.missing) <= 40


def test_another_day_makes_everything_new(texts, first):
    assert next_draft(texts, "2026-11-28", None, first.draft).missing == tuple(first.draft.steps)


@pytest.mark.golden("checks/*.yaml")
def test_checks_in_steps_find_the_same(golden):
    catalog = build_catalog(decode_all(golden.given), TODAY)
    in_steps = (d for _, step in check_steps(catalog) for d in step(catalog))
    assert judged(catalog, in_steps) == run_checks(catalog)


@pytest.mark.golden("bad/*.yaml")
def test_what_is_wrong_is_told(golden):
    with pytest.raises(DataError) as whole:
        build_site(decode_all(golden.given), TODAY)
    with pytest.raises(DataError) as caught:
        finished(next_draft(decode_all(golden.given), TODAY))
    assert set(caught.value.diagnostics) <= set(whole.value.diagnostics)


def small(**models: str) -> dict[str, str]:
    texts = {
        "data/organizations/lab.yaml": "name: Lab\n",
        "data/families/f.yaml": "name: F\norganization: lab\n",
    }
    for key, words in models.items():
        texts[f"data/models/f/{key}.yaml"] = f"name: {key}\nfamily: f\nreleased: 2024-05\n{words}"
    return texts


READS = {
    "a record": (lambda c: c.models["a"].name.zh, {"a"}),
    "whether one is there": (lambda c: "c" in c.models, {"c"}),
    "all of them": (lambda c: [e.id for e in c.models], {"a", "b", "c"}),
    "how many": (lambda c: len(c.models), {"c"}),
    "the members of a family": (lambda c: c.members["f"], {"c"}),
    "nothing": (lambda c: c.about, set()),
}


@pytest.mark.parametrize("name", READS)
def test_a_step_holds_until_something_it_read_is_different(name):
    step, wakes = READS[name]
    before = build_catalog(small(a="", b=""))
    kept = watch(step, before)
    edits = {
        "a": small(a="summary: 新\n", b=""),
        "b": small(a="", b="summary: 新\n"),
        "c": small(a="", b="", c=""),
    }
    for key, texts in edits.items():
        changed = changes(before, build_catalog(texts))
        if key in wakes:
            assert not kept.holds(changed)
        elif name != "how many":  # which may be taken once too often, never too seldom
            assert kept.holds(changed)
