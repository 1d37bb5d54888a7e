"""Find the facts that a page asks for: blocks `/// name | argument` and `[[kind:id]]` in lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Block:
    """A directive that stands alone on its lines."""

    name: str
    argument: str
    start: int
    end: int


class Inline(NamedTuple):
    """A reference inside a line."""

    kind: str
    key: str
    field: str
    brief: bool
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that was meant as one of the two and cannot be read."""

    text: str
    start: int


_TOKEN = re.compile(
    r"""
      ^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)
    | <!--[\s\S]*?-->
    | ^///[ ](?P<name>[a-z][a-z-]*)[ \t]*(?:\|[ \t]*(?P<argument>[^\n]*?))?[ \t]*\n
        (?:[ \t]*\n)*///[ \t]*$
    | ^(?P<block>///[^\n]*)$
    | \[\[(?P<kind>[a-z]+):(?P<key>[a-z0-9.-]+?)
        (?:\#(?P<field>[a-z0-9_.]+)(?P<brief>!)?)?(?:[ ](?P<words>[^\]\n]+))?\]\]
    | (?P<inline>\[\[[a-z]+:[^\]\n]*\]?\]?)
    """,
    re.MULTILINE | re.VERBOSE,
)


def is_plain(text: str) -> bool:
    """Whether a text can hold no token, as most cells: the pattern is tried at each letter."""
    return "[[" not in text and "///" not in text


def tokens(text: str) -> Iterator[Block | Inline | Broken]:
    """Everything in a text that stands for a fact, in order; code and comments are passed over."""
    if is_plain(text):
        return
    for match in _TOKEN.finditer(text):
        if match["name"]:
            yield Block(match["name"], match["argument"] or "", match.start(), match.end())
        elif match["kind"]:
            yield Inline(
                match["kind"],
                match["key"],
                match["field"] or "",
                bool(match["brief"]),
                match["words"] or "",
                match.start(),
                match.end(),
            )
        elif broken := match["block"] or match["inline"]:
            yield Broken(broken, match.start())
