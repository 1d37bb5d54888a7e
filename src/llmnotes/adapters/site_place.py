"""Folders beside a site: where one is built, and how it takes the place of the last one."""

from __future__ import annotations

import shutil
from contextlib import suppress
from secrets import token_hex
from time import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LEFT_AFTER_S = 24 * 3600
"""No build takes so long."""


def place_beside(site: Path, word: str = "new") -> Path:
    """A new name beside a site, so that two builds at once do not meet."""
    return site.with_name(f".{site.name}.{word}.{token_hex(4)}")


def clear_beside(site: Path) -> None:
    """Take away what builds have left that were killed long ago."""
    for word in ("new", "old"):
        for left in site.parent.glob(f".{site.name}.{word}.*"):
            with suppress(FileNotFoundError):  # another build clears too
                if left.stat().st_mtime < time() - LEFT_AFTER_S:
                    shutil.rmtree(left, ignore_errors=True)


def put_in_place(new: Path, site: Path) -> None:
    """Let a folder be the site; the last one goes, but for its hidden files, such as `.git`.

    Raises:
        OSError: The folder cannot be moved; then the last site is where it was.
    """
    old = place_beside(site, "old")
    while not _is_moved(new, site, old):
        _leave(old, new)
    _leave(old, site)


def _is_moved(new: Path, site: Path, old: Path) -> bool:
    """Whether the new folder is where the last one was, and not that of a faster build."""
    with suppress(FileNotFoundError):
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if site.exists() and old.exists():
            return False
        if old.exists():
            old.rename(site)
        raise
    return True


def _leave(old: Path, new: Path) -> None:
    """Take the hidden files along."""
    for hidden in old.glob(".*"):
        hidden.rename(new / hidden.name)
    shutil.rmtree(old, ignore_errors=True)
