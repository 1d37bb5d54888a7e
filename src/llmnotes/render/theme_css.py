"""The theme's stylesheet without what no page of this site has: half of it."""

from __future__ import annotations

import re

ABSENT = (
    "arithmatex",
    "critic",
    "emojione",
    "gemoji",
    "grid",
    "highlighttable",
    "keys",
    "linenodiv",
    "linenos",
    "md-annotation",
    "md-author",
    "md-banner",
    "md-consent",
    "md-draft",
    "md-feedback",
    "md-meta",
    "md-pagination",
    "md-pin",
    "md-post",
    "md-profile",
    "md-select",
    "md-social",
    "md-source",
    "md-status",
    "md-tag",
    "md-version",
    "tabbed-",
    "task-list",
    "twemoji",
)
"""How the classes of the theme begin that our pages do not use; a test looks for them there."""

_RIGHT_TO_LEFT = "[dir=rtl]"
_ABSENT_CLASS = re.compile(rf"\.(?:{'|'.join(map(re.escape, ABSENT))})")
# Alternatives and exceptions name a class that an element need not have.
_OPTIONAL = re.compile(r":(?:is|not|where|has)\([^()]*\)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[(){},]')
_UNUSED = re.compile(r"--md-mermaid-[a-z-]+:[^;}]*;?")


def without_absent(styles: str) -> str:
    """Leave out the rules for classes that no page has, and those of right-to-left writing."""
    return _UNUSED.sub("", "".join(map(_shortened, _blocks(styles))))


def _shortened(block: str) -> str:
    head, brace, body = block.partition("{")
    if head.startswith(("@media", "@supports")):
        inner = without_absent(body[:-1])
        return f"{head}{{{inner}}}" if inner else ""
    if not brace or head.startswith("@"):
        return block
    wanted = [selector for selector in _split(head, ",") if _is_wanted(selector)]
    return f"{','.join(wanted)}{{{body}" if wanted else ""


def _is_wanted(selector: str) -> bool:
    needed = _OPTIONAL.sub("", selector)
    return _RIGHT_TO_LEFT not in needed and not _ABSENT_CLASS.search(needed)


def _blocks(styles: str) -> list[str]:
    """The rules of a stylesheet without comments, each with its braces."""
    return _split(styles, "}")


def _split(text: str, mark: str) -> list[str]:
    """Cut at commas, or after closing braces, that stand in no string, bracket or block."""
    parts, start, depth = [], 0, 0
    for token in _TOKEN.finditer(text):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(token[0], 0)
        if token[0] == mark and depth == 0:
            parts.append(text[start : token.end() if mark == "}" else token.start()])
            start = token.end()
    return [*parts, text[start:]] if text[start:] else parts
