"""Pages of a generated catalog without the frame of the theme, served on this machine."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import markdown

from browser.fixtures import QuietHandler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.pages.page import Page

ASSETS = Path(__file__).parents[2] / "src/llmnotes/theme/assets"
FRAME = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/explore.css"><script defer src="/tools.js"></script>
<main class="md-typeset">
"""


def write_plain(folder: Path, pages: Iterable[Page]) -> None:
    """Write pages where the site has them, with the script and the styles of the tools."""
    for page in pages:
        body = markdown(page.markdown.split("---\n", 2)[2], extensions=["attr_list"])
        name = page.path.removesuffix("index.md") or "."
        path = folder / name.removesuffix(".md") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{FRAME}{body}", encoding="utf-8")
    for name in ("tools.js", "explore.css"):
        (folder / name).write_bytes((ASSETS / name).read_bytes())


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
