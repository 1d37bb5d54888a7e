"""Measure the search on a built site, on a part of it and among synthetic pages.

    python benchmarks/search.py SITE [--pages 150 1000 10000]

Writes a line for each number of pages to `search-results.md`: processor seconds and memory of the
index step, kilobytes (gzipped) of opening and a first query, milliseconds from a keystroke to the
drawn results, and how often the right page is first.
The synthetic pages are sentences of the site in a new order under titles made of its words, so
they compete with the real ones. SITE itself is not changed.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import random
import re
import resource
import shutil
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from browser.chromium import find_chromium  # noqa: E402 - needs the path above
from llmnotes.adapters.files import read_texts, write_files  # noqa: E402
from llmnotes.adapters.search_site import SOURCES, pages_of  # noqa: E402
from llmnotes.catalog.build import build_catalog  # noqa: E402
from llmnotes.search.bundle import SCRIPTS, script_bundle  # noqa: E402
from llmnotes.search.index import SearchIndex  # noqa: E402
from llmnotes.search.page_text import page_text  # noqa: E402
from llmnotes.views.entries import site_entries  # noqa: E402
from test_search_browser import QUERY_SETS, query_set  # noqa: E402

SENTENCE = re.compile(r"[^。；\n]{12,200}[。；]")
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z]{2,9}")
SENTENCES, SECTIONS, SHOWN = 12, 3, 5
RUNS = 3
RESULTS = Path(__file__).parent / "search-results.md"
TYPED = (
    "注意力机制",
    "transfomer",
    "GPT-4 参数量",
    "混合专家 面试",
    "llama 3.1",
    "智普",
    "位置编码 有哪些",
)
ASK = """async (queries) => {
  const found = [];
  for (const query of queries) {
    found.push((await llmnotesSearch.search(query)).items.map((item) => item.url));
  }
  return found;
}"""
# One key after the other, as fast as the results come; a frame later they are on the screen.
TYPE = """async (typed) => {
  const input = document.getElementById("search-input");
  const count = document.getElementById("search-count");
  const took = [];
  for (const query of typed) {
    for (let end = 1; end <= query.length; end += 1) {
      const drawn = new Promise((done) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          requestAnimationFrame(() => setTimeout(done));
        });
        watch.observe(count, { childList: true, characterData: true });
      });
      const start = performance.now();
      input.value = query.slice(0, end);
      input.dispatchEvent(new Event("input"));
      await drawn;
      took.push(performance.now() - start);
    }
  }
  return took.sort((a, b) => a - b);
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Measure every size that was asked for, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--pages", type=int, nargs="*", default=[150, 1000, 10_000])
    options = parser.parse_args()
    entries = site_entries(build_catalog(read_texts(ROOT)))
    real = [page for page in pages_of(options.site) if page_text(page[1])]
    material = Material(html for _, html in real)
    rows = []
    for number in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            shutil.copytree(options.site / "assets", site / "assets")
            shutil.copy(options.site / "index.html", site)
            made = (material.page(at) for at in range(number - len(real)))
            pages = [*real[:: max(1, len(real) // number)][:number], *made]
            start = time.process_time()
            files = SearchIndex().files(entries, pages)
            seconds = time.process_time() - start
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            scripts = {name: (SOURCES / f"{name}.js").read_text() for name in SCRIPTS}
            write_files((script_bundle(scripts), *files), site)
            rows.append(f"| {len(pages)} | {seconds:.2f} | {memory:.0f} | {browse(site)} |")
            print(rows[-1], flush=True)
    RESULTS.write_text(report(rows), encoding="utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}")


def report(rows: list[str]) -> str:
    """Say where and how the rows were measured."""
    return f"""\
# Results of `python benchmarks/search.py SITE`

{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; \
{time.strftime("%Y-%m-%d")}; load {os.getloadavg()[0]:.0f}. Index: CPU seconds and peak memory of
the whole program. First query: all that opening and one query load, gzipped. Keystroke: to the
drawn results, 95th percentile, the least of three runs. Queries: those of `tests/search/` whose
page is among these.

| pages | index s | peak MB | first query KB | keystroke ms | queries | first % | in five % | none |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{chr(10).join(rows)}

Budgets: index 2 s at 1,000 pages and linear, 1 GB at 10,000; first query 60, 100 and 300 KB at 150,
1,000 and 10,000; keystroke 110 ms; first 95, 93 and 90 %.
"""


class Material:
    """The sentences and words of a site."""

    def __init__(self, pages: object) -> None:
        texts = [text for page in pages if (text := page_text(page))]
        whole = "\n".join(section.text for text in texts for section in text.sections)
        self._sentences = SENTENCE.findall(whole)
        self._names = NAME.findall(whole)

    def page(self, number: int) -> tuple[str, str]:
        """Make a page; the same number is the same page."""
        chance = random.Random(number)  # noqa: S311 - no secret
        title = "".join(chance.choices(self._names, k=3))
        sections = "".join(
            f'<h2 id="s{at}">{"".join(chance.choices(self._names, k=2))}</h2>'
            f"<p>{''.join(chance.choices(self._sentences, k=SENTENCES // SECTIONS))}</p>"
            for at in range(SECTIONS)
        )
        html = f'<html><body><article><h1 id="t">{title}</h1>{sections}</article></body></html>'
        return f"synthetic/{number}/", html


def browse(site: Path) -> str:
    """Ask the query sets in a browser."""
    handler = partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        address = f"http://127.0.0.1:{server.server_port}/"
        page, first = opened(browser, address, site)
        took = page.evaluate(TYPE, TYPED)
        for _ in range(RUNS - 1):
            again, _ = opened(browser, address, site)
            took = min(took, again.evaluate(TYPE, TYPED), key=slow)
            again.close()
        known = set(
            page.evaluate("async () => (await llmnotesSearch.load()).map((entry) => entry.url)")
        )
        sets = [query for name in QUERY_SETS for query in query_set(name)]
        queries = [(query, wanted) for _, query, wanted in sets if known >= set(wanted)]
        found = page.evaluate(ASK, [query for query, _ in queries])
        browser.close()
    server.shutdown()
    places = [
        next((at for at, url in enumerate(urls) if url in wanted), 99)
        for (_, wanted), urls in zip(queries, found, strict=True)
    ]
    share = 100 / len(places)
    return (
        f"{first / 1000:.0f} | {slow(took):.0f} | {len(places)}"
        f" | {share * places.count(0):.1f} | {share * sum(at < SHOWN for at in places):.1f}"
        f" | {sum(not urls for urls in found)}"
    )


def opened(browser: Browser, address: str, site: Path) -> tuple[Page, int]:
    """Open the search with nothing in the cache and ask one query; returns also what that loads."""
    page = browser.new_context().new_page()
    page.goto(address)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("旋转位置编码")
    page.locator(".md-search-result__link").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page, weight(page, site)


def slow(took: list[float]) -> float:
    """The 95th percentile of what is sorted."""
    return took[int(0.95 * len(took))]


def weight(page: Page, site: Path) -> int:
    """Count the gzipped bytes that the search has loaded."""
    names = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    paths = {name.split("?")[0].split("/", 3)[3] for name in names if "/search" in name}
    return sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


if __name__ == "__main__":
    main()
