"""The filter of the timeline, in a real browser."""

from __future__ import annotations

import gzip
import re

import pytest
import yaml

from browser.fixtures import ROOT, watch
from browser.plain import served, write_plain
from llmnotes.catalog.build import build_catalog
from llmnotes.pages.timeline import whole_timeline_pages

pytestmark = pytest.mark.browser
ITEMS = ".timeline .item:not([hidden])"


def test_the_newest_300_entries_with_the_form_are_small(built_site):
    html = (built_site / "timeline/index.html").read_text(encoding="utf-8")
    html = html[html.index("<h1") : html.index("</article>")]
    items = re.findall(r"<li class=\"item .*?(?=<li|</ol>)", html, re.DOTALL)
    for item in items[:-300]:
        html = html.replace(item, "")
    assert len(gzip.compress(html.encode(), 9)) < 15_000


def test_choosing_leaves_only_what_fits_and_the_address_keeps_it(open_page):
    page = open_page("/timeline/")
    total = page.locator(ITEMS).count()
    page.locator(".form [name=org]").select_option("openai")
    page.locator(".form [name=kind]").select_option("product")
    page.wait_for_url("**/timeline/?org=openai&kind=product")
    count = page.locator(ITEMS).count()
    assert 0 < count < total
    assert page.locator(f"{ITEMS}[data-org=openai][data-kind=product]").count() == count
    assert page.locator(".form [role=status]").inner_text() == f"{count} / {total} 条"
    headings = page.locator("h2:has(+ section.timeline):visible").count()
    assert headings == page.locator("section.timeline:not([hidden])").count() > 0
    page.reload()
    page.locator(".form[data-ready]").wait_for()
    assert page.locator(ITEMS).count() == count
    page.locator(".form button[type=reset]").click()
    page.wait_for_url(re.compile(r"/timeline/$"))
    assert page.locator(ITEMS).count() == total
    assert page.faults == []


def test_the_bars_follow(open_page):
    page = open_page("/timeline/?org=openai&weights=open&kind=model")
    page.locator(".form[data-ready]").wait_for()
    spans = page.locator(".years span").all_inner_texts()
    assert sum(int(words.split()[0]) for words in spans) == page.locator(ITEMS).count()


def test_without_scripts_the_form_is_gone_and_all_entries_are_there(open_page):
    page = open_page("/timeline/?org=openai", java_script_enabled=False)
    assert not page.locator(".form").first.is_visible()
    assert page.locator(".timeline .item").last.is_visible()


def test_nothing_found_is_said(open_page):
    page = open_page("/timeline/?kind=product&weights=open")
    page.locator(".empty").wait_for()
    assert page.locator(ITEMS).count() == 0
    page.locator(".form button[type=reset]").click()
    page.locator(".empty").wait_for(state="hidden")


def test_timeline_comparison_and_calculator_answer_after_instant_navigations(open_page):
    page = open_page("/", viewport={"width": 1280, "height": 900})
    page.evaluate("window.before = true")
    page.locator(".cards a[href$='timeline/']").first.click()
    page.locator("[data-tool=timeline][data-ready]").wait_for()
    page.locator(".form [name=org]").select_option("openai")
    page.wait_for_url("**/timeline/?org=openai")
    found = page.locator(ITEMS).count()
    page.locator(".md-sidebar a[href$='/compare/']").first.click()
    page.locator("[data-tool=compare][data-ready]").wait_for()
    page.locator(".compare [name=m3]").select_option("deepseek-v3")
    page.locator(".data--compare thead a", has_text="DeepSeek-V3").wait_for()
    page.go_back()
    page.wait_for_url("**/timeline/?org=openai")
    page.get_by_text(re.compile(rf"^{found} / ")).wait_for()
    page.locator(".md-sidebar a[href$='/calculators/']").first.click()
    page.locator("[data-tool=calculator][data-ready]").wait_for()
    page.locator(".form [name=m]").select_option("deepseek-v3")
    page.locator("[data-out=model] a", has_text="DeepSeek-V3").wait_for()
    assert page.evaluate("window.before") is True
    assert page.faults == []


# ---------- many entries ----------

BASE = yaml.safe_load((ROOT / "tests/golden/base/small.yaml").read_text(encoding="utf-8"))
MODEL = """\
name: Test {n}
family: gpt
released: {year}-{month:02}-{day:02}
weights: {weights}
parameters: {{total: {n}}}
context_length: {{native: {n}}}
sources: [{{ref: paper}}]
"""
EVENT = """\
title: Event {n}
date: {year}-03-0{digit}
kind: product
organization: openai
summary: 第 {n} 件事，有一句话说明它为什么要紧。
sources: [{{ref: paper}}]
"""


def _texts(count):
    """More and more each year, as it is: a quarter of them in the last."""
    for n in range(1, count + 1):
        year = 2017 + int(10 * (n / (count + 1)) ** 0.4)
        model = MODEL.format(
            n=n,
            year=year,
            month=n % 12 + 1,
            day=n // 12 % 28 + 1,
            weights=("open", "api-only", "unreleased")[n % 3],
        )
        yield f"data/models/gpt/test-{n}.yaml", model
    for n in range(count // 13):
        event = EVENT.format(n=n, year=2017 + n % 10, digit=n % 9 + 1)
        yield f"data/events/event-{n}.yaml", event


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Three sizes on plain pages, served."""
    folder = tmp_path_factory.mktemp("entries")
    for count in (1000, 3000):
        catalog = build_catalog(BASE | dict(_texts(count)), None)
        write_plain(folder / str(count), whole_timeline_pages(catalog))
    for name in ("tools.js", "explore.css"):
        (folder / name).write_bytes((folder / "1000" / name).read_bytes())
    with served(folder) as url:
        yield folder, url


@pytest.mark.parametrize("count", [1000, 3000])
def test_however_many_entries_each_page_stays_small(many, count):
    folder, _ = many
    pages = sorted((folder / str(count)).rglob("index.html"))
    sizes = {page: len(gzip.compress(page.read_bytes(), 9)) for page in pages}
    assert len(pages) > 5
    assert max(sizes.values()) < 32_000, sizes  # the frame of the theme takes 6 kB more


def test_of_older_years_the_events_stay_and_a_link_leads_to_the_rest(many, chromium):
    _, url = many
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{url}1000/timeline/")
    assert page.locator(".item--product").count() == 76
    bar = page.locator(".years a", has_text="2023")
    link = page.locator("#y2023 + section > p > a")
    said = bar.locator("span").inner_text()
    assert link.inner_text() == f"2023 年的全部 {said} 条"
    link.click()
    assert page.url.endswith("/timeline/2023/")
    assert link.count() == 0
    assert str(page.locator(".item").count()) == said
    page.close()


def test_a_filter_asks_the_pages_of_the_years(many, chromium):
    _, url = many
    page = chromium.new_page()
    page.faults = watch(page, url)
    page.goto(f"{url}1000/timeline/?kind=model&weights=open")
    page.get_by_text("333 / 1077 条").wait_for()
    assert page.locator(ITEMS).count() == 333
    first = page.locator(f"{ITEMS} a").first
    assert first.evaluate("a => a.pathname") == "/1000/models/test-3/"
    spans = page.locator(".years span").all_inner_texts()
    assert sum(map(int, spans)) == 333
    page.locator(".form button[type=reset]").click()
    page.get_by_text("1077 条", exact=True).wait_for()
    assert page.locator(ITEMS).count() == 1077
    assert page.faults == []
    page.close()
