"""Addresses between pages, so that a site works below any path and from a folder."""

from __future__ import annotations

from functools import lru_cache

_MANY_PAGES = 1 << 16
"""Pages whose folders are remembered: most are linked to from many."""


def url_of(page: str) -> str:
    """The address of a page below the site's root: `models/gpt-3.md` is `models/gpt-3/`."""
    stem = page.removesuffix(".md")
    stem = stem.removesuffix("/index") if stem != "index" else ""
    return f"{stem}/" if stem else ""


def relative_url(page: str, target: str, anchor: str = "") -> str:
    """The address of a target page, as a link on another page writes it."""
    fragment = f"#{anchor}" if anchor else ""
    if page == target and fragment:
        return fragment
    stem, home = _start(page)
    if stem and not target.startswith(stem):
        return _way(home, target, fragment)
    return f"{_path(_folders(page), _folders(target)) or './'}{fragment}"


@lru_cache(_MANY_PAGES)
def _start(page: str) -> tuple[str, tuple[str, ...]]:
    """What the paths of a page and of all below it begin with, and the folders it stands in."""
    here = _folders(page)
    return "/".join(here), here[:-1]


@lru_cache(_MANY_PAGES)
def _way(home: tuple[str, ...], target: str, fragment: str) -> str:
    """The way from all pages that stand in the same folders."""
    return f"../{_path(home, _folders(target))}{fragment}"


def _path(here: tuple[str, ...], there: tuple[str, ...]) -> str:
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    return "../" * (len(here) - shared) + "/".join((*there[shared:], ""))


@lru_cache(_MANY_PAGES)
def _folders(page: str) -> tuple[str, ...]:
    return tuple(url_of(page).split("/")[:-1])
