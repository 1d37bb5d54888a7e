"""KaTeX inside the Python process: QuickJS runs its one JavaScript file."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import dukpy

from llmnotes.adapters.formula_cache import FormulaCache
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.render.formulas.engine import Mistake, Typeset
from llmnotes.render.formulas.lean import lean, unquoted
from llmnotes.render.formulas.styles import stylesheet, without_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from llmnotes.adapters.vendor_files import VendorFiles

SCRIPT = "katex/katex.min.js"
# Change it when the HTML made from KaTeX's changes, so that no cache gives the old one.
MARKUP = "4"
# An unknown command throws; so do Chinese outside \text{} and commands that reach out of the page.
_CALL = r"""
dukpy.formulas.map(function (formula) {
  try {
    return [true, katex.renderToString(formula[0], {
      displayMode: formula[1],
      output: "htmlAndMathml",
      strict: function (code) { return code === "unicodeTextInMathMode" ? "error" : "ignore" },
      trust: function (context) { throw new katex.ParseError(context.command + " is not allowed") }
    })]
  } catch (error) {
    return [false, String(error.rawMessage || error.message),
      error.position === undefined ? null : error.position]
  }
})
"""
# Each call into JavaScript costs a third of a formula; a batch shares it and stays small.
BATCH = 100
_STRICT = re.compile(r"LaTeX-incompatible input and strict mode is set to 'error': | \[\w+\]$")


class KatexEngine:
    """Sets formulas; what was set once is remembered, on disk too when there is a folder."""

    def __init__(self, vendor: VendorFiles | None = None, cache_folder: Path | None = None) -> None:
        self._vendor = vendor or read_vendor()
        self._results: dict[tuple[str, bool], Typeset | Mistake] = {}
        self._cache = FormulaCache(cache_folder) if cache_folder else None
        self._engine: dukpy.JSInterpreter | None = None
        self._noted: set[str] = set()
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def prepare(self, formulas: Iterable[tuple[str, bool]]) -> None:
        """Set many formulas at once, which is cheaper than one by one."""
        wanted = dict.fromkeys(formulas)
        new = [f for f in wanted if f not in self._results and not self._is_cached(f)]
        for batch in _batches(new, BATCH):
            for formula, result in zip(batch, self._set(batch), strict=True):
                self._results[formula] = result
                if self._cache and isinstance(result, Typeset):
                    self._cache.put(self._key(formula), result)

    def typeset(self, tex: str, *, display: bool) -> Typeset | Mistake:
        """Set one formula, or say what is wrong with it."""
        formula = (tex, display)
        if formula not in self._results:
            self.prepare([formula])
        result = self._results[formula]
        if isinstance(result, Typeset):
            self._noted.update(result.declarations)
        return result

    def noted(self) -> frozenset[str]:
        """The CSS declarations of the formulas asked for since the last call.

        Thousands of pages need the same few sets, and keep them.
        """
        noted = frozenset(self._noted)
        self._noted.clear()
        return self._sets.setdefault(noted, noted)

    def stylesheet(self) -> str:
        """The rules for the classes of every formula set so far."""
        return stylesheet(self.declarations())

    def declarations(self) -> frozenset[str]:
        """The CSS declarations of every formula set so far."""
        results = (r for r in self._results.values() if isinstance(r, Typeset))
        return frozenset(d for result in results for d in result.declarations)

    def save(self) -> None:
        """Keep what was set, for the next build."""
        if self._cache:
            self._cache.save()

    def _is_cached(self, formula: tuple[str, bool]) -> bool:
        """Look on the disk, and remember what is there."""
        known = self._cache.get(self._key(formula)) if self._cache else None
        if known:
            self._results[formula] = known
        return known is not None

    def _key(self, formula: tuple[str, bool]) -> str:
        tex, display = formula
        script = self._vendor.hashes[SCRIPT]  # another KaTeX, another key
        return sha256(f"{script}\n{MARKUP}\n{display}\n{tex}".encode()).hexdigest()

    def _set(self, formulas: Sequence[tuple[str, bool]]) -> Iterator[Typeset | Mistake]:
        answers = self._started().evaljs(_CALL, formulas=formulas)
        for (tex, _), (done, *answer) in zip(formulas, answers, strict=True):
            if done:
                html, declarations = without_styles(lean(answer[0]))
                yield Typeset(unquoted(html), declarations)
            else:
                reason, offset = answer
                yield Mistake(_plain(reason, tex, offset), offset)

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


def _batches(items: Sequence[tuple[str, bool]], size: int) -> Iterator[Sequence[tuple[str, bool]]]:
    """Cut a sequence into parts of at most this size."""
    return (items[start : start + size] for start in range(0, len(items), size))
