"""The list of all models: what it says, how large it is, how it answers in a real browser."""

from __future__ import annotations

import csv
import gzip
import io
import re
from pathlib import Path

import pytest
import yaml

from browser.fixtures import watch
from browser.plain import ASSETS, served, write_plain
from browser.waiting import until
from llmnotes.catalog.build import build_catalog
from llmnotes.pages.models_index import models_index_page
from llmnotes.render.sortable import exact_attribute

ROOT = Path(__file__).parents[1]
BASE = yaml.safe_load((ROOT / "tests/golden/base/small.yaml").read_text(encoding="utf-8"))
MODEL = """\
name: Test {n}
family: gpt
released: {year}-01-01
weights: open
parameters: {{total: {n}}}
sources: [{{ref: paper}}]
"""


@pytest.fixture(scope="module")
def tool(built_site):
    """The form and the rows, without the frame of the page."""
    html = (built_site / "models/index.html").read_text(encoding="utf-8")
    return html[html.index("<h1") : html.index("</article>")]


def test_every_model_has_a_row_with_a_link(tool):
    ids = {path.stem for path in (ROOT / "data/models").rglob("*.yaml")}
    assert set(re.findall(r"<th scope=row><a href=([^>]+)/>", tool)) == ids


def test_300_rows_and_the_form_are_small(tool):
    rows = re.findall(r"<tr(?: [^>]*)?><th scope=row.*?(?=<tr|</table>)", tool, re.DOTALL)
    assert len(rows) > 300
    for row in rows[300:]:
        tool = tool.replace(row, "")
    assert len(gzip.compress(tool.encode(), 9)) < 15_000


def test_script_and_stylesheet_are_small():
    sizes = [
        len(gzip.compress((ASSETS / f"explore.{kind}").read_bytes())) for kind in ("js", "css")
    ]
    assert sum(sizes) < 15_000


@pytest.mark.parametrize(
    ("words", "scale", "value", "attribute"),
    [
        ("175", 10**9, 175 * 10**9, None),
        ("0.117", 10**9, 117 * 10**6, None),
        ("7.616", 10**9, 7615616512, "7615616512"),
        ("2,400", 10**9, 2400 * 10**9, None),
        ("131,072", 1, 131072, None),
        ("", 1, None, None),
        ("未公布", 1, None, None),
    ],
)
def test_a_cell_carries_the_number_only_where_its_words_are_not_exact(
    words, scale, value, attribute
):
    assert exact_attribute(words, scale, value) == attribute


# ---------- in the browser ----------

pytestmark = pytest.mark.browser
ROWS = ".data--explore tbody tr:not([hidden])"


def names(page):
    page.locator(".explore[data-ready]").wait_for()
    return page.locator(f"{ROWS} th a").all_inner_texts()


def status(page):
    return page.locator(".explore [role=status]").inner_text()


def test_choosing_filters_and_the_address_keeps_it(open_page):
    page = open_page("/models/")
    total = len(names(page))
    page.locator(".form [name=org]").select_option("deepseek")
    page.locator(".form [name=structure]").select_option("moe")
    page.wait_for_url("**/models/?org=deepseek&structure=moe")
    found = names(page)
    assert 0 < len(found) < total
    assert status(page).startswith(f"{len(found)} / {total} 个模型")
    assert "DeepSeek-V3" in found
    page.reload()
    assert names(page) == found
    page.get_by_role("link", name="DeepSeek-V3", exact=True).click()
    page.wait_for_url("**/models/deepseek-v3/")
    page.go_back()
    page.wait_for_url("**/models/?org=deepseek&structure=moe")
    page.get_by_text(f"{len(found)} / {total} 个模型").wait_for()
    assert page.locator(".form [name=org]").input_value() == "deepseek"
    page.get_by_role("button", name="清除条件").click()
    page.wait_for_url(re.compile(r"/models/$"))
    assert len(names(page)) == total
    assert page.faults == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("find=llama3", "Llama 3 8B"),
        ("find=LLAMA-3 8b", "Llama 3 8B"),
        ("find=openai gpt-3", "GPT-3"),
        ("find=深度求索", "DeepSeek-V3"),
        ("find=alibaba qwen3", "Qwen3-8B"),
        ("org=meta&min=400&attention=gqa", "Llama 3.1 405B"),
        ("context=128000&family=llama&commercial=conditional", "Llama 3.1 8B"),
        ("year=2018&weights=open", "GPT-1"),
    ],
)
def test_an_address_finds_a_model(open_page, query, wanted):
    page = open_page(f"/models/?{query}")
    found = names(page)
    assert wanted in found
    assert len(found) < 60


def test_a_model_of_that_name_comes_first_and_nothing_found_is_said(open_page):
    page = open_page("/models/?find=chatglm")
    found = names(page)
    assert found[0].startswith("ChatGLM")
    assert any(not name.startswith("ChatGLM") for name in found)
    page.locator(".form [name=find]").fill("没有这个模型")
    page.locator(".explore .empty").wait_for()
    assert names(page) == []


def test_a_heading_sorts_by_keyboard_with_unknown_values_last(open_page):
    page = open_page("/models/?weights=open")
    names(page)
    button = page.get_by_role("button", name="参数（B）", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**&sort=-total")
    values = page.eval_on_selector_all(
        f"{ROWS} td:nth-child(4)", "cells => cells.map(c => c.textContent)"
    )
    known = [v for v in values if v[:1].isdigit()]
    assert values[: len(known)] == known
    numbers = [float(v.replace(",", "")) for v in known]
    assert numbers == sorted(numbers, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text() == "参数（B）"
    page.keyboard.press("Enter")
    page.wait_for_url("**&sort=total")
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_a_phone_shows_rows_first_and_says_how_many_filters_are_set(open_page):
    page = open_page("/models/?org=deepseek&structure=moe", viewport={"width": 390, "height": 844})
    names(page)
    assert page.locator(f"{ROWS} th a").nth(3).bounding_box()["y"] < 844
    fold = page.get_by_role("button", name="筛选（2）", exact=True)
    assert not page.locator("[name=org]").is_visible()
    fold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("[name=org]").evaluate("e => e === document.activeElement")
    page.locator("[name=org]").select_option("")
    page.get_by_role("button", name="筛选（1）", exact=True).wait_for()
    page.get_by_role("button", name="清除条件").click()
    page.get_by_role("button", name="筛选", exact=True).click()
    assert not page.locator("[name=org]").is_visible()
    page.set_viewport_size({"width": 1280, "height": 844})
    assert page.locator("[name=org]").is_visible()
    assert not page.locator(".form__fold").is_visible()


def test_rows_are_copied_and_compared(open_page, site_url):
    page = open_page("/models/?find=deepseek-v3", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("checkbox", name="选择 DeepSeek-V3", exact=True).check()
    page.get_by_role("button", name="复制为 Markdown").click()
    page.get_by_text("已复制 1 行").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0].startswith("| 模型 | 机构 | 发布 | 参数（B） |")
    assert lines[2].startswith(f"| [DeepSeek-V3]({site_url}models/deepseek-v3/) | ")
    page.get_by_role("button", name="复制为 CSV").click()
    page.locator("[data-copied=csv]").wait_for()
    (row,) = csv.DictReader(io.StringIO(page.evaluate("navigator.clipboard.readText()")))
    assert row["参数"] == "671000000000"
    assert row["上下文"] == "131072"
    compare = page.locator("[data-compare]")
    assert compare.get_attribute("href").endswith("/compare/")
    assert compare.inner_text() == "模型对比"
    page.locator(".data--explore tbody tr:not([hidden]) input:not(:checked)").first.check()
    assert "?m=deepseek-v3," in compare.get_attribute("href")
    assert compare.inner_text() == "对比所选"


def test_it_answers_after_an_instant_navigation(open_page):
    page = open_page("/")
    page.locator(".stats a[href$='models/']").first.click()
    page.wait_for_url("**/models/")
    page.locator(".data--explore thead button").first.wait_for()
    page.locator(".form [name=year]").select_option("2018")
    page.wait_for_url("**/models/?year=2018")
    assert "GPT-1" in names(page)
    assert page.faults == []


# ---------- many rows ----------


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """3,000 models on plain pages, served."""
    models = {
        f"data/models/gpt/test-{n}.yaml": MODEL.format(n=n, year=1800 + n % 200)
        for n in range(1, 3001)
    }
    folder = tmp_path_factory.mktemp("many")
    write_plain(folder, models_index_page(build_catalog(BASE | models, None)))
    with served(folder) as url:
        yield folder, url


def test_3000_models_stand_on_pages_of_their_own(many):
    folder, _ = many
    pages = sorted((folder / "models").rglob("index.html"))
    sizes = [len(gzip.compress(page.read_bytes())) for page in pages]
    assert len(pages) >= 4
    assert max(sizes) < 35_000


def test_3000_models_are_filtered_quickly(many, chromium):
    _, url = many
    page = chromium.new_page()
    page.faults = watch(page, url)
    page.goto(f"{url}models/", wait_until="networkidle")
    page.locator(".form [name=find]").fill("test 2999")
    page.wait_for_url("**/models/?find=test+2999")
    assert names(page) == ["Test 2999"]
    assert page.locator(f"{ROWS} a").evaluate("a => a.pathname") == "/models/test-2999/"
    page.locator(".form [name=find]").fill("")
    page.get_by_role("button", name="显示全部").wait_for()
    milliseconds = page.evaluate(
        """async () => {
          const start = performance.now();
          document.querySelector("[data-key=total] button").click();
          while (!document.querySelector("[aria-sort]")) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }"""
    )
    assert names(page)[0] == "Test 3000"
    assert milliseconds < 2000
    page.get_by_role("button", name="显示全部").click()
    until(page, f"document.querySelectorAll('{ROWS}').length === 3001")
    assert page.faults == []
    page.close()
