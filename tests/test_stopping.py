"""Long work says how far it is, and Ctrl-C leaves everything whole."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from synthetic import synthetic_site

from llmnotes.adapters import progress
from llmnotes.adapters.files import write_texts
from llmnotes.adapters.progress import shown
from llmnotes.adapters.site_place import clear_beside, place_beside, put_in_place

SETTINGS = (
    "site_name: 大站\ntheme: {name: material, language: zh, font: false}\n"
    "plugins: [llmnotes]\nnot_in_nav: '*'\nnav: [首页: index.md]\n"
)
BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")
CHECK = (sys.executable, "-m", "llmnotes.adapters.cli", "check")
STOPPED = 130
LONGEST_WAIT_S = 120
LONG = 600
"""Models: enough for a bar, which is drawn after a tenth of a second."""


@pytest.fixture
def project(tmp_path):
    write_texts(synthetic_site(40) | {"mkdocs.yml": SETTINGS}, tmp_path)
    return tmp_path


def start(project, command):
    return subprocess.Popen(
        command,
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(project, command) -> str:
    process = start(project, command)
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return said


def until(condition) -> None:
    """Wait for what must come; the wait is no measurement."""
    end = time.monotonic() + LONGEST_WAIT_S
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def files(folder) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_stopped_build_leaves_the_last_site_and_nothing_else(project):
    run(project, BUILD)
    before = files(project / "site")
    around = {path.name for path in project.iterdir()}
    model = project / "data/models/f0/m1.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace("Model 1\n", "Other 1\n"))
    build = start(project, BUILD)
    until(lambda: any(project.glob(".site.new.*/**/*.html")))
    build.send_signal(signal.SIGINT)
    said, _ = build.communicate()
    assert build.returncode == STOPPED, said
    assert "Traceback" not in said
    assert files(project / "site") == before
    assert {path.name for path in project.iterdir()} == around
    run(project, BUILD)
    assert "Other 1" in (project / "site/models/m1/index.html").read_text(encoding="utf-8")


def test_two_builds_at_once_leave_one_whole_site(project):
    run(project, BUILD)
    before = files(project / "site")
    shutil.rmtree(project / ".cache")
    around = {path.name for path in project.iterdir()} | {".cache"}
    builds = [start(project, BUILD) for _ in range(2)]
    for build in builds:
        said, _ = build.communicate()
        assert build.returncode == 0, said
    assert files(project / "site") == before
    assert {path.name for path in project.iterdir()} == around


def test_only_what_was_left_long_ago_is_cleared(tmp_path):
    site = tmp_path / "site"
    for place in (left := place_beside(site), now := place_beside(site)):
        place.mkdir()
    os.utime(left, (0, 0))
    clear_beside(site)
    assert list(tmp_path.iterdir()) == [now]


def test_a_folder_takes_the_place_of_a_site(tmp_path):
    site, new = tmp_path / "site", tmp_path / "new"
    for folder, words in ((site, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(words, encoding="utf-8")
    (site / ".git").write_text("", encoding="utf-8")
    put_in_place(new, site)
    assert files(tmp_path) == {"site/index.html": b"new", "site/.git": b""}
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "nowhere", site)
    assert files(tmp_path) == {"site/index.html": b"new", "site/.git": b""}


def test_a_stopped_check_draws_a_bar_and_ends_without_a_traceback(project):
    write_texts(synthetic_site(LONG), project)
    terminal, inside = pty.openpty()
    check = subprocess.Popen(CHECK, cwd=project, stdout=inside, stderr=inside)
    os.close(inside)
    said = b""
    while b"] " not in said:
        said += os.read(terminal, 1024)
    check.send_signal(signal.SIGINT)
    with suppress(OSError):  # so Linux tells that the other end was closed
        while more := os.read(terminal, 1024):
            said += more
    os.close(terminal)
    assert check.wait() == STOPPED, said.decode()
    assert b"Traceback" not in said
    assert b"stopped" in said
    assert "no errors" in run(project, CHECK)


def test_a_log_gets_a_line_now_and_then(capsys, monkeypatch):
    monkeypatch.setattr(progress, "TOLD_EVERY_S", 0)
    assert list(shown("pages", ["a", "b", "c"])) == ["a", "b", "c"]
    assert capsys.readouterr().err == "pages: 1 of 3\npages: 2 of 3\npages: 3 of 3\n"


def test_short_work_says_nothing_in_a_log(capsys):
    assert list(shown("pages", ["a", "b", "c"])) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_a_strict_build_with_warnings_leaves_the_last_site(project):
    run(project, BUILD)
    last = (project / "site" / "index.html").read_bytes()
    chapter = project / "docs" / "index.md"
    chapter.parent.mkdir(exist_ok=True)
    chapter.write_text("# 首页\n\n[无](none.md)\n", encoding="utf-8")
    process = start(project, BUILD)
    said, _ = process.communicate()
    assert process.returncode == 1
    assert "none.md" in said
    assert (project / "site" / "index.html").read_bytes() == last
    assert not list(project.glob(".site*"))
