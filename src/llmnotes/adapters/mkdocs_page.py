"""Write single files of a site that MkDocs has built, with the objects of that build."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files

from llmnotes.adapters.ready_page import ReadyPage, make_ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Built:
    """What MkDocs made in one build and needs again for each page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: tuple[File, ...]
    """Of the files the pages; to list them for each page again would be quadratic."""

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment) -> Built:
        """What MkDocs hands to the events of a build."""
        return cls(config, files, nav, env, tuple(files.documentation_pages()))

    def with_pages(self, order: Iterable[str], new: Mapping[str, File]) -> Built:
        """The same build with these pages made from data, and no others, in this order."""
        made = {f.src_uri: f for f in self.files if f.generated_by and f.is_documentation_page()}
        ordered = [found for path in order if (found := new.get(path) or made.get(path))]
        files = Files([*(f for f in self.files if f.src_uri not in made), *ordered])
        make_ready(new.values(), self.nav, self.config)
        return replace(self, files=files, pages=tuple(files.documentation_pages()))

    def by_address(self) -> dict[str, File]:
        """The pages by their file below the site: `models/gpt-3/index.html`."""
        return {file.dest_uri: file for file in self.pages}

    def write(self, file: File, markdown: str) -> None:
        """Convert and write a page as a build does, with the same events in the same order."""
        page = file.page
        if page is None:
            raise ValueError(f"{file.src_uri} was not built")
        file.content_string = markdown
        if isinstance(page, ReadyPage):
            page.waits = False
        self._convert(page)
        utils.write_file(self._output(page).encode(), file.abs_dest_path)
        level = self.config.validation.links.anchors
        page.validate_anchor_links(files=self.files, log_level=level)

    def write_sitemap(self) -> None:
        """Write the list of pages again, as MkDocs does."""
        context = get_context(self.nav, self.files, self.config, base_url=".")
        words = self.env.get_template(SITEMAP).render(context).encode()
        target = Path(self.config.site_dir) / SITEMAP
        utils.write_file(words, str(target))
        pages = [file.page for file in self.pages if file.page]
        packed = target.with_name(f"{SITEMAP}.gz")
        with (
            packed.open("wb") as raw,
            gzip.GzipFile(
                filename=str(packed),
                fileobj=raw,
                mode="wb",
                mtime=utils.get_build_timestamp(pages=pages),
            ) as file,
        ):
            file.write(words)

    def _convert(self, page: Page) -> None:
        events = self.config.plugins
        page = events.on_pre_page(page, config=self.config, files=self.files)
        page.read_source(self.config)
        page.markdown = events.on_page_markdown(
            page.markdown or "", page=page, config=self.config, files=self.files
        )
        page.render(self.config, self.files)
        page.content = events.on_page_content(
            page.content or "", page=page, config=self.config, files=self.files
        )

    def _output(self, page: Page) -> str:
        events = self.config.plugins
        page.active = True
        try:
            context = get_context(self.nav, self.pages, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = events.on_page_context(context, page=page, config=self.config, nav=self.nav)
            output = template.render(context)
            return events.on_post_page(output, page=page, config=self.config)
        finally:
            page.active = False
