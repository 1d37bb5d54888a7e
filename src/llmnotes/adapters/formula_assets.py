"""What a site with formulas needs beside its pages: one stylesheet, the fonts, one script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.render.formulas.scan import spans
from llmnotes.render.formulas.short_names import short_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.adapters.katex_engine import KatexEngine
    from llmnotes.adapters.vendor_files import VendorFiles

FOLDER = "assets/katex"
STYLESHEET = f"{FOLDER}/katex.css"
SCRIPT = f"{FOLDER}/copy-tex.min.js"
OWN_RULES = Path(__file__).parents[1] / "assets" / "formulas.css"
_NOT_COPIED = ("katex/katex.min.js", "katex/katex.min.css")


def site_files(vendor: VendorFiles) -> dict[str, Path]:
    """The files to copy, by their path in the site; the stylesheet is not among them."""
    names = [name for name in vendor.hashes if name not in _NOT_COPIED]
    return {f"assets/{name}": vendor.folder / name for name in names}


def site_stylesheet(rules: str, vendor: VendorFiles) -> str:
    """KaTeX's rules, ours, and those of every formula set; so written after the last page."""
    own = OWN_RULES.read_text(encoding="utf-8")
    return "\n".join([short_styles(vendor.text("katex/katex.min.css")), own, rules])


def write_site_files(engine: KatexEngine, pages: Iterable[str], folder: Path) -> None:
    """Write all of them beside Markdown pages, for an engine that our plugin does not serve."""
    vendor = read_vendor()
    engine.prepare((span.tex, span.display) for text in pages for span in spans(text))
    for path, source in site_files(vendor).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (folder / STYLESHEET).write_text(site_stylesheet(engine.stylesheet(), vendor), encoding="utf-8")
