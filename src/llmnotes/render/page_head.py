"""The front matter of a page: what engines and themes read before the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def page_head(
    title: str,
    description: str,
    breadcrumbs: Sequence[tuple[str, str]] = (),
    hide: Sequence[str] = (),
    sidebar: tuple[str, Sequence[tuple[str, str]]] | None = None,
) -> str:
    """Write front matter; JSON is YAML, so any text is safe in it.

    `breadcrumbs` and `sidebar` are for pages out of the navigation: titles and addresses from the
    root. The sidebar has a title and the page's neighbours.
    """
    lines = ["---", f"title: {_quoted(title)}", f"description: {_quoted(description)}"]
    if breadcrumbs:
        lines.append(f"breadcrumbs: {_quoted([list(crumb) for crumb in breadcrumbs])}")
    if sidebar:
        words, items = sidebar
        shown = {"title": words, "items": [list(item) for item in items]}
        lines.append(f"sidebar: {_quoted(shown)}")
    if hide:
        lines.append(f"hide: {_quoted(list(hide))}")
    return "\n".join((*lines, "---", "", ""))


def heading(level: int, words: str, anchor: str = "") -> str:
    """Write a Markdown heading; marks that Markdown would read are escaped."""
    escaped = "".join(f"\\{c}" if c in r"\`*_[]<>#|" else c for c in words.replace("&", "&amp;"))
    return f"{'#' * level} {escaped}{f' {{#{anchor}}}' if anchor else ''}\n\n"


def quiet_heading(level: int, words: str, anchor: str) -> str:
    """Write a heading whose section stays out of the search: lists that stand elsewhere too."""
    return heading(level, words, f"{anchor} data-search-exclude")


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
