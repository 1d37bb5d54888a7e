"""Stylesheets without what only their authors read."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")


def compact(styles: str) -> str:
    """Drop comments and layout; nothing is rewritten, so every rule means what it did."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", styles))).strip() + "\n"
