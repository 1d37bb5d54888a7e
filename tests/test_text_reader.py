"""Reading the texts of a project again and again gives what is on the disk, each time."""

import os
from pathlib import Path

import pytest

from llmnotes.adapters.files import TextReader, read_texts
from llmnotes.diagnostics import DataError

FILES = {
    "data/models/gpt/gpt-3.yaml": "name: GPT-3\n",
    "data/terms/token.yml": "name: token\n",
    "docs/index.md": "# 首页\n",
    "docs/gpt/gpt-3.md": "# GPT-3\n",
}
OTHERS = {"data/.yaml": "hidden", "data/notes.txt": "no data", "docs/picture.svg": "<svg/>"}
AT_ONCE = 0
"""Every file counts as settled, whenever it was written."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in (FILES | OTHERS).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_reads_data_and_pages_and_nothing_else(project: Path) -> None:
    assert read_texts(project) == FILES


def test_a_file_that_stayed_as_it_was_is_not_opened_again(project: Path) -> None:
    reader = TextReader(project, settled_ns=AT_ONCE)
    before = reader.read()
    (project / "docs/index.md").write_text("# 主页\n", encoding="utf-8")
    after = reader.read()
    assert after == FILES | {"docs/index.md": "# 主页\n"}
    assert after["docs/gpt/gpt-3.md"] is before["docs/gpt/gpt-3.md"]


def test_a_file_that_was_just_written_is_opened_again(project: Path) -> None:
    reader = TextReader(project)
    before = reader.read()
    after = reader.read()
    assert after == before
    assert after["docs/index.md"] is not before["docs/index.md"]


def test_files_come_and_go(project: Path) -> None:
    reader = TextReader(project, settled_ns=AT_ONCE)
    reader.read()
    (project / "data/terms/token.yml").rename(project / "data/terms/bpe.yml")
    (project / "docs/gpt/gpt-3.md").unlink()
    assert reader.read() == {
        "data/models/gpt/gpt-3.yaml": FILES["data/models/gpt/gpt-3.yaml"],
        "data/terms/bpe.yml": FILES["data/terms/token.yml"],
        "docs/index.md": FILES["docs/index.md"],
    }


def test_an_edit_of_the_same_size_with_the_old_time_is_seen(project: Path) -> None:
    """As programs that copy a file together with its time do it."""
    reader = TextReader(project, settled_ns=AT_ONCE)
    reader.read()
    page = project / "docs/index.md"
    written = page.stat().st_mtime_ns
    page.write_text("# 页首\n", encoding="utf-8")
    os.utime(page, ns=(written, written))
    assert reader.read()["docs/index.md"] == "# 页首\n"


def test_a_broken_file_is_told_each_time_and_read_when_it_is_mended(project: Path) -> None:
    reader = TextReader(project, settled_ns=AT_ONCE)
    reader.read()
    page = project / "docs/index.md"
    page.write_bytes(b"\xff")
    for _ in range(2):
        with pytest.raises(DataError, match="not-utf-8"):
            reader.read()
    page.write_text("# 首页\n", encoding="utf-8")
    assert reader.read() == FILES
