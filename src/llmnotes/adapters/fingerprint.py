"""A key for all that a built site is made from: two builds with the same key give the same site."""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parents[1]
_ELSEWHERE = frozenset({"config_file_path", "docs_dir", "site_dir", "strict"})
"""Settings that say where things are, or what to do with warnings."""


def build_key(config: MkDocsConfig, plugin: str, data: Path) -> str | None:
    """The key of a build, or nothing where something may matter that cannot be seen.

    Another plugin, a hook and a file of settings that takes in another can do anything.
    """
    settings = Path(config.config_file_path)
    if set(config.plugins) != {plugin} or config.hooks or b"INHERIT" in settings.read_bytes():
        return None
    digest = sha256()
    folders = [data, Path(config.docs_dir), PACKAGE]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    for words in (*_surroundings(config), *_files(settings, *folders)):
        digest.update(words.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def _surroundings(config: MkDocsConfig) -> Iterator[str]:
    """Python, what is installed, the day, and the settings as they were resolved."""
    yield sys.version
    yield from sorted(f"{found.name} {found.version}" for found in distributions())
    yield get_build_date()
    yield os.environ.get("SOURCE_DATE_EPOCH", "")
    plain = {
        name: value
        for name, value in config.items()
        if name not in _ELSEWHERE and isinstance(value, str | int | float | None)
    }
    yield json.dumps(plain, sort_keys=True)


def _files(*places: Path) -> Iterator[str]:
    """Each file by its place and the hash of its content."""
    for number, place in enumerate(places):
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(place).as_posix()
                yield f"{number} {name} {sha256(path.read_bytes()).hexdigest()}"
