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
_HEAD = re.compile(r"<head>(\s*<meta charset=\"?utf-8\"?>)?", re.IGNORECASE)
_RULES = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'{hashes}; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'"
)
_FRAMES = "; frame-ancestors 'self'"  # counts in a header only


def protect_site(folder: Path) -> None:
    """Write the policy into each page, and into a file for hosts that send headers.

    One policy for all pages: the theme moves between them without loading a new document. So each
    is read twice; all of them at once would be the most that a build keeps in memory.
    """
    paths = sorted(folder.rglob("*.html"))
    rules = content_policy(path.read_text(encoding="utf-8") for path in paths)
    for path in paths:
        page = with_policy(path.read_text(encoding="utf-8"), rules)
        path.write_text(page, encoding="utf-8", newline="\n")
    lines = ["/*", f"  Content-Security-Policy: {rules}{_FRAMES}"]
    lines += [
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
    ]
    (folder / HEADERS).write_text("\n".join((*lines, "")), encoding="utf-8", newline="\n")


def content_policy(pages: Iterable[str]) -> str:
    """The policy under which the inline scripts of these pages run, and no others."""
    hashes = {
        _hash(code)
        for page in pages
        for attributes, code in _SCRIPT.findall(page)
        if code and not any(word in attributes for word in _DATA)
    }
    return _RULES.format(hashes="".join(f" {found}" for found in sorted(hashes)))


def with_policy(page: str, rules: str) -> str:
    """A page with the policy at the top of its head, where it covers all that follows."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return _HEAD.sub(lambda head: head[0] + meta, page, count=1)


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
