"""Keys for all that a built site is made from: two builds with the same keys give the same site."""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.utils import get_build_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

PACKAGE = Path(__file__).parents[1]
_ELSEWHERE = frozenset({"config_file_path", "docs_dir", "site_dir", "strict"})
"""Settings that say where things are, or what to do with warnings."""


class BuildKey(NamedTuple):
    """What a build is known by."""

    surroundings: str
    """The key of what every page is made with: Python, packages, settings, templates."""
    whole: str
    """The key of that, of the texts and of the day."""


def build_key(config: MkDocsConfig, plugin: str, data: Path) -> BuildKey | None:
    """The key of a build, or nothing where something may matter that cannot be seen.

    Another plugin, a hook and a file of settings that takes in another can do anything.
    """
    settings = Path(config.config_file_path)
    if set(config.plugins) != {plugin} or config.hooks or b"INHERIT" in settings.read_bytes():
        return None
    folders = [PACKAGE]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    surroundings = _hash((*_surroundings(config), *_files(settings, *folders)))
    texts = _files(data, Path(config.docs_dir))
    return BuildKey(surroundings, _hash((surroundings, *_day(), *texts)))


def _surroundings(config: MkDocsConfig) -> Iterator[str]:
    """Python, what is installed, and the settings as they were resolved."""
    yield sys.version
    yield from sorted(f"{found.name} {found.version}" for found in distributions())
    plain = {
        name: value
        for name, value in config.items()
        if name not in _ELSEWHERE and isinstance(value, str | int | float | None)
    }
    yield json.dumps(plain, sort_keys=True)


def _day() -> tuple[str, str]:
    """The day that is told of pages without one of their own."""
    return get_build_date(), os.environ.get("SOURCE_DATE_EPOCH", "")


def _files(*places: Path) -> Iterator[str]:
    """Each file by its place and the hash of its content."""
    for number, place in enumerate(places):
        for path in sorted(place.rglob("*")) if place.is_dir() else (place,):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(place).as_posix()
                yield f"{number} {name} {sha256(path.read_bytes()).hexdigest()}"


def _hash(words: Iterable[str]) -> str:
    digest = sha256()
    for word in words:
        digest.update(word.encode())
        digest.update(b"\0")
    return digest.hexdigest()
