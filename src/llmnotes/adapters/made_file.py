"""MkDocs: the file of a page that stands in no file of `docs/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs.structure.files import File

from llmnotes.pages.page import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class MadeFile(File):
    """Its text stays in bytes until somebody reads it, and is not kept then."""

    made: Page

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> MadeFile:
        """The file of a page; the pencil leads to its data."""
        # typed by MkDocs as any file
        file = cast("MadeFile", cls.generated(config, page.path, content=b""))
        file.made = page
        # MkDocs joins this to the address of docs/
        file.edit_uri = f"../{page.source}" if page.source else None
        return file

    @property
    def content_string(self) -> str:
        """The page as Markdown."""
        return self.made.markdown

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.made = Page.of(self.src_uri, value)

    @property
    def content_bytes(self) -> bytes:
        """The page as Markdown, in UTF-8."""
        return self.made.utf8

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.content_string = value.decode()
