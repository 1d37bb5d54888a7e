"""A knowledge base of another subject, from the package alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from llmnotes.adapters.cli import main
from llmnotes.adapters.project import read_about

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "src/llmnotes/starter"


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "mykb"
    assert main(["init", str(folder)]) == 0
    return folder


def test_it_passes_check_and_builds_strictly_with_nothing_of_our_subject(started):
    assert main(["--root", str(started), "check"]) == 0
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=started,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    site = started / "site"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<h1>语音识别模型笔记</h1>" in home
    assert (site / "models/whisper-large/index.html").is_file()
    assert (site / "assets/llmnotes.css").is_file()
    for path in site.rglob("*"):
        if path.suffix in {".html", ".md", ".xml", ".txt", ".json"}:
            assert "大模型基础" not in path.read_text(encoding="utf-8"), path
    _has_links_for_programs_and_a_citation(site)


def _has_links_for_programs_and_a_citation(site):
    page = (site / "models/whisper-large/index.html").read_text(encoding="utf-8")
    address = "http://127.0.0.1:8000/models/whisper-large/"
    for language in ("zh", "x-default"):
        assert f'<link rel="alternate " hreflang={language} href={address}>' in page
    assert not re.search(
        r"rel=\"?alternate[\">]", page
    )  # the theme would fetch a sitemap below each address
    home = (site / "index.html").read_text(encoding="utf-8")
    feeds = re.findall(r"type=application/atom\+xml[^>]* href=([^>]+)>", home)
    assert len(feeds) == len([feed for feed in feeds if (site / feed).is_file()]) > 0
    (plain,) = re.findall(r"type=text/markdown href=([^>]+)>", page)
    assert (site / "models/whisper-large" / plain).resolve().is_file()
    citation = page.split("引用本页与出处</summary>")[1].split("</details>")[0]
    assert "@misc{models-whisper-large,\n" in citation
    assert f"url = {{{address}}}" in citation
    assert "引用本页" not in (site / "index.html").read_text(encoding="utf-8")


def test_editors_find_the_schema_of_every_file(started):
    for path in started.rglob("data/**/*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.split("$schema=")[1]).resolve().is_file()


def test_init_writes_into_a_new_folder_only(started, capsys):
    assert main(["init", str(started)]) == 2
    assert "is not empty" in capsys.readouterr().err


def test_its_settings_read_pages_as_ours_do():
    """What turns Markdown into pages is the same list in both."""
    ours, starter = (
        (folder / "mkdocs.yml").read_text(encoding="utf-8") for folder in (ROOT, STARTER)
    )
    for name in ("markdown_extensions", "extra_css", "extra_javascript"):
        part = ours.split(f"\n{name}:\n")[1].split("\n\n")[0]
        assert f"\n{name}:\n{part}\n\n" in starter


def test_the_settings_say_what_the_site_is_called(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: 'A: b'  # a note\nx: !!python/name:a.b\nsite_description:\n", encoding="utf-8"
    )
    about = read_about(tmp_path)
    assert about.name == "A: b"
    assert about.description == "每个数字都有出处。"
