"""The theme's own files: what no page of ours asks for is left out, the rest is shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llmnotes.render.css import compact
from llmnotes.render.theme_css import without_absent

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableSequence
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

JOINED = (
    ("assets/llmnotes.css", "assets/explore.css", "assets/figures.css"),
    ("assets/explore.js", "assets/figures.js", "assets/search.js"),
)
"""Files of ours that every page asks for: on a site the first of them holds the others too."""
SCRIPT = "assets/javascripts/bundle.*.min.js"
_MAP = "\n//# sourceMappingURL="
# `theme/main.html` does not link to the palettes, and our search is not the theme's.
_PALETTES = "assets/stylesheets/palette."
_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def leave_out_unread(files: Files, config: MkDocsConfig) -> None:
    """Take out what Material would add to a site for its own search, its palettes and makers."""
    unread: tuple[str, ...] = (_PALETTES,)
    if not any("search" in plugin for plugin in config.plugins):
        unread += _SEARCH
    for file in tuple(files):
        is_unread = file.src_uri.startswith(unread) or file.src_uri.endswith(".map")
        if is_unread and file.src_dir in config.theme.dirs:
            files.remove(file)


def ask_once(config: MkDocsConfig) -> list[tuple[str, ...]]:
    """Let pages ask for the first file alone where the settings name such files in a row."""
    styles, scripts = JOINED
    groups = ((config.extra_css, styles), (config.extra_javascript, scripts))
    return [group for listed, group in groups if _cut(listed, group)]


def _cut(listed: MutableSequence[Any], group: tuple[str, ...]) -> bool:
    names = tuple(map(str, listed))
    start = names.index(group[0]) if group[0] in names else 0
    if names[start : start + len(group)] != group:
        return False
    del listed[start + 1 : start + len(group)]
    return True


def join_files(site: Path, groups: Iterable[tuple[str, ...]]) -> None:
    """Put files together for which pages ask once."""
    for first, *others in groups:
        whole = "".join((site / name).read_text(encoding="utf-8") for name in (first, *others))
        (site / first).write_text(whole, encoding="utf-8", newline="\n")
        for name in others:
            (site / name).unlink()


def compact_theme(site: Path) -> None:
    """Leave comments and layout out of our stylesheets, and out of the theme's what we lack."""
    for pattern, shorten in (("*.css", compact), ("stylesheets/main.*.css", without_absent)):
        for path in sorted((site / "assets").glob(pattern)):
            shortened = shorten(path.read_text(encoding="utf-8"))
            path.write_text(shortened, encoding="utf-8", newline="\n")
    for path in site.glob(SCRIPT):
        script = path.read_text(encoding="utf-8").partition(_MAP)[0]  # it is not there any more
        path.write_text(script, encoding="utf-8", newline="\n")
