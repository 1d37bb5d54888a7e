"""The strings of a YAML text that may hold formulas, with their places and their quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The fields that are LaTeX as a whole, without dollar signs.
TEX_FIELDS = ("latex", "shape")


@dataclass(frozen=True, slots=True)
class YamlString:
    """One string of a data file."""

    value: str
    start: int
    """The index of its first sign in the file, quote included."""
    end: int
    is_tex: bool
    """Whether the whole string is LaTeX."""
    loses_backslashes: bool
    """Whether a backslash in it means something to YAML."""


def strings(text: str) -> Iterator[YamlString]:
    """List the values with a formula of a YAML text; one that is no YAML has none, others say so.

    All values of ten thousand files would be most of what a check keeps.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError:
        return
    seen: set[int] = set()  # an alias is its anchor's node again
    todo = [("", root)] if root else []
    while todo:
        field, node = todo.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if "$" in node.value or field in TEX_FIELDS:
                yield _string(text, field, node)
        elif isinstance(node, yaml.MappingNode):
            todo.extend((str(key.value), value) for key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            todo.extend((field, value) for value in node.value)


def _string(text: str, field: str, node: yaml.ScalarNode) -> YamlString:
    start, end = node.start_mark.index, node.end_mark.index
    loses = node.style == '"' and "\\" in text[start:end]
    return YamlString(str(node.value), start, end, field in TEX_FIELDS, loses)
