"""What changed, in words, and whether anything vanished without a note."""

from __future__ import annotations

import json
import subprocess

import pytest

from llmnotes.adapters.cli import main
from llmnotes.editing.change_words import in_words, pull_request_text, with_data_half
from llmnotes.editing.changes import compare
from llmnotes.editing.facts import facts_of_texts
from llmnotes.editing.vanished import vanished, without_note

GPT_2 = "data/models/gpt/gpt-2.yaml"


@pytest.mark.golden("editing/diff/*.yaml")
def test_changes_in_words(golden):
    files = {path: text.decode() for path, text in golden.given.items()}
    states = [
        {p.removeprefix(f"{state}/"): t for p, t in files.items() if p.startswith(f"{state}/")}
        for state in ("before", "after")
    ]
    before, after = map(facts_of_texts, states)
    changelog = states[1]["CHANGELOG.md"]
    changes = compare(before, after)
    written = with_data_half(changelog, changes)
    assert with_data_half(written, changes) == written
    golden.expect(
        words=in_words(changes),
        changelog=written,
        pull_request=pull_request_text(changes),
        without_note="\n".join(map(str, without_note(vanished(changes), changelog))),
    )


def test_nothing_changed():
    facts = facts_of_texts({GPT_2: "name: GPT-2\n"})
    assert in_words(compare(facts, facts)) == "数据没有变化。\n"


@pytest.fixture
def project(tmp_path):
    path = tmp_path / GPT_2
    path.parent.mkdir(parents=True)
    path.write_text("name: GPT-2\nfamily: gpt\nreleased: 2019-02\nparameters: {total: 1.5}\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=n", "-c", "user.email=n@example.org", "commit", "-qm", "one")
    return tmp_path


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True)


def diff(project, *words):
    return main(["--root", str(project), "diff", *words])


def test_a_vanished_fact_fails_until_the_change_log_says_why(project, capsys):
    (project / GPT_2).write_text("name: GPT-2\nfamily: gpt\nreleased: 2019-02\n")
    assert diff(project, "HEAD", "--check") == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{GPT_2}:1:1: error: models/gpt-2 parameters (was 1.5) is gone")
    assert diff(project, "HEAD", "--changelog") == 0
    assert diff(project, "HEAD", "--check") == 1  # the reason is still open
    log = project / "CHANGELOG.md"
    log.write_text(log.read_text(encoding="utf-8").replace("原因待写", "论文没有给出"))
    assert diff(project, "HEAD", "--check") == 0


def test_without_a_base_the_last_tag_is_taken(project, capsys):
    assert diff(project) == 2
    assert "there is no tag" in capsys.readouterr().err
    git(project, "tag", "2026.1")
    (project / GPT_2).write_text("name: GPT-2\nfamily: gpt\nreleased: 2019\n")
    assert diff(project) == 0
    assert "发布时间（`released`）：2019-02 → 2019" in capsys.readouterr().out


def test_the_base_can_be_a_folder_or_a_built_site(project, tmp_path_factory, capsys):
    site = tmp_path_factory.mktemp("site")
    (site / "api/v1").mkdir(parents=True)
    item = {"id": "gpt-2", "page": "", "file": GPT_2, "name": {"zh": "GPT-2"}, "family": "gpt"}
    item |= {"released": "2019-02", "parameters": {"total": 1.5}, "derived": {"x": 1}}
    (site / "api/v1/models.json").write_text(json.dumps([item]))
    for base in (site, site / "api/v1", project):
        assert diff(project, str(base)) == 0
        assert capsys.readouterr().out == "数据没有变化。\n"


def test_a_base_that_is_none_is_told(project, capsys):
    assert diff(project, "no-such-tag") == 2
    assert diff(project, "--", "--output=x") == 2
    assert "is no revision" in capsys.readouterr().err
