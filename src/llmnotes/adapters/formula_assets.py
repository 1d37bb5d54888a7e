"""What a site with formulas needs beside its pages: one stylesheet, the fonts, one script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def site_stylesheet(engine: KatexEngine, vendor: VendorFiles) -> str:
    """KaTeX's rules, ours, and those of every formula set; so written after the last page."""
    own = OWN_RULES.read_text(encoding="utf-8")
    return "\n".join([vendor.text("katex/katex.min.css"), own, engine.stylesheet()])
