"""The site of the last build in one file, for a build to which nothing has changed."""

from __future__ import annotations

import os
import tempfile
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = 2
"""Archives: of this branch and of the one before."""
NOTES = "/pages.json"
"""What an archive tells of its pages; no file of a site has such a name."""


class SiteArchive:
    """A finished site under the key of all that it was made from.

    The file's name holds the hash of its content, so that a broken one is as good as none; it is
    written beside its place and moved there, so that a build that is stopped leaves none, and
    builds beside each other at worst write the same twice.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._folder, self._key = folder, key
        self._path: Path | None = None

    def is_whole(self) -> bool:
        """Whether there is one, and each of its bytes is as it was written."""
        self._path = next(whole_archives(self._folder, f"{self._key}-*.zip"), None)
        return self._path is not None

    def unpack(self, site: Path) -> int:
        """Write the site into a folder; returns how many files it has. Only if it is whole."""
        if self._path is None:
            raise ValueError("there is no whole archive")
        with ZipFile(self._path) as archive:
            names = [name for name in archive.namelist() if name != NOTES]
            archive.extractall(site, names)
        os.utime(self._path)  # used now: the last to be deleted
        return len(names)

    def pack(self, site: Path, notes: str = "") -> None:
        """Keep a site and notes on its pages.

        A disk that refuses costs the next build its time, no more.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._folder) as beside:
                part = Path(beside) / "site.zip"
                with ZipFile(part, "w") as archive:  # not compressed: that would take longer
                    for name in sorted(_files_below(str(site))):
                        archive.writestr(ZipInfo(name), (site / name).read_bytes())
                    if notes:
                        archive.writestr(ZipInfo(NOTES), notes)
                part.replace(self._folder / f"{self._key}-{_digest(part)}.zip")
            self._forget_old()
        except OSError:
            return

    def _forget_old(self) -> None:
        for path in _newest_first(self._folder, "*.zip")[KEPT:]:
            path.unlink(missing_ok=True)


def whole_archives(folder: Path, names: str = "*.zip") -> Iterator[Path]:
    """The archives with such names each of whose bytes is as it was written, newest first."""
    for path in _newest_first(folder, names):
        if path.stem.rpartition("-")[2] == _digest(path):
            yield path


def _newest_first(folder: Path, names: str) -> list[Path]:
    return sorted(folder.glob(names), key=lambda path: path.stat().st_mtime, reverse=True)


def _files_below(folder: str, before: str = "") -> Iterator[str]:
    """The files of a folder by their names from there; pathlib takes three times as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_below(entry.path, f"{before}{entry.name}/")
            else:
                yield before + entry.name


def _digest(path: Path) -> str:
    """The hash of a file; of one that cannot be read, nothing."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
