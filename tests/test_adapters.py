"""The command line and MkDocs, as people start them, in a small project of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from llmnotes.adapters.cli import main

GOLDEN = Path(__file__).parent / "golden"
MODEL = "data/models/gpt/gpt-2.yaml"


@pytest.fixture
def project(tmp_path):
    """The small base, two pages and the settings of a site."""
    files = yaml.safe_load((GOLDEN / "base" / "small.yaml").read_text(encoding="utf-8"))
    files["docs/intro.md"] = "# 导论\n\n[[model:gpt-2]] 发布于 [[model:gpt-2#released]]。\n"
    files["mkdocs.yml"] = (
        "site_name: 小站\nplugins: [llmnotes]\n"
        "theme: {name: material, font: false, features: [content.action.edit]}\n"
        "edit_uri: https://example.org/edit/main/docs/\n"
        "markdown_extensions: [attr_list, md_in_html]\n"
        "not_in_nav: '*'\nnav: [首页: index.md]\n"
    )
    for path, text in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_counts_and_exits_with_0(project, capsys):
    assert main(["--root", str(project), "check"]) == 0
    assert capsys.readouterr().out.startswith("4 records, ")


def test_check_prints_every_error_and_exits_with_1(project, capsys):
    broken = project / MODEL
    broken.write_text("name: GPT-2\nfamly: gpt\nreleased: 2019-13\n", encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = [line for line in printed.err.splitlines() if line.startswith("data/")]
    assert lines == sorted(lines)
    assert len(lines) == 3
    assert printed.err.endswith("3 problem(s)\n")


def test_check_prints_json_for_editors(project, capsys):
    (project / MODEL).write_text("name: GPT-2\n", encoding="utf-8")
    assert main(["--root", str(project), "check", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {(d["path"], d["line"], d["code"]) for d in found} == {(MODEL, 1, "schema-missing")}


def test_render_writes_every_page(project, capsys):
    assert main(["--root", str(project), "render", "--out", str(project / "out")]) == 0
    written = {p.relative_to(project / "out").as_posix() for p in project.rglob("out/**/*.md")}
    assert {"index.md", "intro.md", "models/gpt-2.md", "families/gpt.md"} <= written
    assert "2019-02-14" in (project / "out" / "intro.md").read_text(encoding="utf-8")
    assert str(len(written)) in capsys.readouterr().out


def test_a_strict_build_has_every_page_and_edits_lead_to_the_data(project):
    built = mkdocs(project, "--strict")
    assert built.returncode == 0, built.stderr
    model = (project / "site/models/gpt-2/index.html").read_text(encoding="utf-8")
    assert "https://example.org/edit/main/data/models/gpt/gpt-2.yaml" in model
    intro = (project / "site/intro/index.html").read_text(encoding="utf-8")
    assert "https://example.org/edit/main/docs/intro.md" in intro
    assert "href=../models/gpt-2/" in intro


def test_a_failed_build_leaves_the_last_good_site(project):
    assert mkdocs(project).returncode == 0
    before = {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
    (project / MODEL).write_text("name: [GPT-2\n", encoding="utf-8")
    failed = mkdocs(project)
    assert failed.returncode == 1
    assert f"{MODEL}:1:7: error:" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert before == {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
