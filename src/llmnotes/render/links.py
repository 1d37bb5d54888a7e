"""Addresses between pages, so that a site works below any path and from a folder."""

from __future__ import annotations


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
    here, there = url_of(page).split("/")[:-1], url_of(target).split("/")[:-1]
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    path = "../" * (len(here) - shared) + "".join(f"{part}/" for part in there[shared:])
    return f"{path or './'}{fragment}"
