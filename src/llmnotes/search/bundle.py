"""The browser's part of the search as one file, without comments and indentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile, text_file

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPTS = ("words", "mark", "names", "readings", "misspelled", "engine", "dialog")
"""In this order: each uses those before it."""
PATH = "search/dialog.js"
_COMMENT = re.compile(r"^[ ]*/\*.*?\*/[ ]*$", re.DOTALL | re.MULTILINE)


def script_bundle(scripts: Mapping[str, str]) -> ExportFile:
    """Join the scripts, given by name; a reader of the page loads them with one request."""
    joined = "\n".join(_COMMENT.sub("", scripts[name]) for name in SCRIPTS)
    lines = filter(None, map(str.strip, joined.splitlines()))
    return text_file(PATH, "\n".join(lines) + "\n")
