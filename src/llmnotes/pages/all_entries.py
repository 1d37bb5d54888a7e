"""The complete index: every name of the site, by kind; the search box without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.pages.page import Page
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.entries import SiteEntry, site_entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Catalog

PATH = "all.md"
ELSEWHERE = "出处"
"""The page of sources lists these already; without them this one stays light."""

FOR_CONTRIBUTORS = "参与"
"""Stands last."""


class Item(NamedTuple):
    """An entry of the list."""

    kind: str
    page: str
    """The path of the page that it leads to."""
    html: str


def items_by_name(catalog: Catalog) -> tuple[Item, ...]:
    """Every entry, whether the page on which it stands is made or not."""
    entries = (entry for entry in site_entries(catalog) if entry.kind != ELSEWHERE)
    return tuple(Item(entry.kind, entry.place.page, _item(entry)) for entry in entries)


def all_entries_page(items: Iterable[Item], pages: Iterable[Page]) -> Page:
    """Make the page that lists every entry that stands on one of the pages."""
    there = {page.path for page in pages}
    kinds: dict[str, list[str]] = {}
    for item in items:
        if item.page in there:
            kinds.setdefault(item.kind, []).append(item.html)
    count = sum(map(len, kinds.values()))
    lead = f"全站 {count} 个条目，按种类排列，附别名。用浏览器的“在页面中查找”即可搜索。"
    parts = [
        page_head("全部条目", lead),
        heading(1, "全部条目"),
        element("p", text(lead), class_="lead") + "\n\n",
    ]
    ordered = sorted(kinds.items(), key=lambda item: item[0] == FOR_CONTRIBUTORS)
    for number, (kind, entries) in enumerate(ordered):
        parts.append(quiet_heading(2, f"{kind}（{len(entries)}）", f"k{number}"))
        parts.append(element("ul", *entries, class_="all-entries") + "\n\n")
    return Page.of(PATH, "".join(parts))


def _item(entry: SiteEntry) -> str:
    words = link(entry.title, relative_url(PATH, *entry.place))
    others = [name for name in entry.aliases if name != entry.title]
    if others:
        words += " " + element("span", text("、".join(others)), class_="meta")
    return element("li", words)
