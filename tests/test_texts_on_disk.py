"""Pages wait as bytes until they are converted, and on the disk until they are written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from llmnotes.adapters.made_file import MadeFile
from llmnotes.adapters.texts_on_disk import TextsOnDisk

SMALL = Path(__file__).parent / "golden" / "base" / "small.yaml"
SETTINGS = """\
site_name: 小站
site_url: https://example.org/
theme: {name: material, language: zh, font: false}
plugins: [llmnotes]
hooks: [count.py]
markdown_extensions: [attr_list, md_in_html, llmnotes.adapters.ready_html]
not_in_nav: '*'
nav: [首页: index.md, intro.md]
"""
COUNT = """\
from llmnotes.adapters.ready_page import ReadyPage

def on_env(env, config, files):
    pages = [file.page for file in files if isinstance(file.page, ReadyPage)]
    texts = [[v for v in vars(page).values() if isinstance(v, str)] for page in pages]
    held = sum(page.content in held for page, held in zip(pages, texts))
    files = [vars(page.file).values() for page in pages]
    held += sum(page.file.content_string in held for page, held in zip(pages, files))
    print("COUNTED", len(pages), sum("</h1>" in page.content for page in pages), held)
"""


def test_texts_come_back_as_they_were(tmp_path):
    texts = TextsOnDisk(tmp_path / "new")
    words = ["", "字" * 9000, "a\r\n\x00\ud800"]
    spans = [texts.put(text) for text in words]
    assert [texts.read(span) for span in spans[::-1]] == words[::-1]
    assert texts.put("b").start == spans[-1].start + spans[-1].size
    texts.close()


def test_nothing_stays_in_the_folder(tmp_path):
    texts = TextsOnDisk(tmp_path)
    texts.put("a")
    if sys.platform == "linux":
        assert not list(tmp_path.iterdir())
    texts.close()
    assert not list(tmp_path.iterdir())


def test_the_file_of_a_page_gives_its_text_however_it_is_set():
    file = MadeFile("a.md", None, "site", use_directory_urls=True)
    file.content_string = "词"
    assert (file.content_string, file.content_bytes) == ("词", "词".encode())
    file.content_bytes = "句".encode()
    assert file.content_string == "句"


@pytest.fixture
def project(tmp_path):
    files = yaml.safe_load(SMALL.read_text(encoding="utf-8"))
    files |= {"mkdocs.yml": SETTINGS, "count.py": COUNT, "docs/intro.md": "# 导论\n"}
    for path, words in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")
    return tmp_path


def test_when_all_pages_are_converted_at_most_one_is_in_memory(project):
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    pages, converted, held = map(int, run.stdout.split("COUNTED ")[1].split()[:3])
    assert pages == converted > 5
    assert held <= 1
