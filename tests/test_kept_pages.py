"""A build takes from the last one the pages that would come out the same, and only those."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from llmnotes.adapters.content_policy import with_policy, without_policy
from llmnotes.adapters.kept_pages import KeptPages
from llmnotes.adapters.ready_page import KeptPage
from llmnotes.adapters.site_archive import NOTES, SiteArchive

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = """\
site_name: 小站
site_url: https://example.org/
theme: {name: material, language: zh, font: false}
plugins: [llmnotes]
markdown_extensions: [attr_list, md_in_html, llmnotes.adapters.ready_html]
not_in_nav: '*'
nav: [首页: index.md, intro.md]
"""
MODEL = "data/models/gpt/gpt-2.yaml"
KEPT = re.compile(r"Took (\d+) pages from an earlier build")


@pytest.fixture
def project(tmp_path):
    files = yaml.safe_load((GOLDEN / "base" / "small.yaml").read_text(encoding="utf-8"))
    files |= {"mkdocs.yml": SETTINGS, "docs/intro.md": "# 导论\n"}
    for path, words in files.items():
        target = tmp_path / "project" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")
    return tmp_path / "project"


def build(project) -> int:
    """Build the site; returns how many pages were taken from an earlier build."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = KEPT.search(run.stdout + run.stderr)
    return int(found[1]) if found else 0


def site(project) -> dict[str, bytes]:
    folder = project / "site"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def fresh(project) -> dict[str, bytes]:
    """The site that somebody builds who has the same files and no cache."""
    other = project.with_name("fresh")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".cache", "site"))
    assert build(other) == 0
    return site(other)


def replace(project, path: str, old: str, new: str) -> None:
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_after_each_edit_the_site_is_a_fresh_one(project):
    assert build(project) == 0
    replace(project, MODEL, "GPT-2", "GPT-2 Again")
    some = build(project)
    assert some > 0
    assert site(project) == fresh(project)
    # the navigation, which stands on every page, has another word
    replace(project, "docs/intro.md", "导论", "绪论")
    assert build(project) == 0
    assert site(project) == fresh(project)
    # a script in a page changes the policy of all
    with (project / "docs/intro.md").open("a", encoding="utf-8") as file:
        file.write("\n<script>1</script>\n")
    assert build(project) > some
    assert site(project) == fresh(project)
    # other templates, or at least other words in them
    replace(project, "mkdocs.yml", "小站", "大站")
    assert build(project) == 0
    assert site(project) == fresh(project)


def archive(folder: Path, notes: str) -> None:
    made = folder / "made"
    made.mkdir(exist_ok=True)
    (made / "a.html").write_text("字", encoding="utf-8")
    SiteArchive(folder / "sites", "key").pack(made, notes)


NOTE = '{"surroundings":"s","navigation":"n","rules":["r"],"pages":{"a.md":["k",["id"],[0]]}}'


def test_a_page_is_found_by_its_key(tmp_path):
    archive(tmp_path, NOTE)
    kept = KeptPages.opened(tmp_path / "sites", "s")
    assert kept.find("a.md", "k") == KeptPage("k", frozenset({"id"}), frozenset({"r"}))
    assert kept.find("a.md", "other") is None
    assert kept.find("b.md", "k") is None
    assert kept.stand_in("n")
    assert not kept.stand_in("other")
    kept.close()


@pytest.mark.parametrize("surroundings", ["", "other"])
def test_other_surroundings_have_no_pages(tmp_path, surroundings):
    archive(tmp_path, NOTE)
    assert KeptPages.opened(tmp_path / "sites", surroundings).find("a.md", "k") is None


def test_an_archive_that_is_broken_or_tells_nothing_is_as_good_as_none(tmp_path):
    assert KeptPages.opened(tmp_path / "sites", "s").find("a.md", "k") is None
    archive(tmp_path, "")
    assert KeptPages.opened(tmp_path / "sites", "s").find("a.md", "k") is None
    archive(tmp_path, NOTE)
    for path in (tmp_path / "sites").iterdir():
        with ZipFile(path, "a") as written:
            written.writestr(ZipInfo("b.html"), "more")
    assert KeptPages.opened(tmp_path / "sites", "s").find("a.md", "k") is None


def test_notes_are_not_written_into_the_site(tmp_path):
    archive(tmp_path, NOTE)
    last = SiteArchive(tmp_path / "sites", "key")
    assert last.is_whole()
    assert last.unpack(tmp_path / "out") == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.html"]
    assert NOTES.startswith("/")  # which no file of a site does


@given(st.text(), st.text(alphabet="abc 'none';"))
def test_a_policy_comes_out_as_it_went_in(body, rules):
    for head in ("<head>", '<head>\n  <meta charset="utf-8">', ""):
        page = f"<!doctype html>{head}{body}".encode()
        if b'<meta http-equiv="Content-Security-Policy"' not in page:
            assert without_policy(with_policy(page, rules)) == page
