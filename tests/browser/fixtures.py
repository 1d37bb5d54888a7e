"""The built site, served on this machine, and a browser to look at it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from browser.chromium import find_chromium

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("built") / "site"


@pytest.fixture(scope="session")
def site_url(site_folder):
    """The address of the site; the theme wants to know it while the site is built."""
    handler = partial(QuietHandler, directory=str(site_folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def built_site(site_folder, site_url):
    """The real site, built once, strictly."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": site_url}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return site_folder


@pytest.fixture(scope="session")
def chromium():
    """One headless Chromium for all tests; missing, it is a failure only on CI."""
    program = find_chromium()
    if program is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("no Chromium found: install it (apt install chromium) or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is used

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, built_site, site_url):
    """Return a function that opens a path in a fresh context with the given settings."""
    assert (built_site / "index.html").exists()
    contexts = []

    def opened(path, **settings):
        context = chromium.new_context(base_url=site_url, **settings)
        contexts.append(context)
        page = context.new_page()
        page.faults = watch(page, site_url)
        page.goto(path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()


def watch(page, site_url):
    """Collect requests to other hosts, errors of scripts and failed loads."""
    faults = []
    page.on(
        "request",
        lambda request: (
            request.url.startswith((site_url, "data:", "blob:"))
            or faults.append(f"request to {request.url}")
        ),
    )
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: message.type == "error" and faults.append(f"console: {message.text}"),
    )
    return faults
