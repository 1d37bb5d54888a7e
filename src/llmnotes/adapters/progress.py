"""How far long work is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

T = TypeVar("T")

WIDTH = 30
DRAWN_EVERY_S = 0.1
TOLD_EVERY_S = 5.0
"""Work that is done before says nothing in a log."""


class Progress:
    """Tells how many of some things are done; on standard error, for the output is for others."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._done = 0
        self._terminal = sys.stderr.isatty()
        self._told = monotonic()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = monotonic()
        if now - self._told < (DRAWN_EVERY_S if self._terminal else TOLD_EVERY_S):
            return
        self._told = now
        if self._terminal:
            full = WIDTH * self._done // max(self._total, 1)
            bar = "#" * full + "." * (WIDTH - full)
            self._write(f"\r{self._what} [{bar}] {self._done:,}/{self._total:,}")
        else:
            self._write(f"{self._what}: {self._done:,} of {self._total:,}\n")

    def close(self) -> None:
        """Take the bar away."""
        if self._terminal:
            self._write("\r\033[K")

    def _write(self, words: str) -> None:
        sys.stderr.write(words)
        sys.stderr.flush()


def shown(what: str, parts: Collection[T], /) -> Iterator[T]:
    """Go along the parts of some work, and show how far it is."""
    progress = Progress(what, len(parts))
    try:
        for part in parts:
            yield part
            progress.step()
    finally:
        progress.close()
