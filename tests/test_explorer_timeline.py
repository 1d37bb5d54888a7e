"""The filter of the timeline, in a real browser."""

from __future__ import annotations

import gzip
import re

import pytest

pytestmark = pytest.mark.browser
ITEMS = ".timeline .item:not([hidden])"


def test_the_newest_300_entries_with_the_form_are_small(built_site):
    html = (built_site / "timeline/index.html").read_text(encoding="utf-8")
    html = html[html.index("<h1") : html.index("</article>")]
    items = re.findall(r"<li class=\"item .*?</li>", html, re.DOTALL)
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
