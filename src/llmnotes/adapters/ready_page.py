"""MkDocs: a page that is headings and whole lines of HTML costs little to convert."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from llmnotes.adapters.ready_markdown import ReadyMarkdown
from llmnotes.render.page_head import read_head

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from llmnotes.adapters.texts_on_disk import Span, TextsOnDisk


LATER = "later.html"
"""The template that holds the place of a page which waits, or was finished before."""


class KeptPage(NamedTuple):
    """What is known of a finished page without reading it."""

    key: str
    """The key of all that it is made from."""
    ids: frozenset[str]
    """The anchors that others may link to."""
    rules: frozenset[str]
    """The declarations that its formulas need of the stylesheet."""


class ReadyPage(Page):
    """A page made from data, out of the navigation."""

    waits = False
    """Whether it is written when somebody asks for it; until then it is empty."""
    kept: KeptPage | None = None
    """The same page as an earlier build has finished it."""
    stands_alone = False
    """Whether no other page has a say in what it becomes."""
    _content: str | None = None
    _aside: tuple[TextsOnDisk, Span] | None = None

    def __init__(self, file: File, config: MkDocsConfig, markdown: ReadyMarkdown) -> None:
        super().__init__(None, file, config)
        self._ready = markdown

    @property
    def content(self) -> str | None:
        """The page as HTML; once laid aside it is read anew each time."""
        if self._aside is None:
            return self._content
        texts, span = self._aside
        return texts.read(span)

    @content.setter
    def content(self, html: str | None) -> None:
        self._content, self._aside = html, None

    def lay_aside(self, texts: TextsOnDisk) -> None:
        """Let the HTML wait on the disk until the page is written."""
        if self._content:
            self._aside = texts, texts.put(self._content)
            self._content = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the front matter as the JSON that we write; YAML takes ten times as long."""
        changed = config.plugins.on_page_read_source(page=self, config=config)
        found = read_head(self.file.content_string) if changed is None else None
        if found is None:
            super().read_source(config)
        else:
            self.markdown, self.meta = found

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page; one that needs all of Markdown, as MkDocs does."""
        if self.waits or self.kept:
            self.content, self.toc = "", TableOfContents([])
            self.meta["template"] = LATER
            if self.kept:  # of one that waits nobody can tell yet which anchors it has
                self._anchors(self.kept.ids)
            return
        # a title that the front matter does not name stands in a heading, where MkDocs finds it
        ready = self._ready if "title" in self.meta else None
        found = ready.convert(self.markdown) if ready and self.markdown else None
        self.stands_alone = found is not None
        if found is None:
            super().render(config, files)
            return
        self.content = found.html
        self.toc = found.toc
        self._anchors(found.ids)

    def _anchors(self, ids: Iterable[str]) -> None:
        self.present_anchor_ids = set(ids)
        self.links_to_anchors = {}


def let_wait(files: Iterable[File], made: Container[str]) -> None:
    """Leave pages out of this build: of those out of the navigation the ones with these paths."""
    for file in files:
        if isinstance(file.page, ReadyPage):
            file.page.waits = file.src_uri in made


def is_waiting(page: Page | None) -> bool:
    """Whether a page is still empty."""
    return isinstance(page, ReadyPage) and page.waits


def kept_of(page: Page | None) -> KeptPage | None:
    """What is known of a page that an earlier build has finished."""
    return page.kept if isinstance(page, ReadyPage) else None


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
