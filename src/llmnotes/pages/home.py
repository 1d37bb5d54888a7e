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


def home_page(catalog: Catalog) -> Iterator[Page]:
    """Make the first page: what this is, how much it holds, the ways in, the newest models."""
    view = home_view(catalog)
    about = catalog.about
    head = page_head(about.name, about.description, hide=("navigation", "toc", "path"))
    yield Page(_PAGE, f"{head}{_hero(view, about)}\n\n{_ways(view)}\n\n{_newest(view)}\n")


def _hero(view: HomeView, about: About) -> str:
    stats = "".join(
        element("div", element("dt", text(name)), element("dd", link(str(count), _href(page))))
        for name, count, page in view.counts
    )
    actions = [
        link(words, _href(page), class_="button button--primary" if index == 0 else "button")
        for index, (words, page) in enumerate(view.actions)
    ]
    return element(
        "section",
        element("h1", text(about.name)),
        element("p", text(about.description), class_="lead"),
        element("p", " ".join(actions), class_="hero__actions"),
        element("dl", stats, class_="stats"),
        element("p", f"数据截至 {text(view.as_of)}", class_="meta") if view.as_of else "",
        class_="hero",
    )


def _ways(view: HomeView) -> str:
    items = [(_href(page), title, "", words) for title, words, page in view.ways]
    title = element("h2", "从哪里开始", id="ways")
    grid = cards(items, "cards cards--ways")
    return element("section", title, grid, class_="ways", aria_labelledby="ways")


def _newest(view: HomeView) -> str:
    items = [
        (
            _href(f"models/{model.id}.md"),
            model.name,
            f"{model.maker} · {model.released}",
            model.words,
        )
        for model in view.newest
    ]
    title = element("h2", "最新收录的模型", id="newest")
    return element("section", title, cards(items, "cards cards--models"), aria_labelledby="newest")


def _href(page: str) -> str:
    return relative_url(_PAGE, page)
