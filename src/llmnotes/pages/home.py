"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.pages.page import Page
from llmnotes.render.cards import cards
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import page_head
from llmnotes.views.home import HomeView, home_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.about import About
    from llmnotes.catalog.catalog import Catalog

_PAGE = "index.md"
_SEARCH = "搜索模型、公式、术语、章节"


def home_page(catalog: Catalog) -> Iterator[Page]:
    """Make the first page: what this is, how much it holds, the ways in, the newest models."""
    view = home_view(catalog)
    about = catalog.about
    head = page_head(about.name, about.description, hide=("navigation", "toc", "path"))
    yield Page.of(_PAGE, f"{head}{_hero(view, about)}\n\n{_ways(view)}\n\n{_newest(view)}\n")


def _hero(view: HomeView, about: About) -> str:
    stats = "".join(
        element("div", element("dt", text(name)), element("dd", link(str(count), _href(page))))
        for name, count, page in view.counts
    )
    if view.as_of:
        stats += element("div", element("dt", "数据截至"), element("dd", text(view.as_of)))
    return element(
        "section",
        element("h1", text(about.name)),
        element("p", text(about.description), class_="lead"),
        element("p", link(_SEARCH, _href("all.md"), class_="search-box", data_search="")),
        element("dl", stats, class_="stats"),
        class_="hero",
    )


def _ways(view: HomeView) -> str:
    items = [
        element(
            "li",
            element(
                "a",
                element("b", way.character, aria_hidden="true"),
                element("span", text(way.name)),
                element("span", text(way.words), class_="meta"),
                href=_href(way.page),
            ),
        )
        for way in view.ways
    ]
    title = element("h2", "从哪里开始", id="ways")
    grid = element("ul", *items, class_="cards cards--ways")
    return element("section", title, grid, class_="ways", aria_labelledby="ways")


def _newest(view: HomeView) -> str:
    items = [
        (
            _href(f"models/{model.id}.md"),
            model.name,
            f"{model.maker} · {model.released}",
            " · ".join(model.figures),
        )
        for model in view.newest
    ]
    title = element("h2", "最新的模型", id="newest")
    return element("section", title, cards(items, "cards cards--models"), aria_labelledby="newest")


def _href(page: str) -> str:
    return relative_url(_PAGE, page)
