"""Texts that wait for their turn on the disk, not in memory."""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_ANY = "surrogatepass"
"""A text comes back as it was, whatever is in it."""


class Span(NamedTuple):
    """Where a text stands, in bytes."""

    start: int
    size: int


class TextsOnDisk:
    """Texts one after the other, in a file without a name that goes with the process."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - see `close`

    def put(self, text: str) -> Span:
        """Lay a text aside."""
        content = text.encode(errors=_ANY)
        start = self._file.seek(0, os.SEEK_END)
        self._file.write(content)
        return Span(start, len(content))

    def read(self, span: Span) -> str:
        """A text that was laid aside."""
        self._file.seek(span.start)
        return self._file.read(span.size).decode(errors=_ANY)

    def close(self) -> None:
        """Let the texts go."""
        self._file.close()
