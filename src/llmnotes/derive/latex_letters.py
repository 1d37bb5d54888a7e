r"""The letters of a formula: what a reader wants explained.

A style makes another letter (`\mathcal{L}` is not `L`); words in `\text` and names of functions
are no letters.
"""

from __future__ import annotations

import re

_STYLES = "mathcal|mathbf|mathbb|mathscr|mathfrak|hat|tilde|bar"
_WORDS = re.compile(
    r"\\(?:text|operatorname\*?|mathrm|begin|end|label|tag|hspace|vspace)\s*\{[^{}]*\}|\\\\(\[[^\]]*\])?"
)
_STYLED = re.compile(rf"\\(?P<style>{_STYLES})\s*\{{?\s*(?P<letter>\\?[A-Za-z]+|1)\s*\}}?")
_LETTER = re.compile(r"\\(?P<command>[A-Za-z]+)|(?P<plain>[A-Za-z])")
_GREEK = re.compile(
    "alpha|beta|gamma|delta|(var)?epsilon|zeta|eta|(var)?theta|kappa|lambda|mu|nu|xi|pi|rho|sigma"
    "|tau|(var)?phi|chi|psi|omega|ell"
    "|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
)


def letters(latex: str) -> frozenset[str]:
    r"""The letters of a formula: `x`, `theta`, `mathcal L`."""
    rest = _WORDS.sub(" ", latex)
    styled = {f"{m['style']} {m['letter'].lstrip(chr(92))}" for m in _STYLED.finditer(rest)}
    return frozenset(styled | _plain(_STYLED.sub(" ", rest)))


def _plain(latex: str) -> set[str]:
    found = set()
    for match in _LETTER.finditer(latex):
        command = match["command"]
        if command is None:
            found.add(match["plain"])
        elif _GREEK.fullmatch(command):
            found.add(command)
    return found
