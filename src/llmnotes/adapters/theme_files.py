"""The theme's own files: what no page of ours asks for is left out, the rest is shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.css import compact
from llmnotes.render.theme_css import without_absent

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

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


def compact_theme(site: Path) -> None:
    """Leave comments and layout out of our stylesheets, and out of the theme's what we lack."""
    for pattern, shorten in (("*.css", compact), ("stylesheets/main.*.css", without_absent)):
        for path in sorted((site / "assets").glob(pattern)):
            shortened = shorten(path.read_text(encoding="utf-8"))
            path.write_text(shortened, encoding="utf-8", newline="\n")
    for path in site.glob(SCRIPT):
        script = path.read_text(encoding="utf-8").partition(_MAP)[0]  # it is not there any more
        path.write_text(script, encoding="utf-8", newline="\n")
