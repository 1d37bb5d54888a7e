"""A build to which nothing has changed takes the last one's files, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config

from llmnotes.adapters.fingerprint import build_key
from llmnotes.adapters.site_archive import KEPT, SiteArchive

GOLDEN = Path(__file__).parent / "golden"
SETTINGS = """\
site_name: 小站
theme: {name: material, language: zh, font: false}
plugins: [llmnotes]
not_in_nav: '*'
nav: [首页: index.md, intro.md]
"""
TAKEN = "Nothing has changed"


@pytest.fixture
def project(tmp_path):
    files = yaml.safe_load((GOLDEN / "base" / "small.yaml").read_text(encoding="utf-8"))
    files |= {"mkdocs.yml": SETTINGS, "docs/intro.md": "# 导论\n", "docs/logo.svg": "<svg/>"}
    for path, words in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")
    return tmp_path


def build(project, *arguments: str, **environment: str) -> str:
    """Build the site; returns what was printed."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout + run.stderr


def site(project) -> dict[str, bytes]:
    folder = project / "site"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def archives(project) -> list[Path]:
    return sorted((project / ".cache" / "llmnotes" / "sites").glob("*.zip"))


def test_the_same_site_comes_out(project):
    assert TAKEN not in build(project, "--strict")
    first = site(project)
    assert TAKEN in build(project, "--strict")
    assert site(project) == first


def test_a_broken_archive_is_as_good_as_none(project):
    build(project)
    first = site(project)
    (archive,) = archives(project)
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    assert TAKEN not in build(project)
    assert site(project) == first


def test_a_site_with_warnings_is_not_kept(project):
    (project / "docs" / "intro.md").write_text("# 导论\n\n[无](none.md)\n", encoding="utf-8")
    assert "none.md" in build(project)
    assert "none.md" in build(project)
    assert archives(project) == []


def key(project, **settings: object) -> str | None:
    config = load_config(str(project / "mkdocs.yml"), **settings)
    return build_key(config, "llmnotes", project / "data")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("data/models/gpt/gpt-2.yaml", "# a word\n"),
        ("docs/intro.md", "一句。\n"),
        ("docs/logo.svg", "<!-- -->"),
        ("docs/new.md", "# 新\n"),
        ("mkdocs.yml", "copyright: 无\n"),
    ],
)
def test_a_change_of_any_file_is_another_site(project, path, words):
    before = key(project)
    assert key(project) == before
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(words)
    assert key(project) != before


def test_settings_given_elsewhere_are_seen(project):
    assert key(project) != key(project, site_url="https://example.org/")
    assert key(project) == key(project, site_dir=str(project / "elsewhere"), strict=True)


@pytest.mark.parametrize("words", ["plugins: [llmnotes, search]\n", "hooks: [hook.py]\n"])
def test_what_other_programs_do_is_not_foreseen(project, words):
    name = words.partition(":")[0]
    lines = [line for line in SETTINGS.splitlines() if not line.startswith(name)]
    (project / "hook.py").write_text("", encoding="utf-8")
    (project / "mkdocs.yml").write_text("\n".join([*lines, words]), encoding="utf-8")
    assert key(project) is None


def test_old_archives_and_those_that_were_not_finished_go(tmp_path):
    folder, made = tmp_path / "sites", tmp_path / "made"
    (made / "a").mkdir(parents=True)
    (made / "a" / "index.html").write_text("字", encoding="utf-8")
    for number in range(KEPT + 2):
        SiteArchive(folder, f"key{number}").pack(made)
    assert len(list(folder.iterdir())) == KEPT
    last = SiteArchive(folder, f"key{KEPT + 1}")
    assert last.is_whole()
    assert last.unpack(tmp_path / "out") == 1
    assert (tmp_path / "out" / "a" / "index.html").read_text(encoding="utf-8") == "字"
    assert not SiteArchive(folder, "key0").is_whole()
    assert not SiteArchive(tmp_path / "nowhere", "key").is_whole()


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    SiteArchive(tmp_path / "file" / "sites", "key").pack(tmp_path)
    assert (tmp_path / "file").is_file()
