"""Charts, lineage and architecture in a real browser."""

from __future__ import annotations

import pytest

from llmnotes.views.charts import CHARTS

pytestmark = pytest.mark.browser

CHART = "/charts/experts/"
FIGURES = (CHART, "/charts/", "/charts/parameters/", "/lineage/", "/architectures/")


@pytest.mark.parametrize("path", FIGURES)
def test_a_page_of_figures_fits_a_small_phone(open_page, path):
    page = open_page(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.faults == []


def test_a_chart_is_one_stop_and_arrows_lead_on(open_page):
    page = open_page(CHART)
    assert page.locator('.marks a[tabindex="0"]').count() == 1
    page.locator('.marks a[tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator(".chart__tip").inner_text() == first
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert second != first
    assert page.locator(".chart__tip").inner_text() == second
    assert page.locator('.marks a[tabindex="0"]').count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".chart__tip").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/models/**")
    assert page.faults == []


def test_the_legend_filters(open_page):
    page = open_page(CHART)
    button = page.locator(".chart__legend button", has_text="深度求索")
    button.click()
    shown = page.locator(".marks a:not(.off)").evaluate_all("a => a.map(x => x.ariaLabel)")
    assert shown
    assert all("深度求索" in words for words in shown)
    button.click()
    assert page.locator(".marks a.off").count() == 0


def test_a_chart_works_after_instant_navigation(open_page):
    page = open_page("/charts/")
    page.evaluate("window.before = true")
    page.locator(".cards--charts a", has_text="专家数").click()
    page.wait_for_url("**/charts/experts/")
    page.locator(".chart__legend button:enabled").first.wait_for()
    assert page.evaluate("window.before") is True
    page.locator(".marks a").first.hover()
    assert page.locator(".chart__tip").is_visible()
    assert page.faults == []


COVERED = """() => {
  const box = (drawn) => drawn.getBoundingClientRect();
  const meet = (a, b, slack) => a.left < b.right - slack && b.left < a.right - slack
    && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const all = [...document.querySelectorAll(".marks .n, .reference__words")];
  const names = all.filter((name) => box(name).width);
  const points = [...document.querySelectorAll(".marks .p")];
  return names.filter((name, i) =>
    names.some((other, j) => i < j && meet(box(name), box(other), 1))
    || points.some((point) => meet(box(name), box(point), 2))
    || box(name).left < 0 || box(name).right > innerWidth).map((name) => name.textContent);
}"""


@pytest.mark.parametrize("name", CHARTS)
def test_names_in_a_chart_cover_neither_each_other_nor_a_point(open_page, name):
    page = open_page(f"/charts/{name}/")
    for width in (360, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".marks .n:visible").count() > 5
        assert page.evaluate(COVERED) == []
    assert page.faults == []


def test_the_numbers_of_a_chart_are_there_without_scripts(open_page):
    page = open_page(CHART, java_script_enabled=False)
    page.locator(".chart__data summary").click()
    assert page.locator(".chart__data tbody tr").count() == page.locator(".marks a").count()
    assert page.locator(".chart__legend button").first.is_disabled()
