"""Nothing moves while a page opens, however late its script or its rest comes."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from browser.fixtures import QuietHandler, watch
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


class InTwoParts(QuietHandler):
    """Sends a page up to the second cell of its first row, and the rest when it is told to."""

    def __init__(self, rest, *arguments, **settings):
        self.rest = rest
        super().__init__(*arguments, **settings)

    def copyfile(self, source, outputfile):
        content = source.read()
        row = re.search(rb"<tr><td.*?<td", content) if self.path.endswith("/") else None
        cut = row.end() - 3 if row else len(content)
        outputfile.write(content[:cut])
        outputfile.flush()
        if row:
            self.rest.wait()
        outputfile.write(content[cut:])


@pytest.fixture
def in_two_parts(built_site):
    rest = threading.Event()
    handler = partial(InTwoParts, rest, directory=str(built_site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", rest
    rest.set()
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_table_stands_still_while_its_rows_come(chromium, in_two_parts):
    address, rest = in_two_parts
    page = chromium.new_page(base_url=address, viewport={"width": 390, "height": 844})
    page.add_init_script(WATCH)
    page.goto("/symbols/", wait_until="commit")
    until(page, "performance.getEntriesByType('paint').length > 0")
    until(page, "document.querySelector('table.data tbody td') !== null")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("table.data tbody td").count() == 1
    rest.set()
    until(page, "document.readyState === 'complete'")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("table.data tbody td").count() > 1
    assert sum(page.evaluate("window.shifts")) < BAR
    page.close()
