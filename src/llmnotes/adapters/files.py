"""Reading data and writing pages: the only code that touches the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.loading.characters import decode_all
from llmnotes.render.css import compact
from llmnotes.render.theme_css import without_absent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from llmnotes.exports.file import ExportFile
    from llmnotes.pages.page import Page

SUFFIXES = {"data": (".yaml", ".yml"), "docs": (".md",)}


def read_texts(root: Path, data: str = "data", docs: str = "docs") -> dict[str, str]:
    """Read every data file and every page, by `data/...` and `docs/...`.

    Raises:
        DataError: Files that are too large, not UTF-8, or hold hidden characters; all of them.
    """
    raw = {
        f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for name, folder in (("data", root / data), ("docs", root / docs))
        for path in sorted(folder.rglob("*"))
        if path.suffix in SUFFIXES[name] and path.is_file()
    }
    return decode_all(raw)


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


def write_files(files: Iterable[ExportFile], folder: Path) -> None:
    """Write files for programs below a folder; one with the same bytes stays as it is."""
    for file in files:
        target = folder / file.path
        if target.is_file() and target.read_bytes() == file.content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


def write_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write files below a folder, by their paths."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def compact_styles(site: Path) -> None:
    """Leave comments and layout out of our stylesheets, and out of the theme's what we lack."""
    for pattern, shorten in (("*.css", compact), ("stylesheets/main.*.css", without_absent)):
        for path in sorted((site / "assets").glob(pattern)):
            shortened = shorten(path.read_text(encoding="utf-8"))
            path.write_text(shortened, encoding="utf-8", newline="\n")
