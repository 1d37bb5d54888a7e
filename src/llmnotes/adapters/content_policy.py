"""A content security policy for the whole site, from the scripts that its pages hold."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEADERS = "_headers"
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_DATA = ("src=", "application/json", "ld+json")
_HEAD = re.compile(rb"<head>(\s*<meta charset=\"?utf-8\"?>)?", re.IGNORECASE)
_RULES = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'{hashes}; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)
_META = b'<meta http-equiv="Content-Security-Policy" content="'
_END = b'">'
_FRAMES = "; frame-ancestors 'self'"  # counts in a header only


def protect_site(folder: Path) -> None:
    """Write the policy into each page, and into a file for hosts that send headers.

    One policy for all pages: the theme moves between them without loading a new document. So each
    is read twice; all of them at once would be the most that a build keeps in memory.
    """
    paths = tuple(map(str, folder.rglob("*.html")))
    rules = content_policy(_read(path).decode() for path in paths)
    for path in paths:
        page = with_policy(_read(path), rules)
        with open(path, "wb") as file:  # noqa: PTH123 - a third of the time, for every page
            file.write(page)
    lines = ["/*", f"  Content-Security-Policy: {rules}{_FRAMES}"]
    lines += [
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
    ]
    (folder / HEADERS).write_text("\n".join((*lines, "")), encoding="utf-8", newline="\n")


def content_policy(pages: Iterable[str]) -> str:
    """The policy under which the inline scripts of these pages run, and no others."""
    scripts = {
        code
        for page in pages
        for attributes, code in _SCRIPT.findall(page)
        if code and not any(word in attributes for word in _DATA)
    }
    return _RULES.format(hashes="".join(f" {found}" for found in sorted(map(_hash, scripts))))


def with_policy(page: bytes, rules: str) -> bytes:
    """A page with the policy at the top of its head, where it covers all that follows."""
    head = _HEAD.search(page)
    return page[: head.end()] + _META + rules.encode() + _END + page[head.end() :] if head else page


def without_policy(page: bytes) -> bytes:
    """A page as it was before the policy came in."""
    head = _HEAD.search(page)
    if not head or not page.startswith(_META, head.end()):
        return page
    return page[: head.end()] + page[page.index(_END, head.end()) + len(_END) :]


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _read(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        return file.read()
