"""How many formulas arrive unharmed, and what a build pays for them.

    PYTHONPATH=src:tests python benchmarks/formulas.py                 500 formulas, cold and warm
    PYTHONPATH=src:tests python benchmarks/formulas.py --texts FILE    nine contexts of each formula

FILE is `test/screenshotter/ss_data.yaml` of KaTeX's repository, or a JSON or YAML list of LaTeX.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

import yaml

from formula_contexts import CONTEXTS, Contexts
from llmnotes.adapters.katex_engine import KatexEngine

COUNT = 500
# About as large as the formulas of the chapters: half of them inline, half in display.
SHAPES = (
    r"x_{{{0}}}",
    r"d_{{\text{{model}}}} = {0}",
    r"\mathcal{{L}}_{{{0}}} = -\sum_{{i=1}}^{{{0}}} \log P(u_i \mid u_{{<i}}; \Theta)",
    r"\operatorname{{softmax}}\left(\frac{{QK^{{\top}}}}{{\sqrt{{d_{{{0}}}}}}}\right)V",
    r"\begin{{aligned}} a &= {0} \\ b &= \frac{{a}}{{{0} + \hat{{A}}_t}} \end{{aligned}}",
)


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path, help="measure these formulas in nine contexts")
    options = parser.parse_args()
    if options.texts:
        contexts(options.texts)
    else:
        speed()


def contexts(path: Path) -> None:
    """Count the formulas that do not arrive, by context."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = loaded.values() if isinstance(loaded, dict) else loaded
    texts = [(entry["tex"] if isinstance(entry, dict) else str(entry)).strip() for entry in entries]
    pages = Contexts()
    valid = [tex for tex in texts if pages.valid(tex)]
    bad = [(tex, names) for tex in valid if (names := pages.harmed(tex))]
    count = Counter(name for _, names in bad for name in names)
    total = len(valid) * len(CONTEXTS)
    print(f"{len(texts)} formulas, {len(valid)} of them valid for our engine")
    print(f"{total - count.total()} of {total} arrive unharmed ({1 - count.total() / total:.1%})")
    for tex, names in bad:
        print(f"{', '.join(names)}: {tex[:70]!r}")


def speed() -> None:
    """Time a cold and a warm run over different formulas."""
    texts = [SHAPES[i % len(SHAPES)].format(i) for i in range(COUNT)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "warm"):
            start = time.perf_counter()
            engine = KatexEngine(cache_folder=Path(folder))
            engine.prepare((tex, i % len(SHAPES) > 1) for i, tex in enumerate(texts))
            engine.save()
            print(f"{name}: {len(texts)} formulas in {time.perf_counter() - start:.3f} s")
        print(f"rules of their classes: {len(engine.stylesheet())} bytes")


if __name__ == "__main__":
    main()
