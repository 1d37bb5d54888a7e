"""A project on this disk: its texts read, its formulas set, its pages built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from llmnotes.adapters.files import read_texts
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.diagnostics import DataError
from llmnotes.pipeline import Site, build_site
from llmnotes.render.formulas.check import check_texts

if TYPE_CHECKING:
    from pathlib import Path

CACHE = ".cache/llmnotes/formulas"


@dataclass(frozen=True, slots=True)
class Project:
    """What was built, and the engine that sets its formulas."""

    site: Site
    engine: KatexEngine


def build_project(root: Path, data: str = "data", docs: str = "docs") -> Project:
    """Read and build everything below a folder.

    Raises:
        DataError: Every problem of the data, the pages and their formulas, in one report.
    """
    texts = read_texts(root, data, docs)
    engine = KatexEngine(cache_folder=root / CACHE)
    wrong = check_texts(texts, engine)
    try:
        site = build_site(texts, datetime.now(UTC).date().isoformat())
    except DataError as error:
        raise DataError({*error.diagnostics, *wrong}) from None
    if wrong:
        raise DataError(wrong)
    return Project(site, engine)
