"""MkDocs: build the site's pages from the data; every decision is made elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File

from llmnotes.adapters.files import read_texts
from llmnotes.diagnostics import DataError
from llmnotes.pipeline import build_site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from llmnotes.pipeline import Site

log = get_plugin_logger(__name__)
_STEP_BACK = re.compile(r"/[^/]+/\.\./")


class PluginConfig(base.Config):
    """Options below `llmnotes:` in mkdocs.yml."""

    # An option named `data` would hide a method of MkDocs' own and recurse for ever.
    data_dir = opt.Type(str, default="data")


class LlmnotesPlugin(BasePlugin[PluginConfig]):
    """Turn our pages into MkDocs files."""

    _site: Site

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build everything once per build, before MkDocs touches the last good site."""
        root = Path(config.config_file_path).parent
        config.watch.append(str(root / self.config.data_dir))
        try:
            texts = read_texts(root, self.config.data_dir, config.docs_dir)
            self._site = build_site(texts, datetime.now(UTC).date().isoformat())
        except DataError as error:
            count = len(error.diagnostics)
            raise PluginError(f"{count} problem(s) in the data\n{error}") from None
        for warning in self._site.warnings:
            log.warning("%s", warning)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the hand-written pages their facts, and add the generated ones."""
        for page in self._site.pages:
            file = files.get_file_from_path(page.path)
            if file is None:
                file = File.generated(config, page.path, content=page.markdown)
                # MkDocs joins this to the address of docs/
                file.edit_uri = f"../{page.source}" if page.source else None
                files.append(file)
            else:
                file.content_string = page.markdown
        return files

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Shorten `docs/../data/` in the address behind the pencil."""
        if page.edit_url:
            page.edit_url = _STEP_BACK.sub("/", page.edit_url)
        return page
