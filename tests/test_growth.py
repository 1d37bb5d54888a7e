"""The work grows with the data, counted and not timed."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from synthetic import has_architecture, synthetic_site

from llmnotes.adapters.files import read_texts, write_files
from llmnotes.catalog.build import build_catalog
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.pages.formula import formula_page
from llmnotes.pipeline import build_site, program_files
from llmnotes.render.page_head import read_head
from llmnotes.schema.fields import leaves
from llmnotes.views.formula import NEAR

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SMALL = 35
OFTEN = 2000
"""Calls from which on a function counts as work."""
MOST_LISTS = 8
"""Pages of the whole site that show a model's size: home, index, charts, lists."""


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


def calls(count: int) -> Counter[str]:
    """How often each function is called to build a site of so many models and its files."""
    texts = synthetic_site(count)
    return calls_of(lambda: tuple(program_files(build_site(texts, "2026-11-23"), "/")))


def calls_of(do: Callable[[], object]) -> Counter[str]:
    """How often each function is called to do something."""
    made: Counter[str] = Counter()

    def note(frame, event, argument):
        if event == "call":
            made[frame.f_code.co_qualname] += 1
        elif event == "c_call":
            made[argument.__qualname__] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        do()
    finally:
        sys.setprofile(before)
    return made


@pytest.fixture(scope="module")
def counted():
    """The calls of a small site, and of one that is three times as large."""
    return calls(SMALL), calls(3 * SMALL)


def test_three_times_as_many_models_cost_three_times_as_many_calls(counted):
    small, large = counted
    assert large.total() <= 3.1 * small.total()


def test_no_function_is_called_more_than_in_proportion(counted):
    """A function that is quadratic would hide among the others as long as sites are small."""
    small, large = counted
    often = {name: times for name, times in large.items() if times > OFTEN}
    assert len(often) > 100
    assert not {name for name, times in often.items() if times > 4 * small[name]}


def test_a_file_of_many_records_is_gone_through_once():
    def sizes(count: int) -> int:
        text = "".join(f"k{number}: {{a: 1, b: [2, 3]}}\n" for number in range(count))
        document = read_yaml("x.yaml", text)
        return calls_of(lambda: [part.locate("b", 1) for _, part in document.parts()])["size"]

    assert 0 < sizes(300) <= 3.1 * sizes(100)


def test_each_model_is_summed_up_once(counted):
    small, _ = counted
    assert small["parameter_count"] == sum(map(has_architecture, range(SMALL)))


def test_generated_sites_weigh_what_ours_weighs():
    ours, made = weights(read_texts(ROOT)), weights(synthetic_site(120))
    assert {name: made[name] / ours[name] for name in ours if made[name] < 0.75 * ours[name]} == {}


def weights(texts: dict[str, str]) -> dict[str, float]:
    """For each model, how many of everything there are and how long it is."""
    site = build_site(texts)
    catalog, models = site.catalog, len(site.catalog.models)
    whole = {name: len(catalog.shelf(name)) for name in ("families", "sources", "terms")}
    whole |= {name: len(catalog.shelf(name)) for name in ("formulas", "events", "tables")}
    whole["architectures"] = sum(sums.counted is not None for sums in catalog.sums.values())
    whole["values"] = sum(len(list(leaves(entry.record))) for entry in catalog.models)
    whole["pages"] = len(site.pages)
    whole["letters"] = sum(len(page.markdown) for page in site.pages)
    whole["tags"] = sum(page.markdown.count("</") for page in site.pages)
    whole["citations"] = sum(page.markdown.count('class="cite"') for page in site.pages)
    return {name: number / models for name, number in whole.items()}


@pytest.mark.parametrize("path", ["models/m5.md", "families/f0.md"])
def test_a_page_does_not_grow_with_the_site(path):
    pages = {
        count: {page.path: page.markdown for page in build_site(synthetic(count)).pages}
        for count in (30, 300)
    }
    assert pages[30][path] == pages[300][path]


@pytest.mark.parametrize("number", [0, 30, 59])
def test_a_formula_lists_those_of_its_topic_near_it(number):
    texts = synthetic(1) | {
        f"data/formulas/e{index:02}.yaml": (
            f"name: Formula {index:02}\ntopic: memory\nsummary: One.\n"
            "latex: x\nsources: [{ref: paper}]\n"
        )
        for index in range(60)
    }
    page = formula_page(build_catalog(texts), f"e{number:02}")
    _, head = read_head(page.markdown)
    *near, (words, whole) = head["sidebar"]["items"]
    assert f"formulas/e{number:02}/" in [address for _, address in near]
    assert near == sorted(near)
    assert len(near) == NEAR < 60
    assert [words, whole] == ["全部 60 条", "formulas/#memory"]


def test_an_edit_changes_only_the_pages_that_show_it():
    before = synthetic(100)
    path = "data/models/f5/m55.yaml"
    after = before | {path: before[path].replace("total: 56", "total: 77")}
    pages = [
        {page.path: page.markdown for page in build_site(texts, "2026-11-23").pages}
        for texts in (before, after)
    ]
    changed = {name for name, markdown in pages[1].items() if pages[0][name] != markdown}
    its_own = {"models/m55.md", "families/f5.md", "models/m56.md"}
    whole_site = {n for n in changed if not n.startswith(("models/m", "families/f"))}
    assert its_own <= changed <= its_own | whole_site
    assert len(whole_site) <= MOST_LISTS
    assert len(pages[1]) > MOST_LISTS * 10


def test_files_for_programs_are_rewritten_only_where_they_changed(tmp_path):
    before = synthetic(30)
    path = "data/models/f1/m15.yaml"
    after = before | {path: before[path].replace("total: 16", "total: 77")}
    write_files(program_files(build_site(before, "2026-11-23"), "/"), tmp_path)
    for file in tmp_path.rglob("*"):
        os.utime(file, (0, 0))
    write_files(program_files(build_site(after, "2026-11-23"), "/"), tmp_path)
    written = {
        file.relative_to(tmp_path).as_posix()
        for file in tmp_path.rglob("*")
        if file.is_file() and file.stat().st_mtime > 0
    }
    records = {name for name in written if name.startswith("api/v1/models/")}
    assert records == {"api/v1/models/m15.json"}
    assert len([name for name in written if name.startswith("models/m")]) <= 2
