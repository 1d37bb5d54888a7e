"""Reading data and writing pages: the only code that touches the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import DataError, Diagnostic
from llmnotes.loading.characters import decode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from llmnotes.pages.page import Page

SUFFIXES = {"data": (".yaml", ".yml"), "docs": (".md",)}


def read_texts(root: Path, data: str = "data", docs: str = "docs") -> dict[str, str]:
    """Read every data file and every page, by `data/...` and `docs/...`.

    Raises:
        DataError: Files that are too large, not UTF-8, or hold hidden characters; all of them.
    """
    texts: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for name, folder in (("data", root / data), ("docs", root / docs)):
        for path in sorted(folder.rglob("*")):
            if path.suffix not in SUFFIXES[name] or not path.is_file():
                continue
            key = f"{name}/{path.relative_to(folder).as_posix()}"
            try:
                texts[key] = decode(key, path.read_bytes())
            except DataError as error:
                problems.extend(error.diagnostics)
    if problems:
        raise DataError(problems)
    return texts


def write_pages(pages: Iterable[Page], folder: Path) -> None:
    """Write pages below a folder."""
    for page in pages:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8", newline="\n")
