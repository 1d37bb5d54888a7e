"""Models side by side, in a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def shown(page, ids):
    page.locator(f".compare[data-shown='{ids}']").wait_for()


def cells(page, path):
    return page.locator(f"tr[data-path='{path}'] td").all_inner_texts()


def heads(page):
    return page.locator(".data--compare thead th").all_inner_texts()


def test_an_address_puts_models_side_by_side_with_their_sources(open_page):
    page = open_page("/compare/?m=deepseek-v3,llama-3.1-405b,qwen3-8b")
    shown(page, "deepseek-v3,llama-3.1-405b,qwen3-8b")
    assert heads(page) == ["DeepSeek-V3", "Llama 3.1 405B", "Qwen3-8B"]
    total = cells(page, "parameters.total")
    assert [words.split("[")[0] for words in total] == ["671B", "405B", "8.2B"]
    assert page.locator("tr[data-path='parameters.total']").get_attribute("class") == "differs"
    same = page.locator("tr[data-path='architecture.kind']")
    assert same.get_attribute("class") == ""
    mark = page.locator("tr[data-path='parameters.total'] .cite a").first
    target = mark.get_attribute("href")
    assert page.locator(target).count() == 1
    assert "../sources/#" in page.locator(f"{target} a").get_attribute("href")
    assert page.faults == []


def test_the_script_writes_what_the_page_has(open_page):
    page = open_page("/compare/")
    table = "document.querySelector('.compare table').innerText"
    before = page.evaluate(table)
    page.locator(".form [name=d]").check()
    shown(page, "llama-3-8b,qwen3-8b")
    page.locator(".form [name=d]").uncheck()
    page.wait_for_url("**/compare/")
    page.locator("tr[data-path='architecture.kind']").wait_for()
    assert page.evaluate(table) == before
    assert page.faults == []


def test_choosing_is_kept_in_the_address(open_page):
    page = open_page("/compare/")
    page.locator(".form [name=m3]").select_option("gpt-3")
    page.wait_for_url("**/compare/?m=llama-3-8b,qwen3-8b,gpt-3")
    shown(page, "llama-3-8b,qwen3-8b,gpt-3")
    page.locator(".form [name=d]").check()
    page.wait_for_url("**&d=1")
    assert page.locator("tr[data-path]:not(.differs):visible").count() == 0
    page.locator("thead a", has_text="GPT-3").click()
    page.wait_for_url("**/models/gpt-3/")
    page.go_back()
    shown(page, "llama-3-8b,qwen3-8b,gpt-3")
    assert page.locator(".form [name=m3]").input_value() == "gpt-3"
    assert page.locator(".form [name=d]").is_checked()
    assert page.faults == []


def test_unknown_and_repeated_models_are_passed_over(open_page):
    page = open_page("/compare/?m=gpt-3,no-such-model,gpt-3")
    shown(page, "gpt-3")
    assert heads(page) == ["GPT-3"]


def test_without_scripts_an_example_is_there(open_page):
    page = open_page("/compare/?m=gpt-3,gpt-4", java_script_enabled=False)
    assert not page.locator(".form").first.is_visible()
    assert heads(page) == ["Llama 3 8B", "Qwen3-8B"]
    assert page.locator("tr.differs").first.is_visible()


def test_it_fits_a_small_phone(open_page):
    page = open_page("/compare/", viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["/compare/", "/models/"])
def test_the_head_of_a_long_table_stays_below_the_bar(open_page, path):
    page = open_page(path, viewport={"width": 1280, "height": 700})
    page.evaluate("scrollTo(0, 1500)")
    bar = page.locator(".md-header").bounding_box()
    head = page.locator(".table-wrap thead th").first.bounding_box()
    assert abs(head["y"] - bar["y"] - bar["height"]) <= 8
