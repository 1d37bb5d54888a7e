"""A short formula as plain text, for places that hold no markup: tooltips and descriptions."""

from __future__ import annotations

import re
from html.entities import html5
from types import MappingProxyType

from llmnotes.render.formulas.scan import spans

_SPACES = re.compile(r"\\[,;:!> ]|\\q?quad\b|~")
_SIZES = re.compile(r"\\(?:left|right|[bB]ig[lrg]*|displaystyle|limits)\b")
_STYLED = re.compile(r"\\(?:text|operatorname\*?|math(?:rm|bf|cal|bb|it))\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_SCRIPT = re.compile(r"([_^])\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
# Where TeX's word is another than HTML's, or HTML's means another sign.
_SIGNS = MappingProxyType(
    {"cdot": "·", "top": "ᵀ", "to": "→", "ldots": "…", "dots": "…", "cdots": "…", "mid": "|"}
    | {"odot": "⊙", "in": "∈", "leq": "≤", "geq": "≥", "neq": "≠", "infty": "∞", "epsilon": "ε"}
    | {"phi": "φ", "sum": "∑", "prod": "∏", "ell": "ℓ", "sim": "∼", "propto": "∝"}
)


def without_formulas(text: str) -> str:
    """Words with each formula written as plain text."""
    written: list[str] = []
    done = 0
    for span in spans(text):
        written += [text[done : span.start], plain(span.tex)]
        done = span.end
    return "".join([*written, text[done:]])


def plain(tex: str) -> str:
    r"""Write a formula as near as a line of text comes to it: `\sqrt{d_k}` is `√d_k`."""
    text = _SIZES.sub("", _SPACES.sub(" ", tex))
    before = ""
    while text != before:  # from the inside out
        before = text
        text = _STYLED.sub(r"\1", text)
        text = _SCRIPT.sub(lambda match: match[1] + _grouped(match[2]), text)
        text = _ROOT.sub(lambda match: f"√{_grouped(match[1])}", text)
        text = _FRACTION.sub(lambda m: f"{_grouped(m[1])}/{_grouped(m[2])}", text)
    text = _COMMAND.sub(lambda match: _sign(match[1]), text)
    text = re.sub(r"[{}\\]", "", text).replace("^ᵀ", "ᵀ")
    return " ".join(text.split()).replace(" (", "(")


def _sign(command: str) -> str:
    return _SIGNS.get(command) or html5.get(f"{command};", f" {command} ")


def _grouped(text: str) -> str:
    """Brackets where the text is no single word."""
    return text if re.fullmatch(r"[\w.\\]+", text.strip()) else f"({text})"
