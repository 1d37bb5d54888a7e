"""MkDocs: build the site's pages from the data; every decision is made elsewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File

from llmnotes.adapters.content_policy import protect_site
from llmnotes.adapters.files import compact_styles, write_files, write_texts
from llmnotes.adapters.formula_assets import (
    FOLDER,
    SCRIPT,
    STYLESHEET,
    site_files,
    site_stylesheet,
)
from llmnotes.adapters.formula_extension import FormulaExtension
from llmnotes.adapters.project import build_project
from llmnotes.adapters.search_site import index_site
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.catalog.about import NAMELESS, About
from llmnotes.diagnostics import DataError
from llmnotes.exports.structured_data import changed_on, structured_data
from llmnotes.pipeline import program_files
from llmnotes.render.formulas.fonts import preload_links
from llmnotes.search.files import opensearch
from llmnotes.search.index import SearchIndex
from llmnotes.views.entries import site_entries

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from llmnotes.adapters.project import Project
    from llmnotes.diagnostics import Diagnostic

log = get_plugin_logger(__name__)
_STEP_BACK = re.compile(r"/[^/]+/\.\./")


class PluginConfig(base.Config):
    """Options below `llmnotes:` in mkdocs.yml."""

    # An option named `data` would hide a method of MkDocs' own and recurse for ever.
    data_dir = opt.Type(str, default="data")


THEME = str(Path(__file__).parents[1] / "theme")
"""Templates, styles and scripts; they stand in the package, so that a wheel is enough."""


class LlmnotesPlugin(BasePlugin[PluginConfig]):
    """Turn our pages into MkDocs files."""

    _project: Project

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Under `mkdocs serve` one plugin does all builds, and indexes only what has changed."""
        self._search = SearchIndex()
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build everything once per build, before MkDocs touches the last good site."""
        root = Path(config.config_file_path).parent
        config.watch.append(str(root / self.config.data_dir))
        try:
            self._project = build_project(
                root, self.config.data_dir, config.docs_dir, _about(config)
            )
        except DataError as error:
            count = len(error.diagnostics)
            raise PluginError(f"{count} problem(s) in the data\n{error}") from None
        self._pages = {page.path: page for page in self._project.site.pages}
        for warning in self._project.site.warnings:
            log.warning("%s", warning)
        # Formulas that are put together later than the checks run are judged when they are set.
        self._late: list[Diagnostic] = []
        extension = FormulaExtension(self._project.engine, self._late.append)
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]
        config.extra_css.insert(0, STYLESHEET)
        if THEME not in config.theme.dirs:
            config.theme.dirs.insert(0, THEME)
        config.extra_javascript.append(SCRIPT)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the hand-written pages their facts, and add the generated ones."""
        for page in self._project.site.pages:
            file = files.get_file_from_path(page.path)
            if file is None:
                file = File.generated(config, page.path, content=page.markdown)
                # MkDocs joins this to the address of docs/
                file.edit_uri = f"../{page.source}" if page.source else None
                files.append(file)
            else:
                file.content_string = page.markdown
        for path, source in site_files(read_vendor()).items():
            files.append(File.generated(config, path, abs_src_path=str(source)))
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Fail when a formula could not be set, before any page is written."""
        if self._late:
            problems = "\n".join(map(str, sorted(self._late)))
            raise PluginError(f"{len(self._late)} formula(s) cannot be set\n{problems}")
        return env

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Shorten `docs/../data/` in the address behind the pencil, and date the page."""
        if page.edit_url:
            page.edit_url = _STEP_BACK.sub("/", page.edit_url)
        if made := self._pages.get(page.file.src_uri):
            # the sitemap tells when facts were looked up, not when the site was built
            page.update_date = changed_on(self._project.site.catalog, made) or page.update_date
        return page

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Let the browser fetch the fonts of formulas early, and say what the page is."""
        fonts = "../" * page.url.count("/") + f"{FOLDER}/fonts"
        head = preload_links(output, fonts)
        if config.site_url and (made := self._pages.get(page.file.src_uri)):
            title, address = str(page.title), config.site_url
            head += structured_data(self._project.site.catalog, made, title, address)
        return output.replace("</title>", f"</title>{head}", 1)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the stylesheet of the formulas that were set, and the files for programs."""
        styles = site_stylesheet(self._project.engine, read_vendor())
        write_texts({STYLESHEET: styles}, Path(config.site_dir))
        compact_styles(Path(config.site_dir))
        self._project.engine.save()
        site_url = config.site_url or "/"
        files = program_files(self._project.site, site_url)
        write_files((*files, opensearch(config.site_name, site_url)), Path(config.site_dir))
        entries = site_entries(self._project.site.catalog)
        index_site(Path(config.site_dir), entries, self._search)
        if not self._serving:  # the script that reloads a page is put in later
            protect_site(Path(config.site_dir))


def _about(config: MkDocsConfig) -> About:
    return About(config.site_name, config.site_description or NAMELESS.description)
