"""Index a finished site on this disk, whichever engine made it."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.files import write_files
from llmnotes.search.bundle import SCRIPTS, script_bundle
from llmnotes.search.files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llmnotes.search.index import SearchIndex
    from llmnotes.views.entries import SiteEntry

INDEX = "index.html"
SOURCES = Path(__file__).parents[1] / "search" / "scripts"


def index_site(site: Path, entries: Sequence[SiteEntry], index: SearchIndex) -> int:
    """Write the search's files below a site; returns how many there are."""
    scripts = {name: (SOURCES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}
    files = chain((script_bundle(scripts),), index.files(entries, pages_of(site)))
    written = write_files(files, site)
    for old in (site / FOLDER).iterdir():
        if f"{FOLDER}/{old.name}" not in written:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    return len(written)


def pages_of(site: Path) -> Iterator[tuple[str, str]]:
    """Every page with its address: `models/gpt-3/`, or `models/gpt-3.html` of other engines."""
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        yield address.removesuffix(INDEX), path.read_text(encoding="utf-8")
