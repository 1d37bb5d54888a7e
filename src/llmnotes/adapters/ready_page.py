"""MkDocs: a page that is headings and whole lines of HTML costs little to convert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page

from llmnotes.adapters.ready_markdown import ReadyMarkdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation


class ReadyPage(Page):
    """A page made from data, out of the navigation."""

    def __init__(self, file: File, config: MkDocsConfig, markdown: ReadyMarkdown) -> None:
        super().__init__(None, file, config)
        self._ready = markdown

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page; one that needs all of Markdown, as MkDocs does."""
        # a title that the front matter does not name stands in a heading, where MkDocs finds it
        ready = self._ready if "title" in self.meta else None
        found = ready.convert(self.markdown) if ready and self.markdown else None
        if found is None:
            super().render(config, files)
            return
        self.content = found.html
        self.toc = found.toc
        self.present_anchor_ids = set(found.ids)
        self.links_to_anchors = {}


def is_unlisted(page: Page | None) -> bool:
    """Whether no entry of the navigation is a page's own."""
    return isinstance(page, ReadyPage)


def make_ready(files: Iterable[File], nav: Navigation, config: MkDocsConfig) -> None:
    """Give the pages made from data that are not in the navigation their own kind of page."""
    markdown = ReadyMarkdown(config.markdown_extensions, config.mdx_configs)
    listed = tuple(page.file.url for page in nav.pages)
    for file in files:
        is_made = file.generated_by and file.is_documentation_page()
        # nor one that lies above such a page, whose links to it are its own
        if is_made and not any(url.startswith(file.url) for url in listed):
            ReadyPage(file, config, markdown)  # enters itself into its file
