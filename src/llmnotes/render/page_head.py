"""The front matter of a page: what engines and themes read before the text."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_quoted = json.JSONEncoder(ensure_ascii=False).encode
_MANY_HEADINGS = 1 << 10
"""Headings that are remembered: the same few stand on the pages of all models."""
_MANY_LISTS = 1 << 10
"""Lists that are remembered: those of one family come one after the other."""


def page_head(
    title: str,
    description: str,
    breadcrumbs: Sequence[tuple[str, str]] = (),
    hide: Sequence[str] = (),
    more: Mapping[str, object] | None = None,
) -> str:
    """Write front matter; JSON is YAML, so any text is safe in it.

    `breadcrumbs` are for pages out of the navigation: titles and addresses from the root. `more` is
    what only some pages have for the theme, such as a `sidebar`.
    """
    lines = ["---", f"title: {_quoted(title)}", f"description: {_quoted(description)}"]
    if breadcrumbs:
        lines.append(f"breadcrumbs: {_quoted([list(crumb) for crumb in breadcrumbs])}")
    lines += [f"{key}: {_quoted(value)}" for key, value in (more or {}).items()]
    if hide:
        lines.append(f"hide: {_quoted(list(hide))}")
    return "\n".join((*lines, "---", "", ""))


def read_head(text: str) -> tuple[str, dict[str, object]] | None:
    """Part a page into text and front matter; nothing where `page_head` wrote none."""
    head, mark, rest = text.removeprefix("---\n").partition("\n---\n")
    if not mark or not text.startswith("---\n"):
        return None
    pairs = (line.partition(": ") for line in head.split("\n"))
    try:
        fields = {name: _value(value) for name, _, value in pairs}
    except ValueError:
        return None
    return rest.lstrip("\n"), fields


def _value(written: str) -> object:
    """A line's value; what lists others, as the sidebar does, is one object for all its pages."""
    return _shared(written) if written.startswith(("[", "{")) else json.loads(written)


_shared = lru_cache(_MANY_LISTS)(json.loads)


@lru_cache(_MANY_HEADINGS)
def heading(level: int, words: str, anchor: str = "") -> str:
    """Write a Markdown heading; marks that Markdown would read are escaped."""
    escaped = "".join(f"\\{c}" if c in r"\`*_[]<>#|" else c for c in words.replace("&", "&amp;"))
    return f"{'#' * level} {escaped}{f' {{#{anchor}}}' if anchor else ''}\n\n"


def quiet_heading(level: int, words: str, anchor: str) -> str:
    """Write a heading whose section stays out of the search: lists that stand elsewhere too."""
    return heading(level, words, f"{anchor} data-search-exclude")
