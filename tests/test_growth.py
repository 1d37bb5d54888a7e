"""The work grows with the data, counted and not timed."""

from __future__ import annotations

import sys

import pytest

from llmnotes.pipeline import build_site


def synthetic(count: int) -> dict[str, str]:
    """So many models in families of ten, each the successor of the one before."""
    texts = {
        "data/organizations/lab.yaml": "name: Lab\n",
        "data/sources/paper.yaml": (
            "type: article\ntitle: Paper\naccessed: 2026-11-23\ntier: primary\n"
        ),
    }
    for number in range(count):
        family = f"f{number // 10}"
        texts[f"data/families/{family}.yaml"] = f"name: {family}\norganization: lab\n"
        parent = f"derived_from: [{{model: m{number - 1}, kind: successor}}]\n"
        texts[f"data/models/{family}/m{number}.yaml"] = (
            f"name: Model {number}\nfamily: {family}\nreleased: 2024-{number % 10 + 1:02}\n"
            f"parameters: {{total: {number + 1}}}\nsources: [{{ref: paper}}]\n"
            + (parent if number % 10 else "")
        )
    return texts


def calls(count: int) -> int:
    """How many functions of ours are called to build a site of so many models."""
    made = 0

    def note(frame, event, _argument):
        nonlocal made
        made += event == "call" and "llmnotes" in frame.f_code.co_filename

    texts = synthetic(count)
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        build_site(texts, "2026-11-23")
    finally:
        sys.setprofile(before)
    return made


def test_three_hundred_models_cost_three_times_one_hundred():
    assert calls(300) <= 3.1 * calls(100)


@pytest.mark.parametrize("path", ["models/m5.md", "families/f0.md"])
def test_a_page_does_not_grow_with_the_site(path):
    pages = {
        count: {page.path: page.markdown for page in build_site(synthetic(count)).pages}
        for count in (30, 300)
    }
    assert pages[30][path] == pages[300][path]
