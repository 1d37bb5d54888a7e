"""The copy of a page as Markdown, as somebody pastes it into an assistant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from llmnotes.adapters.files import read_texts
from llmnotes.exports.markdown_copy import markdown_copy
from llmnotes.pages.page import Page
from llmnotes.pipeline import build_site

ROOT = Path(__file__).parents[1]
CITED = re.compile(r'<a href="#ref-(\d+)"')
VALUE = re.compile(r"<dd>([^<]+)<sup")


@pytest.mark.golden("copies/*.yaml")
def test_a_copy(golden):
    ((path, content),) = golden.given.items()
    golden.expect(copy=markdown_copy(Page.of(path, content.decode())))


@pytest.fixture(scope="module")
def copies():
    site = build_site(read_texts(ROOT), "2100-01-01")
    pages = [page for page in site.pages if not page.path.startswith("contributing/")]
    return [(page, markdown_copy(page)) for page in pages]


def test_no_tag_and_no_attribute_list_is_left(copies):
    for page, copy in copies:
        text = re.sub(r"```.*?```|`[^`\n]*`|\$[^$]*\$", "x", copy, flags=re.DOTALL)
        assert not re.findall(r"</?[a-z]+[ >]|\{#|&(?:lt|gt|amp|quot);|^!!!|\n{3}", text), page.path


def test_each_value_of_a_model_stands_with_its_source(copies):
    models = [(page, copy) for page, copy in copies if page.path.startswith("models/")]
    assert len(models) > 400
    for page, copy in models:
        listed = set(re.findall(r"^- \[(\d+)\] ", copy, re.MULTILINE))
        body = page.markdown.partition("## ")[2]
        assert listed == set(CITED.findall(page.markdown)), page.path
        for value in VALUE.findall(body):
            assert f"：{value.replace('&lt;', '<')}[" in copy, (page.path, value)


def test_the_rows_of_a_table_are_no_wider_than_its_head(copies):
    tables = 0
    for page, copy in copies:
        for table in re.findall(r"(?:^\|.*\|\n)+", copy, re.MULTILINE):
            head, line, *rows = (re.sub(r"\\\||`[^`]*`", "", row) for row in table.splitlines())
            assert set(line) <= {"|", "-", " "}, page.path
            assert head.count("|") == line.count("|"), page.path
            assert all(row.count("|") <= line.count("|") for row in rows), page.path
            tables += 1
    assert tables > 1000
