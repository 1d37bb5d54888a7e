"""A project on this disk: its texts read, its formulas set, its pages built."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import yaml

from llmnotes.adapters.cores import on_all_cores
from llmnotes.adapters.files import read_or_none, read_texts
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.adapters.progress import shown
from llmnotes.catalog.about import About
from llmnotes.diagnostics import DataError
from llmnotes.pipeline import Site, build_site
from llmnotes.render.formulas.check import check_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from llmnotes.loading.along import Along

CACHE = ".cache/llmnotes/formulas"
SETTINGS = "mkdocs.yml"
# The file has tags that only MkDocs can read, so it is not read as a whole.
_SETTING = {
    "name": re.compile(r"^site_name:[ \t]*(\S.*)$", re.MULTILINE),
    "description": re.compile(r"^site_description:[ \t]*(\S.*)$", re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class Project:
    """What was built, and the engine that sets its formulas."""

    site: Site
    engine: KatexEngine


def build_project(
    root: Path,
    folders: tuple[str, str] = ("data", "docs"),
    about: About | None = None,
    along: Along = shown,
) -> Project:
    """Read and build the data and pages below a folder; its settings say what the site is called.

    Raises:
        DataError: Every problem of the data, the pages and their formulas, in one report.
    """
    with collector_at_rest():
        return _built(root, folders, about or read_about(root), along)


def _built(root: Path, folders: tuple[str, str], about: About, along: Along) -> Project:
    texts = read_texts(root, *folders)
    engine = KatexEngine(cache_folder=root / CACHE)
    wrong = check_texts(texts, engine)
    engine.save()
    try:
        today = datetime.now(UTC).date().isoformat()
        site = build_site(texts, today, about, along, on_all_cores)
    except DataError as error:
        raise DataError({*error.diagnostics, *wrong}) from None
    if wrong:
        raise DataError(wrong)
    return Project(site, engine)


def read_about(root: Path) -> About:
    """What mkdocs.yml says of the site, whatever else stands in it."""
    settings = read_or_none(root / SETTINGS) or ""
    found = {name: _SETTING[name].search(settings) for name in _SETTING}
    given = {name: str(yaml.safe_load(m[1])) for name, m in found.items() if m}
    return About(**given)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Do not look for cycles while records are made, nor again and again among them later.

    Records have no cycles, and looking costs a quarter of the build of many models.
    """
    gc.unfreeze()  # those of the build before, under `serve`
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
