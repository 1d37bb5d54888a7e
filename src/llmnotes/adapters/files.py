"""Reading data and writing pages: the only code that touches the disk."""

from __future__ import annotations

import os
import time
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.loading.characters import decode_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.exports.file import ExportFile
    from llmnotes.pages.page import Page

    Stamp = tuple[int, int, int, int]
    """When a file was written and changed, which it is, and its size."""

SUFFIXES = {"data": (".yaml", ".yml"), "docs": (".md",)}
SETTLED_NS = 2 * 10**9
"""How old a file is that is known by its stamp."""


def read_texts(root: Path, data: str = "data", docs: str = "docs") -> dict[str, str]:
    """Read every data file and every page, by `data/...` and `docs/...`.

    Raises:
        DataError: Files that are too large, not UTF-8, or hold hidden characters; all of them.
    """
    return TextReader(root, data, docs).read()


class TextReader:
    """Reads the texts of a project again and again; a file that stayed as it was is not opened."""

    def __init__(
        self, root: Path, data: str = "data", docs: str = "docs", settled_ns: int = SETTLED_NS
    ) -> None:
        self._settled_ns = settled_ns
        self._folders = (("data", root / data), ("docs", root / docs))
        self._known: dict[str, tuple[Stamp, str]] = {}

    def read(self) -> dict[str, str]:
        """Read every data file and every page, by `data/...` and `docs/...`.

        Raises:
            DataError: Files that are too large, not UTF-8, or hold hidden characters; all of them.
        """
        now = time.time_ns()
        files = [
            (f"{name}/{path}", file, stamp)
            for name, folder in self._folders
            for path, file, stamp in _files_below(str(folder), SUFFIXES[name])
        ]
        known = self._known
        same = {path for path, _, stamp in files if path in known and known[path][0] == stamp}
        new = decode_all({path: Path(f).read_bytes() for path, f, _ in files if path not in same})
        read = {path: (stamp, new[path]) for path, _, stamp in files if path not in same}
        every = {path: known[path] if path in same else read[path] for path, _, _ in files}
        # a second edit in the same tick of the file system's clock would leave the same stamp
        unsettled = now - self._settled_ns
        fresh = {path for path, (stamp, _) in read.items() if max(stamp[:2]) >= unsettled}
        self._known = {path: found for path, found in every.items() if path not in fresh}
        return {path: text for path, (_, text) in every.items()}


def _files_below(
    folder: str, suffixes: tuple[str, ...], above: str = ""
) -> list[tuple[str, str, Stamp]]:
    """Each file below a folder, in the order of names: its path there, where it is, its stamp."""
    try:
        entries = sorted(os.scandir(folder), key=attrgetter("name"))
    except FileNotFoundError:
        return []
    found: list[tuple[str, str, Stamp]] = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            found += _files_below(entry.path, suffixes, f"{above}{entry.name}/")
        elif entry.name[1:].endswith(suffixes) and entry.is_file():
            at = entry.stat()
            stamp = at.st_mtime_ns, at.st_ctime_ns, at.st_ino, at.st_size
            found.append((f"{above}{entry.name}", entry.path, stamp))
    return found


def read_raw(root: Path, data: str = "data") -> dict[str, bytes]:
    """Read the bytes of every data file, by `data/...`."""
    return {
        f"data/{path.relative_to(root / data).as_posix()}": path.read_bytes()
        for path in sorted((root / data).rglob("*.yaml"))
        if path.is_file()
    }


def read_or_none(path: Path) -> str | None:
    """The text of a file, or `None` where there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else None


def stamps(places: Iterable[str]) -> dict[str, tuple[int, int]]:
    """When each file at or below these places was written, and its size; pages left out."""
    found = {}
    for place in map(Path, places):
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.suffix not in SUFFIXES["docs"] and path.is_file():
                state = path.stat()
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def write_pages(pages: Iterable[Page], folder: Path) -> None:
    """Write pages below a folder."""
    write_texts({page.path: page.markdown for page in pages}, folder)


def write_files(files: Iterable[ExportFile], folder: Path) -> frozenset[str]:
    """Write files for programs below a folder; one with the same bytes stays as it is.

    Returns the paths of all of them.
    """
    written = set()
    inside: set[str] = set()
    for file in files:
        written.add(file.path)
        target = folder / file.path
        if target.is_file() and target.read_bytes() == file.content:
            continue
        within = file.path.rpartition("/")[0]
        if within not in inside:
            inside.add(within)
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return frozenset(written)


def write_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write files below a folder, by their paths."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
