"""The files around the program: make, README, lock, set-up."""

import os
import re
import shutil
import signal
import subprocess
import time
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
INGREDIENTS = (
    "pyproject.toml",
    "requirements.lock",
    "hatch_build.py",
    "package.json",
    "package-lock.json",
    "scripts/setup.sh",
)
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def test_the_lock_names_no_index_and_pins_every_package_with_hashes():
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", LOCK)
    requirements = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]
    assert len(requirements) > 40
    for requirement in requirements:
        assert re.match(r"[a-z0-9.-]+==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement


def test_the_lock_covers_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
        *project["dependency-groups"]["build"],
    ]
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", LOCK, re.MULTILINE))
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in asked}
    assert names - pinned == set()


def test_the_first_screen_of_the_readme_has_a_picture_and_the_two_commands():
    first_screen = "\n".join(README.splitlines()[:16])
    picture = ROOT / re.search(r"!\[[^]]+\]\(([^)]+)\)", first_screen)[1]
    assert picture.stat().st_size < 300_000
    assert "make serve" in first_screen
    assert "make test" in first_screen


def test_every_path_that_the_readme_names_exists():
    table = README.split("## 东西在哪里")[1].split("##")[0]
    links = re.findall(r"\]\((?!http)([^)]+)\)", README)
    named = re.findall(r"`([\w./-]+(?:/|\.yml))`", table)
    assert len(named) > 4
    made = set((ROOT / ".gitignore").read_text(encoding="utf-8").split())  # by a build
    missing = [path for path in {*links, *named} - made if not _exists(path)]
    assert missing == []


def _exists(path):
    return (ROOT / path).exists() or (ROOT / "src/llmnotes" / path).exists()


@needs_make
def test_make_alone_says_what_there_is():
    lines = _make(ROOT).stdout
    for target in ("serve", "site", "check", "test"):
        assert f"make {target}" in lines


@pytest.fixture
def project(tmp_path):
    """A folder with our Makefile and an environment whose mkdocs does what the test says."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in INGREDIENTS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/.ready").touch()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the last good one")
    return tmp_path


@needs_make
def test_a_failed_build_leaves_the_last_good_site(project):
    _program(project / ".venv/bin/mkdocs", 'mkdir -p "$4"; echo half >"$4/index.html"; exit 1')
    assert _make(project, "site").returncode != 0
    assert (project / "site/index.html").read_text() == "the last good one"


@needs_make
def test_a_good_build_takes_the_place_of_the_last_one(project):
    _program(
        project / ".venv/bin/mkdocs",
        '[ "$3" = --site-dir ] && mkdir -p "$4" && echo new >"$4/index.html"',
    )
    result = _make(project, "site")
    assert result.returncode == 0, result.stderr
    assert (project / "site/index.html").read_text() == "new\n"


@needs_make
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_build_leaves_the_last_good_site(project, kind):
    script = 'mkdir -p "$4"; echo half >"$4/index.html"; echo >begun; exec sleep 60'
    _program(project / ".venv/bin/mkdocs", script)
    with subprocess.Popen(["make", "site"], cwd=project, start_new_session=True) as running:
        while not (project / "begun").exists():
            assert running.poll() is None
            time.sleep(0.02)
        os.killpg(running.pid, kind)
        assert running.wait() != 0
    assert (project / "site/index.html").read_text() == "the last good one"


@needs_make
def test_a_site_that_was_moved_aside_comes_back(project):
    """A build that is killed between its two moves leaves no site/, but its copy."""
    (project / ".cache").mkdir()
    (project / "site").rename(project / ".cache/site.old")
    _program(project / ".venv/bin/mkdocs", "exit 1")
    assert _make(project, "site").returncode != 0
    assert (project / "site/index.html").read_text() == "the last good one"


@needs_make
def test_a_second_make_does_not_install_again(project):
    _program(project / ".venv/bin/mkdocs", 'mkdir -p "$4"; touch "$4/index.html"')
    started = time.monotonic()
    assert "setup" not in _make(project, "site").stdout
    assert time.monotonic() - started < 5


@pytest.mark.skipif(os.name == "nt", reason="the set-up script is for POSIX shells")
@pytest.mark.parametrize(
    ("python", "words"),
    [
        ("exit 1", "apt install python3 python3-venv"),
        ('case "$2" in *ensurepip*) exit 1;; esac', "apt install python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_the_set_up_names_the_package_that_is_missing(tmp_path, python, words):
    _program(tmp_path / "python", python)
    result = subprocess.run(
        ["sh", ROOT / "scripts/setup.sh", tmp_path / "venv"],
        env=os.environ | {"PYTHON": str(tmp_path / "python")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert words in result.stderr
    assert not (tmp_path / "venv").exists()


def _program(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def _make(folder, *targets):
    return subprocess.run(
        ["make", "--no-print-directory", *targets],
        cwd=folder,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=False,
    )
