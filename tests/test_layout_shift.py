"""Nothing moves while a page with its state in the address opens, however late its script comes."""

from __future__ import annotations

import pytest

from browser.fixtures import watch
from browser.waiting import until

pytestmark = pytest.mark.browser
BAR = 0.05
WATCH = """\
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
PAGES = (
    "/timeline/?kind=model",
    "/models/?find=deepseek&sort=-total",
    "/compare/?m=gpt-3,qwen3-8b,deepseek-v3",
    "/calculators/?m=deepseek-v3&n=131072&b=16",
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_its_state_in_the_address_stands_still(
    chromium, built_site, site_url, path, width
):
    assert (built_site / "index.html").exists()
    page = chromium.new_page(base_url=site_url, viewport={"width": width, "height": 844})
    page.faults = watch(page, site_url)
    page.add_init_script(WATCH)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/assets/tools.js", hold)
    with page.expect_request("**/assets/tools.js"):
        page.goto(path, wait_until="commit")
    until(page, "performance.getEntriesByType('paint').length > 0")
    until(page, "document.readyState !== 'loading'")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("'asked' in document.documentElement.dataset")
    while not held:  # the request was seen; it reaches us a moment later
        page.wait_for_timeout(20)
    held[0].continue_()
    until(page, "!('asked' in document.documentElement.dataset)")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("[data-tool]").is_visible()
    assert sum(page.evaluate("window.shifts")) < BAR
    assert page.faults == []
    page.close()
