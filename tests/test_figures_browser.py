"""Charts, lineage and architecture in a real browser."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_names_shown_in_a_chart_do_not_cover_each_other(open_page, width):
    page = open_page("/charts/parameters/", viewport={"width": width, "height": 900})
    covered = page.locator(".marks .n").evaluate_all(
        """all => {
          const boxes = all.map(n => n.getBoundingClientRect()).filter(b => b.width);
          return boxes.filter((a, i) => boxes.some((b, j) => i < j && a.left < b.right - 1
            && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)).length;
        }"""
    )
    assert covered == 0


def test_the_numbers_of_a_chart_are_there_without_scripts(open_page):
    page = open_page(CHART, java_script_enabled=False)
    page.locator(".chart__data summary").click()
    assert page.locator(".chart__data tbody tr").count() == page.locator(".marks a").count()
    assert page.locator(".chart__legend button").first.is_disabled()
