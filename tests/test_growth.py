"""The work grows with the data, counted and not timed."""

from __future__ import annotations

import os
import sys

import pytest

from llmnotes.adapters.files import write_files
from llmnotes.pipeline import build_site, program_files

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
