"""A folder that another engine builds: pages, styles, scripts, files for programs, settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from llmnotes.adapters.files import write_files, write_texts
from llmnotes.adapters.formula_assets import SCRIPT, STYLESHEET, write_site_files
from llmnotes.pipeline import program_files

if TYPE_CHECKING:
    from llmnotes.adapters.project import Project

DOCS = "docs"
ASSETS = Path(__file__).parents[1] / "theme" / "assets"
_FORMULAS = "llmnotes.adapters.formula_extension"
_FENCED = re.compile(r"(^ *```.*?^ *```|(?<!`)`[^`\n]+`(?!`))", re.MULTILINE | re.DOTALL)
_RELATIVE = re.compile(r"""(<[a-z][^<>]*?\s(?:href|src)=")(?![a-z]+:|[/#])([^"]*)(?=")""")
_SITE_URL = re.compile(r"^site_url:.*?(https?://[^\s\"'\]]+)", re.MULTILINE)


def write_engine_project(project: Project, settings: str, folder: Path) -> None:
    """Write all of it; what only MkDocs and our plugin know is left out of the settings."""
    docs = folder / DOCS
    site = project.site
    texts = {page.path: links_from_file(page.path, page.markdown) for page in site.pages}
    write_texts(texts, docs)
    write_site_files(project.engine, (page.markdown for page in site.pages), docs)
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            target = docs / "assets" / path.relative_to(ASSETS)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    found = _SITE_URL.search(settings)
    files = program_files(site, found[1] if found else "/")
    # a page in plain words beside each page would take the place of the page itself
    write_files((file for file in files if not file.path.endswith(".md")), docs)
    write_texts({"mkdocs.yml": engine_settings(settings)}, folder)


def links_from_file(page: str, markdown: str) -> str:
    """A page whose HTML links start at its file instead of at its address.

    Zensical reads them so: in every page but an index it puts `../` before `href` and `src`.
    """
    if page.rpartition("/")[2] == "index.md":
        return markdown
    stem = page.rpartition("/")[2].removesuffix(".md")

    def turned(link: re.Match[str]) -> str:
        address = link[2]
        if address.startswith("../"):
            rest = address[3:]
            return f"{link[1]}{'./' if not rest or rest[0] in '#?' else ''}{rest}"
        return f"{link[1]}{stem}/{address.removeprefix('./')}"

    parts = _FENCED.split(markdown)  # code, which is shown as it is, stands at the odd places
    return "".join(p if i % 2 else _RELATIVE.sub(turned, p) for i, p in enumerate(parts))


def engine_settings(settings: str) -> str:
    """The same settings without plugin and templates, with what the plugin would have added."""
    blocks = re.split(r"^(?=[a-z_]+:)", settings, flags=re.MULTILINE)
    kept = [_changed(block) for block in blocks if not block.startswith(("plugins:", "docs_dir:"))]
    return "".join((f"docs_dir: {DOCS}\n", *kept))


def _changed(block: str) -> str:
    name = block.split(":", maxsplit=1)[0]
    if name == "theme":
        return re.sub(r"^  custom_dir:.*\n", "", block, flags=re.MULTILINE)
    if name == "extra_css":
        return block.replace("extra_css:\n", f"extra_css:\n  - {STYLESHEET}\n", 1)
    if name == "extra_javascript":
        # the search is the engine's own
        block = re.sub(r"^  - assets/search\.js\n", "", block, flags=re.MULTILINE)
        return block.replace("extra_javascript:\n", f"extra_javascript:\n  - {SCRIPT}\n", 1)
    if name == "markdown_extensions":
        return f"{block.rstrip()}\n  - {_FORMULAS}\n\n"
    return block
