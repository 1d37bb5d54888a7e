"""Addresses between pages, so that a site works below any path and from a folder."""

from __future__ import annotations

import posixpath


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
    path = posixpath.relpath(url_of(target) or ".", url_of(page) or ".")
    return f"{'./' if path == '.' else path + '/'}{fragment}"
