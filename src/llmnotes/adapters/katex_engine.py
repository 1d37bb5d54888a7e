"""KaTeX inside the Python process: QuickJS runs its one JavaScript file."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import dukpy

from llmnotes.adapters.formula_cache import FormulaCache
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.render.formulas.engine import Mistake, Typeset
from llmnotes.render.formulas.styles import stylesheet, without_styles

if TYPE_CHECKING:
    from pathlib import Path

    from llmnotes.adapters.vendor_files import VendorFiles

SCRIPT = "katex/katex.min.js"
# Change it when the HTML made from KaTeX's changes, so that no cache gives the old one.
MARKUP = "1"
# An unknown command throws; so do Chinese outside \text{} and commands that reach out of the page.
_CALL = r"""
try {
  [true, katex.renderToString(dukpy.tex, {
    displayMode: dukpy.display,
    output: "htmlAndMathml",
    strict: function (code) { return code === "unicodeTextInMathMode" ? "error" : "ignore" },
    trust: function (context) { throw new katex.ParseError(context.command + " is not allowed") }
  })]
} catch (error) {
  [false, String(error.rawMessage || error.message),
   error.position === undefined ? null : error.position]
}
"""
_STRICT = re.compile(r"LaTeX-incompatible input and strict mode is set to 'error': | \[\w+\]$")


class KatexEngine:
    """Sets formulas; what was set once is remembered, on disk too when there is a folder."""

    def __init__(self, vendor: VendorFiles | None = None, cache_folder: Path | None = None) -> None:
        self._vendor = vendor or read_vendor()
        self._results: dict[tuple[str, bool], Typeset | Mistake] = {}
        self._cache = FormulaCache(cache_folder) if cache_folder else None
        self._engine: dukpy.JSInterpreter | None = None

    def typeset(self, tex: str, *, display: bool) -> Typeset | Mistake:
        """Set one formula, or say what is wrong with it."""
        key = (tex, display)
        if key not in self._results:
            self._results[key] = self._cached(tex, display=display)
        return self._results[key]

    def stylesheet(self) -> str:
        """The rules for the classes of every formula set so far."""
        results = (r for r in self._results.values() if isinstance(r, Typeset))
        return stylesheet(d for result in results for d in result.declarations)

    def save(self) -> None:
        """Keep what was set, for the next build."""
        if self._cache:
            self._cache.save()

    def _cached(self, tex: str, *, display: bool) -> Typeset | Mistake:
        if not self._cache:
            return self._set(tex, display=display)
        script = self._vendor.hashes[SCRIPT]  # another KaTeX, another key
        key = sha256(f"{script}\n{MARKUP}\n{display}\n{tex}".encode()).hexdigest()
        if known := self._cache.get(key):
            return known
        result = self._set(tex, display=display)
        if isinstance(result, Typeset):
            self._cache.put(key, result)
        return result

    def _set(self, tex: str, *, display: bool) -> Typeset | Mistake:
        done, *answer = self._started().evaljs(_CALL, tex=tex, display=display)
        if done:
            return Typeset(*without_styles(answer[0]))
        reason, offset = answer
        return Mistake(_plain(reason, tex, offset), offset)

    def _started(self) -> dukpy.JSInterpreter:
        """Load KaTeX when the first formula needs it; a warm build never does."""
        if self._engine is None:
            self._engine = dukpy.JSInterpreter()
            self._engine.evaljs(self._vendor.text(SCRIPT) + ";0")
        return self._engine


def _plain(reason: str, tex: str, offset: int | None) -> str:
    words = _STRICT.sub("", reason)
    words = f"{words[:1].lower()}{words[1:]}"
    if "used in math mode" in words:
        words += r"; put words into \text{}"
    if offset is None or "end of input" in words:
        return words
    rest = " ".join(tex[offset : offset + 20].split())
    return f'{words} at "{rest}"' if rest else f"{words} at the end"
