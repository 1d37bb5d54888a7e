"""Earlier ids keep working."""

from __future__ import annotations

import json

from llmnotes.pipeline import build_site, program_files

BASE = {
    "data/organizations/openai.yaml": "name: OpenAI\n",
    "data/families/gpt.yaml": "name: GPT\norganization: openai\naliases_of_id: [gpts]\n",
    "data/models/gpt/gpt-2-xl.yaml": (
        "name: GPT-2 <XL>\nfamily: gpt\nreleased: 2019-11\naliases_of_id: [gpt-2, gpt2]\n"
        "sources: [{ref: paper}]\n"
    ),
    "data/terms/soft-prompt.yaml": (
        "name: {zh: 词, en: Token}\ndefinition: 词。\naliases_of_id: [soft-token]\n"
    ),
    "data/sources/paper.yaml": "type: article\ntitle: A\naccessed: 2026-11-23\ntier: primary\n",
}


def build():
    site = build_site(BASE)
    files = program_files(site, "https://example.org/kb")
    return site, {file.path: file.content.decode() for file in files if b"\0" not in file.content}


def test_both_of_two_renames_lead_to_the_last_address():
    _, files = build()
    for key in ("gpt-2", "gpt2"):
        page = files[f"models/{key}/index.html"]
        assert '<meta http-equiv="refresh" content="0; url=../gpt-2-xl/">' in page
        assert '<link rel="canonical" href="https://example.org/kb/models/gpt-2-xl/">' in page
        assert '<a href="../gpt-2-xl/">GPT-2 &lt;XL&gt;</a>' in page
        assert "<script" not in page
        assert json.loads(files[f"api/v1/models/{key}.json"])["moved_to"] == "gpt-2-xl"
    assert "families/gpts/index.html" in files


def test_an_earlier_anchor_of_a_term_is_still_there():
    site, files = build()
    page = next(page.markdown for page in site.pages if page.path == "terms.md")
    assert '<span id="soft-token"></span>' in page
    assert "terms/index.html" not in files
