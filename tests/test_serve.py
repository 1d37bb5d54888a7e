"""`mkdocs serve`: an edit of a data file is on the page at once, a broken one is told."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

GOLDEN = Path(__file__).parent / "golden"
MODEL = "data/models/gpt/gpt-2.yaml"
LONGEST_WAIT_S = 60


@pytest.fixture
def served(tmp_path):
    """A small project under `mkdocs serve`: its folder, its address, what the server printed."""
    files = yaml.safe_load((GOLDEN / "base" / "small.yaml").read_text(encoding="utf-8"))
    files["docs/intro.md"] = "# 导论\n"
    files["mkdocs.yml"] = (
        "site_name: 小站\nplugins: [llmnotes]\nnot_in_nav: '*'\nnav: [首页: index.md]\n"
    )
    for path, words in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = tmp_path / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=tmp_path,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=output,
        )
        try:
            yield tmp_path, f"http://{address}/", log
        finally:
            server.terminate()
            server.wait()


def until(condition):
    """Wait for what must come; the wait is no measurement."""
    end = time.monotonic() + LONGEST_WAIT_S
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def page(address: str) -> str:
    try:
        with urlopen(address) as answer:  # noqa: S310 - the server of this test
            return answer.read().decode()
    except OSError:
        return ""


def test_edits_are_served_and_broken_ones_are_told_and_survived(served):
    project, address, log = served
    model = project / MODEL
    good = model.read_text(encoding="utf-8")
    assert until(lambda: "GPT-2" in page(f"{address}models/gpt-2/")), log.read_text()

    model.write_text(good.replace("name: GPT-2", "name: GPT-Zwei"), encoding="utf-8")
    assert until(lambda: "GPT-Zwei" in page(f"{address}models/gpt-2/")), log.read_text()

    model.write_text(good + "famly: gpt\n", encoding="utf-8")
    told = f"{MODEL}:5:1: error: there is no field 'famly'"
    assert until(lambda: told in log.read_text(encoding="utf-8")), log.read_text()
    assert "did you mean 'family'?" in log.read_text(encoding="utf-8")
    assert "Traceback" not in log.read_text(encoding="utf-8")

    model.write_text(good.replace("name: GPT-2", "name: GPT-Drei"), encoding="utf-8")
    assert until(lambda: "GPT-Drei" in page(f"{address}models/gpt-2/")), log.read_text()

    chapter = project / "docs" / "intro.md"
    chapter.write_text("# 导论\n\n设 $\\frac{a}{b$ 。\n", encoding="utf-8")
    assert until(lambda: "docs/intro.md:3:" in log.read_text(encoding="utf-8")), log.read_text()
    assert "[formula-syntax]" in log.read_text(encoding="utf-8")

    chapter.write_text("# 导论\n\n设 $\\frac{a}{b}$ 。\n", encoding="utf-8")
    assert until(lambda: "class=katex" in page(f"{address}intro/")), log.read_text()
