"""The built site in a real, headless Chromium."""

import re
from collections import Counter

import pytest

from browser.waiting import until

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/gpt/gpt-3/",
    "/models/",
    "/models/gpt-3/",
    "/families/gpt/",
    "/compare/",
    "/calculators/",
    "/charts/",
    "/lineage/",
    "/architectures/",
    "/timeline/",
    "/formulas/",
    "/terms/",
    "/errata/",
    "/sources/",
    "/undisclosed/",
    "/symbols/",
    "/all/",
    "/download/",
    "/formulas/kv-cache/",
    "/models/gpt-5/",
)
MOST_SHIFT = 0.05
SHIFTS = """() => {
  const watching = new PerformanceObserver(() => {});
  watching.observe({ type: "layout-shift", buffered: true });
  const found = watching.takeRecords().filter((entry) => !entry.hadRecentInput);
  return found.reduce((sum, entry) => sum + entry.value, 0);
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_and_has_no_errors(open_page, path):
    page = open_page(path)
    assert page.faults == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_does_not_scroll_sideways_on_a_small_phone(open_page, path):
    page = open_page(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", PAGES)
def test_a_page_stays_where_it_is_while_it_opens(open_page, path):
    page = open_page(path, viewport={"width": 390, "height": 844})
    assert page.evaluate(SHIFTS) < MOST_SHIFT


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_readable_without_scripts(open_page, path):
    page = open_page(path, java_script_enabled=False)
    assert page.locator("article.md-content__inner h1").is_visible()
    assert len(page.locator("article.md-content__inner").inner_text()) > 200
    assert page.locator(".md-tabs__link").first.is_visible()


def test_no_page_has_an_id_twice(built_site):
    twice = {
        f"{path.relative_to(built_site)}#{name}"
        for path in built_site.rglob("*.html")
        for name, times in Counter(re.findall(r'<[^>]*\sid="?([^">\s]+)', path.read_text())).items()
        if times > 1
    }
    assert twice == set()


@pytest.mark.parametrize(("width", "shown"), [(1280, 6), (390, 3)])
def test_the_first_screen_holds_the_numbers_the_ways_in_and_new_models(open_page, width, shown):
    page = open_page("/", viewport={"width": width, "height": 900 if width > 390 else 844})
    height = page.viewport_size["height"]
    for part in (".search-box", ".stats", ".cards--ways li:last-child"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= height
    cards = [card.bounding_box() for card in page.locator(".cards--models li").all()]
    assert sum(box["y"] + box["height"] <= height for box in cards) >= shown


@pytest.mark.parametrize("way", ["loaded", "navigated"])
def test_what_a_model_page_cites_is_copied_from_the_box_for_citing(open_page, way):
    grants = {"permissions": ["clipboard-read", "clipboard-write"]}
    page = open_page("/models/gpt-3/" if way == "loaded" else "/models/gpt-2/", **grants)
    if way == "navigated":
        page.locator(".family-nav a", has_text=re.compile("^GPT-3$")).click()
        page.wait_for_url("**/models/gpt-3/")
    box = page.locator("details", has=page.get_by_text("引用本页与出处"))
    assert page.get_by_text("BibTeX").count() == 1
    box.locator("summary").click()
    box.locator("a[data-copy-file]").click()
    box.get_by_text("已复制 BibTeX").wait_for()
    assert "{brown-2020-gpt3," in page.evaluate("navigator.clipboard.readText()")
    assert page.faults == []


@pytest.mark.parametrize("path", ["/gpt/gpt-3/", "/models/deepseek-v3/"])
def test_a_page_prints_black_on_white_without_what_only_a_screen_needs(open_page, path):
    page = open_page(path, color_scheme="dark")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-path", ".take"):
        assert not page.locator(part).locator("visible=true").count(), part
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"{body}.color") == "rgb(0, 0, 0)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    for frame in (
        page.locator("article.md-content__inner .table-wrap").locator("visible=true").all()
    ):
        assert frame.evaluate("e => getComputedStyle(e).overflowX") == "visible"


def test_a_long_family_folds_older_years_that_a_link_or_the_keyboard_opens_and_print_shows(
    open_page,
):
    page = open_page("/families/qwen/", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollHeight") < 9000
    oldest = page.locator("#models ~ details").first
    newest = page.locator("details:has(table)[open]")
    assert newest.locator("tbody tr").count() > 5
    row = oldest.get_by_role("link", name="Qwen-7B", exact=True)
    assert not row.is_visible()
    oldest.locator("summary").focus()
    page.keyboard.press("Enter")
    assert row.is_visible()
    page.emulate_media(media="print")
    row = page.locator("#timeline ~ details").first.get_by_role("link", name="Qwen-7B", exact=True)
    row.wait_for()
    page.locator("#changes ~ details").last.get_by_text("总参数量").wait_for()
    assert page.faults == []


def test_a_tab_loads_its_page_without_a_reload(open_page):
    page = open_page("/")
    page.evaluate("window.before = true")
    page.locator(".md-tabs__link", has_text="GPT 系列").click()
    page.wait_for_url("**/gpt/")
    until(page, "document.title.includes('GPT')")
    assert page.evaluate("window.before") is True
    assert page.faults == []


def test_a_copy_button_of_code_is_no_landmark_without_a_name(open_page):
    page = open_page("/contributing/")
    page.locator("article a[href$='architecture/']").first.click()
    page.wait_for_url("**/contributing/architecture/")
    blocks = page.locator("article .highlight pre")
    assert blocks.count() > 1
    for block in blocks.all():
        block.scroll_into_view_if_needed()
        block.locator("[data-md-type=copy]").wait_for()
    article = page.locator("article")
    assert article.locator("nav.md-code__nav").count() == blocks.count()
    assert article.get_by_role("navigation").count() == 0
    assert page.faults == []


def test_a_chinese_word_is_found_and_its_page_opens(open_page):
    page = open_page("/")
    page.locator(".md-search__input").click()
    page.keyboard.type("少样本")
    result = page.locator(".md-search-result__link", has_text="少样本").first
    result.click()
    until(page, "location.pathname !== '/'")
    page.locator("article.md-content__inner mark").first.wait_for()
    assert "少样本" in page.locator("article.md-content__inner").inner_text()
    assert page.faults == []


def test_the_palette_changes_and_is_remembered(open_page):
    page = open_page("/", color_scheme="light")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "default"
    page.locator("label[title='切换到深色']").click()
    assert page.evaluate(scheme) == "slate"
    page.reload()
    assert page.evaluate(scheme) == "slate"


def test_the_palette_follows_the_system(open_page):
    page = open_page("/", color_scheme="dark")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(20, 24, 30)"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_menu_leads_to_a_section_and_there_to_its_pages(open_page, scripts):
    page = open_page(
        "/models/gpt-2/", viewport={"width": 390, "height": 844}, java_script_enabled=scripts
    )
    page.locator("label.md-header__button[for='__drawer']").click()
    page.locator("a.md-nav__link", has_text="概述").click()
    page.wait_for_url("**/overview/transformer-families/")
    page.locator("label.md-header__button[for='__drawer']").click()
    page.locator("a.md-nav__link[href*='history']").click()
    page.wait_for_url("**/overview/history/")
    assert page.faults == []


def test_a_table_that_is_too_wide_scrolls_by_keyboard(open_page):
    page = open_page("/models/", viewport={"width": 360, "height": 740})
    frame = page.locator(".table-wrap").first
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.table-wrap').scrollLeft > 0")
