"""What makes a site fit to be published: policy, dates, data blocks, workflows and forms."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from llmnotes.adapters.content_policy import content_policy, protect_site, with_policy
from llmnotes.exports.structured_data import changed_on, structured_data
from llmnotes.pages.page import Page
from llmnotes.pipeline import build_site, program_files

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(p for p in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")
FILES = {
    "data/organizations/openai.yaml": "name: OpenAI\n",
    "data/families/gpt.yaml": "name: GPT\norganization: openai\n",
    "data/models/gpt/gpt-2.yaml": (
        "name: GPT-2\nfamily: gpt\nreleased: 2019-02\nparameters: {total: 1.5}\n"
        "sources: [{ref: old}]\n"
    ),
    "data/terms/x.yaml": "name: {zh: '</script>', en: X}\naliases: [词]\ndefinition: 词。\n",
    "data/sources/old.yaml": (
        "type: article\ntitle: A\naccessed: 2025-01-02\ntier: primary\nURL: https://example.org/a\n"
    ),
    "data/errata/e.yaml": (
        "claim: 错。\ncorrection: 对。\nverdict: wrong\nsources: [{ref: new}]\n"
    ),
    "data/sources/new.yaml": "type: article\ntitle: B\naccessed: 2026-11-23\ntier: primary\n",
}


def test_the_policy_names_the_scripts_of_all_pages_and_no_data():
    code = "var a = 1"
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    pages = [
        f"<script>{code}</script>",
        '<script src="a.js"></script><script type="application/ld+json">{}</script>',
        f"<script async>{code}</script>",
    ]
    policy = content_policy(pages)
    assert policy.count("sha256-") == 1
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "unsafe" not in policy


def test_the_policy_stands_in_each_page_and_in_a_file_for_hosts(tmp_path):
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "index.html", tmp_path / "a/index.html"):
        path.write_text('<html><head><meta charset="utf-8"><script>1</script></head></html>')
    protect_site(tmp_path)
    for path in (tmp_path / "index.html", tmp_path / "a/index.html"):
        assert (
            '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in path.read_text()
        )
    headers = (tmp_path / "_headers").read_text()
    assert headers.startswith("/*\n  Content-Security-Policy: default-src 'none';")
    assert "frame-ancestors 'self'" in headers
    assert with_policy(b"<p>no head", "x") == b"<p>no head"


@pytest.fixture(scope="module")
def site():
    return build_site(FILES)


def block(site, path):
    page = next(page for page in site.pages if page.path == path)
    text = structured_data(site.catalog, page, "标题", "https://example.org/")
    assert "</" not in text.removesuffix("</script>")
    return json.loads(re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', text)[1])


def test_the_site_is_a_data_set(site):
    found = block(site, "index.md")
    assert found["@type"] == "Dataset"
    assert found["dateModified"] == "2026-11-23"
    urls = {part["contentUrl"] for part in found["distribution"]}
    files = {
        f"https://example.org/{file.path}" for file in program_files(site, "https://example.org")
    }
    assert urls <= files


def test_a_model_is_an_article_with_the_day_of_its_sources(site):
    found = block(site, "models/gpt-2.md")
    assert found["@type"] == "TechArticle"
    assert found["dateModified"] == "2025-01-02"
    assert found["citation"] == ["https://example.org/a"]
    assert found["url"] == "https://example.org/models/gpt-2/"


def test_terms_are_defined_terms_whatever_they_hold(site):
    terms = block(site, "terms.md")["hasDefinedTerm"]
    assert [(t["@type"], t["name"]) for t in terms] == [("DefinedTerm", "</script>")]


def test_a_page_without_sources_has_the_day_of_the_data(site):
    assert changed_on(site.catalog, Page.of("a.md", "")) == "2026-11-23"


def test_robots_are_shown_the_sitemap(site):
    files = {file.path: file.content for file in program_files(site, "https://example.org/x")}
    assert b"Sitemap: https://example.org/x/sitemap.xml\n" in files["robots.txt"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_pin_actions_and_ask_for_little(path):
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for action in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
    # what somebody else wrote never stands inside a command
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "github.head_ref" not in step.get("run", "")
            assert "pull_request.title" not in step.get("run", "")


GH = """#!/bin/sh
case "$1 $2" in
"run download") cp -R ../artefact comment ;;
"pr view") echo built ;;
"pr comment") echo "$3" >../said && cat "$5" >>../said ;;
esac
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="the steps of workflows are written for bash")
@pytest.mark.parametrize(
    ("number", "head", "said"),
    [
        ("7", "built", "7\nWords\n"),
        ("7", "another commit", None),
        ("7 --repo else/where", "built", None),
        ("", "built", None),
    ],
)
def test_a_comment_goes_only_to_the_pull_request_that_was_built(tmp_path, number, head, said):
    workflow = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8"))
    (step,) = workflow["jobs"]["comment"]["steps"]
    (tmp_path / "artefact").mkdir()
    (tmp_path / "artefact/number").write_text(f"{number}\n")
    (tmp_path / "artefact/text.md").write_text("Words\n")
    (tmp_path / "work").mkdir()
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=tmp_path / "work",
        env=os.environ | {"PATH": path, "RUN": "1", "HEAD": head},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode == 0) == bool(said)
    found = tmp_path / "said"
    assert (found.read_text() if found.exists() else None) == said


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_forms_of_issues_are_complete(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    names = [field["id"] for field in form["body"]]
    assert len(set(names)) == len(names)
    if path.stem in {"wrong-fact", "missing-model", "wrong-formula"}:
        source = next(field for field in form["body"] if field["id"] == "source")
        assert source["validations"]["required"] is True


def test_adding_a_model_fits_on_one_screen_in_both_languages():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for heading in ("## 加一个模型", "## Add a model"):
        section = text.split(f"{heading}\n")[1].split("\n## ")[0]
        assert len(section.splitlines()) < 25
        assert "llmnotes new model" in section
        assert "llmnotes check" in section


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/contributing/how-to.md"])
def test_the_model_of_the_example_is_not_there_yet(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"--family (\S+) --id ([\w.-]+)", text))
    assert named
    for family, key in named:
        assert (ROOT / f"data/families/{family}.yaml").is_file()
        assert not (ROOT / f"data/models/{family}/{key}.yaml").exists()


def test_the_form_of_a_pull_request_asks_for_the_source():
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert "data/sources" in text
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    names = {hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]}
    assert {"ruff", "end-of-file", "llmnotes-check"} <= names
