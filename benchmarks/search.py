"""Measure the search on a built site, alone and among synthetic pages.

    python benchmarks/search.py SITE [--pages 1000 10000]

Prints a line for each size: processor seconds and memory of the index step, kilobytes (gzipped) of
opening and a first query, milliseconds from keystroke to results, and how often the right page is
first.
The synthetic pages are sentences of the site in a new order under titles made of its words, so
they compete with the real ones. SITE itself is not changed.
"""

from __future__ import annotations

import argparse
import gzip
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

from playwright.sync_api import sync_playwright  # noqa: E402

from browser.chromium import find_chromium  # noqa: E402 - needs the path above
from llmnotes.adapters.files import read_texts, write_files  # noqa: E402
from llmnotes.adapters.search_site import SOURCES, pages_of  # noqa: E402
from llmnotes.catalog.build import build_catalog  # noqa: E402
from llmnotes.search.bundle import SCRIPTS, script_bundle  # noqa: E402
from llmnotes.search.index import SearchIndex  # noqa: E402
from llmnotes.search.page_text import page_text  # noqa: E402
from llmnotes.views.entries import site_entries  # noqa: E402
from test_search_browser import query_set  # noqa: E402

SENTENCE = re.compile(r"[^。；\n]{12,200}[。；]")
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z]{2,9}")
SENTENCES, SECTIONS, SHOWN = 12, 3, 5
ASK = """async (queries) => {
  const found = [], took = [];
  for (const query of queries) {
    for (let end = Math.max(1, query.length - 2); end <= query.length; end += 1) {
      const start = performance.now();
      const { items } = await llmnotesSearch.search(query.slice(0, end));
      took.push(performance.now() - start);
      if (end === query.length) found.push(items.map((item) => item.url));
    }
  }
  return [found, took.sort((a, b) => a - b)];
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Measure every size that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--pages", type=int, nargs="*", default=[0, 1000, 10_000])
    options = parser.parse_args()
    entries = site_entries(build_catalog(read_texts(ROOT)))
    real = list(pages_of(options.site))
    material = Material(html for _, html in real)
    print("added  files  index s  max MB  first query KB  p95 ms  first %  five %  none")
    for added in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder)
            shutil.copytree(options.site / "assets", site / "assets")
            shutil.copy(options.site / "index.html", site)
            pages = real + [material.page(number) for number in range(added)]
            start = time.process_time()
            files = SearchIndex().files(entries, pages)
            seconds = time.process_time() - start
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            scripts = {name: (SOURCES / f"{name}.js").read_text() for name in SCRIPTS}
            write_files((script_bundle(scripts), *files), site)
            print(f"{added:5}  {len(files):5}  {seconds:7.2f}  {memory:6.0f}", end="  ", flush=True)
            print(browse(site), flush=True)


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
    """Ask the query set in a browser."""
    handler = partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    queries = [(query, wanted) for _, query, wanted in query_set() if wanted != ["none"]]
    program = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.keyboard.press("/")
        page.locator(".md-search__input").fill("旋转位置编码")
        page.locator(".md-search-result__link").first.wait_for()
        page.wait_for_load_state("networkidle")
        first = weight(page, site)
        found, took = page.evaluate(ASK, [query for query, _ in queries])
        browser.close()
    server.shutdown()
    places = [
        next((at for at, url in enumerate(urls) if url in wanted), 99)
        for (_, wanted), urls in zip(queries, found, strict=True)
    ]
    share = 100 / len(places)
    return (
        f"{first / 1000:14.0f}  {took[int(0.95 * len(took))]:6.0f}  {share * places.count(0):7.1f}"
        f"  {share * sum(at < SHOWN for at in places):6.1f}  {sum(not urls for urls in found):4}"
    )


def weight(page: object, site: Path) -> int:
    """Count the gzipped bytes that the search has loaded."""
    names = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    paths = {name.split("?")[0].split("/", 3)[3] for name in names if "/search" in name}
    return sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


if __name__ == "__main__":
    main()
