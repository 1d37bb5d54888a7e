"""Find `$...$` and `$$...$$` in a text, and leave everything else that has a `$` alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Span(NamedTuple):
    """One formula and where it stands in its text."""

    start: int
    """The index of its first dollar sign."""
    end: int
    """The index behind its last dollar sign."""
    tex: str
    """LaTeX without the dollar signs and without quote marks."""
    display: bool
    """Set on a line of its own, with large operators."""
    prefix: str | None
    """The indentation and quote marks of its lines, when no other words stand on them."""


class FormulaAt(NamedTuple):
    """A formula and the line and column where it starts; both count from 1."""

    line: int
    column: int
    tex: str
    display: bool


_FENCE = r"""
    ^[ \t>]*(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
"""
_CODE = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)"
_HTML = r"""
    <!--[\s\S]*?-->
    | <(?P<literal>pre|code|script|style|textarea)\b[\s\S]*?</(?P=literal)>
    | </?[a-zA-Z][\w-]*(?:\s+[^\s"'<>=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
"""
_ADDRESS = r"""
    \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[ )]
    | <[a-z][a-z0-9+.-]+:[^>\s]+>
    | \bhttps?://[\w.~:/?\#\[@!$&'*+,;=%-]+
    | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*\S+
"""
# Python-Markdown keeps finished HTML under such numbers.
_STASH = "\x02[^\x03]*\x03"


def _group(sign: str, depth: int) -> str:
    r"""A brace group may hold groups and dollar signs of its own: `\text{if $x > 0$}`."""
    deeper = f"|{_group(sign, depth - 1)}" if depth else ""
    return rf"\{{(?>\\{sign}|\$[^$]+\$|(?![{{}}$\\]){sign}{deeper})*+\}}"


_ANY = r"[\s\S]"
_IN_PARAGRAPH = r"(?:[^\n]|\n(?!\s*\n))"
_DISPLAY = rf"""
    (?P<prefix>^[ \t>]*)?\$\$
    (?P<display>(?>\\[\s\S]|{_group(_ANY, 4)}|[^\\$])+?)
    \$\$(?P<suffix>[ \t]*$)?
"""
# Not before a space, nor before a number that another dollar sign and number follow: 从$5到$10.
# A bare ` ends it, because it begins code; TeX's quotes ``...'' do not.
_INLINE = rf"""
    \$(?![\s$]|\d[^$\n]*\n?[^$\n]*\$\d)
    (?P<inline>(?>
        \\verb\*?(?P<bar>[^\w\s*])[^\n$]*?(?P=bar) | \\{_IN_PARAGRAPH} | {_group(_IN_PARAGRAPH, 4)}
        | ``[^`$\n]*\'\' | (?![\\$`]){_IN_PARAGRAPH}
    )+?)
    (?<!\s)\$
"""
# Every part begins with one of these signs; at the others, which are most, nothing else is tried.
_FIRST = r"(?=[$`~\\<\[\]\x02 \t>h])"
_SCAN = re.compile(
    rf"{_FIRST}(?:(?P<skip>{_FENCE} | \\[\\$`] | {_HTML} | {_CODE} | {_STASH} | {_ADDRESS})"
    rf" | {_DISPLAY} | {_INLINE} | (?P<stray>\$\$))",
    re.VERBOSE | re.MULTILINE | re.ASCII,
)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


def spans(text: str) -> Iterator[Span]:
    """Find every formula of a Markdown text, from the first to the last."""
    for match in _matches(text):
        if match["display"] is not None:
            yield _display(match)
        elif match["inline"] is not None:
            yield Span(match.start(), match.end(), _tex(match, "inline"), False, None)


def formulas_in(text: str) -> list[FormulaAt]:
    """List every formula of a Markdown text with its place."""
    return [FormulaAt(*place(text, span.start), span.tex, span.display) for span in spans(text)]


def strays(text: str) -> Iterator[int]:
    """Find every `$$` that has no partner."""
    return (match.start() for match in _matches(text) if match["stray"])


def _matches(text: str) -> Iterator[re.Match[str]]:
    return _SCAN.finditer(text) if "$" in text else iter(())


def place(text: str, index: int) -> tuple[int, int]:
    """Turn an index into line and column."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _display(match: re.Match[str]) -> Span:
    prefix, suffix = match["prefix"], match["suffix"]
    start, end = match.start() + len(prefix or ""), match.end() - len(suffix or "")
    alone = prefix is not None and suffix is not None
    return Span(start, end, _tex(match, "display"), True, prefix if alone else None)


def _tex(match: re.Match[str], group: str) -> str:
    """The LaTeX, without the quote marks of a block quote's later lines."""
    tex = match[group]
    if "\n" in tex:
        text = match.string
        line = text[text.rfind("\n", 0, match.start(group)) + 1 : match.start(group)]
        if line.lstrip().startswith(">"):
            tex = _QUOTE.sub("", tex)
    return str(tex).strip()
