"""MkDocs: build the site's pages from the data; every decision is made elsewhere."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.utils import CountHandler

from llmnotes.adapters.card_files import write_cards
from llmnotes.adapters.careful_build import CarefulBuild
from llmnotes.adapters.content_policy import protect_site
from llmnotes.adapters.fingerprint import build_key
from llmnotes.adapters.formula_assets import (
    SCRIPT,
    STYLESHEET,
    site_files,
)
from llmnotes.adapters.formula_extension import FormulaExtension
from llmnotes.adapters.kept_pages import KeptPages, navigation_key
from llmnotes.adapters.live_site import LiveSite
from llmnotes.adapters.made_file import MadeFile
from llmnotes.adapters.mkdocs_page import Built
from llmnotes.adapters.progress import shown
from llmnotes.adapters.project import Project, build_project
from llmnotes.adapters.ready_page import let_wait, make_ready
from llmnotes.adapters.site_archive import SiteArchive
from llmnotes.adapters.site_writer import SiteWriter
from llmnotes.adapters.texts_on_disk import TextsOnDisk
from llmnotes.adapters.theme_files import ask_once, compact_theme, join_files, leave_out_unread
from llmnotes.adapters.theme_parts import FIRST_SCRIPT, keep_parts
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.adapters.workshop import Workshop
from llmnotes.catalog.about import NAMELESS, About
from llmnotes.diagnostics import DataError
from llmnotes.loading.along import silently
from llmnotes.search.index import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


log = get_plugin_logger(__name__)
NAME = "llmnotes"
SITES = ".cache/llmnotes/sites"
CARDS = ".cache/llmnotes/cards.zip"


class PluginConfig(base.Config):
    """Options below `llmnotes:` in mkdocs.yml."""

    # An option named `data` would hide a method of MkDocs' own and recurse for ever.
    data_dir = opt.Type(str, default="data")


THEME = str(Path(__file__).parents[1] / "theme")
"""Templates, styles and scripts; they stand in the package, so that a wheel is enough."""


class LlmnotesPlugin(BasePlugin[PluginConfig]):
    """Turn our pages into MkDocs files."""

    _project: Project

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Under `mkdocs serve` one plugin does all builds, and keeps what has not changed."""
        self._search = SearchIndex()
        self._serving = command == "serve"
        self._starts_anew = not self._serving and not dirty
        self._archive: SiteArchive | None = None
        self._warnings = CountHandler(level=logging.WARNING)
        self._is_as_before = False
        self._workshop: Workshop | None = None
        self._live: LiveSite | None = None
        self._careful = None if self._serving or dirty else CarefulBuild()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build everything once per build, before MkDocs touches the last good site."""
        root = Path(config.config_file_path).parent
        config.watch.append(str(root / self.config.data_dir))
        if self._careful:
            self._careful.begin(config)
        if self._starts_anew and (key := build_key(config, NAME, root / self.config.data_dir)):
            self._archive = SiteArchive(root / SITES, key.whole)
            self._surroundings = key.surroundings
            self._is_as_before = self._archive.is_whole()
            if self._is_as_before:
                return _without_pages(config)
        logging.getLogger("mkdocs").addHandler(self._warnings)
        try:
            self._project = self._built_project(root, config)
        except DataError as error:
            count = len(error.diagnostics)
            raise PluginError(f"{count} problem(s) in the data\n{error}") from None
        kept = KeptPages.opened(root / SITES, self._surroundings) if self._archive else None
        aside = None if self._serving else TextsOnDisk(Path(config.site_dir).parent)
        self._writer = SiteWriter(self._project, self._search, kept, aside)
        for warning in self._project.site.warnings:
            log.warning("%s", warning)
        extension = FormulaExtension(self._project.engine, self._writer.late.append)
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]
        self._joined = ask_once(config)
        config.extra_css.insert(0, STYLESHEET)
        if THEME not in config.theme.dirs:
            config.theme.dirs.insert(0, THEME)
        config.extra_javascript.append(SCRIPT)
        config.theme.static_templates.add(FIRST_SCRIPT)
        return config

    def _built_project(self, root: Path, config: MkDocsConfig) -> Project:
        folders = (self.config.data_dir, config.docs_dir)
        if not self._serving:
            along = shown if log.isEnabledFor(logging.INFO) else silently
            return build_project(root, folders, _about(config), along)
        self._workshop = self._workshop or Workshop(root, *folders)
        self._edition = self._workshop.edition(_about(config))
        return Project(self._edition.site, self._workshop.engine)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the hand-written pages their facts, and add the generated ones."""
        if self._is_as_before:
            return type(files)([])
        for page in self._project.site.pages:
            file = files.get_file_from_path(page.path)
            if file is None:
                files.append(MadeFile.of(page, config))
            else:
                file.content_string = page.markdown
        for path, source in site_files(read_vendor()).items():
            files.append(File.generated(config, path, abs_src_path=str(source)))
        leave_out_unread(files, config)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Let pages made from data convert cheaply; keep the navigation for single pages."""
        self._nav = nav
        make_ready(files, nav, config)
        if self._serving:
            let_wait(files, self._edition.draft.paths)
        if self._careful:
            self._careful.expect(len(files.documentation_pages()))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Fail when a formula could not be set, before any page is written."""
        if self._is_as_before:
            return env
        self._writer.built = Built.of(config, files, self._nav, env)
        self._writer.settle(navigation_key(self._nav))
        if kept := self._writer.count_kept():
            log.info("Took %d pages from an earlier build", kept)
        if late := self._writer.late:
            problems = "\n".join(map(str, sorted(late)))
            raise PluginError(f"{len(late)} formula(s) cannot be set\n{problems}")
        keep_parts(env, config.theme.get("language"))
        return env

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Date the page, and begin to note its formulas."""
        self._writer.begin(page)
        return page

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Note what the formulas of the page need."""
        self._writer.converted(page)
        if self._careful:
            self._careful.step()
        return html

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put into the head what only the finished page tells."""
        if self._careful:
            self._careful.step()
        return self._writer.with_head(output, page, config.site_url)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what a site has beside its pages, or all of it from the last build."""
        if self._archive and self._is_as_before:
            count = self._archive.unpack(Path(config.site_dir))
            log.info("Nothing has changed: took %d files from the last build", count)
        else:
            self._finish(config)
        failed = config.strict and self._warnings.get_counts()
        if self._careful and not failed:
            self._careful.take_place(config)

    def _finish(self, config: MkDocsConfig) -> None:
        compact_theme(Path(config.site_dir))
        join_files(Path(config.site_dir), self._joined)
        self._writer.keep_formulas()
        if self._serving:  # what is made of all pages waits, and so does the script that reloads
            self._writer.write_all_styles()
        else:
            self._writer.write_styles()
            self._writer.write_programs(self._project.site)
            self._writer.write_search(self._project.site)
            protect_site(Path(config.site_dir))
            cache = Path(config.config_file_path).parent / CARDS
            pages = self._writer.with_cards
            write_cards(self._project.site.catalog, pages, Path(config.site_dir), cache)
        self._writer.let_go()
        # one with warnings is not kept, or the next strict build would not hear of them
        if self._archive and not self._warnings.get_counts():
            notes = self._writer.notes(self._surroundings, navigation_key(self._nav))
            self._archive.pack(Path(config.site_dir), notes)
        if self._live:
            self._live.built(self._writer, _about(config), self._edition)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make pages when they are asked for, instead of all of them after each edit."""
        if self._workshop and (inside := server.get_app()):
            live = LiveSite(self._workshop, builder, server.mount_path)
            live.built(self._writer, _about(config), self._edition)
            server.builder = live.rebuild
            server.set_app(live.application(inside))
            self._live = live
        return server

    def on_shutdown(self) -> None:
        """Let nothing be written into a folder that goes, and leave nothing unfinished."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._careful:
            self._careful.end()
        if self._live:
            self._live.stop()


def _without_pages(config: MkDocsConfig) -> MkDocsConfig:
    """Leave MkDocs nothing to build."""
    config.nav = []
    config.theme.static_templates.clear()
    return config


def _about(config: MkDocsConfig) -> About:
    return About(config.site_name, config.site_description or NAMELESS.description)
