"""The same input gives the same site, wherever, whenever and by whom it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys

import pytest

from llmnotes.adapters.cli import main

PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "en_US.ISO-8859-1"},
)


@pytest.fixture(scope="module")
def digests(tmp_path_factory):
    """What each file of two builds holds, by its path."""
    first = tmp_path_factory.mktemp("one") / "kb"
    assert main(["init", str(first)]) == 0
    second = tmp_path_factory.mktemp("another-place") / "with spaces" / "kb"
    shutil.copytree(first, second)
    return [_built(folder, place) for folder, place in zip((first, second), PLACES, strict=True)]


def _built(folder, place):
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1760000000"} | place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    site = folder / "site"
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_two_builds_have_the_same_bytes(digests):
    first, second = digests
    assert len(first) > 100
    assert [
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    ] == []
