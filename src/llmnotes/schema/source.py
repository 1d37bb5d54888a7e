"""What `data/sources/*.yaml` may say; the names are those of CSL-JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from llmnotes.schema.record import PartialDate, Record, Url


class Author(Record):
    """A person, or a body that signs as one name."""

    family: str | None = None
    """Family name."""
    given: str | None = None
    """Given name."""
    literal: str | None = None
    """The name of a body: `OpenAI`."""


class Source(Record):
    """A text, file or page that someone opened."""

    type: Literal[
        "article", "article-journal", "paper-conference", "report", "book", "chapter", "thesis",
        "webpage", "post-weblog", "software", "dataset",
    ]  # fmt: skip
    """CSL type; `article` is a preprint, `software` a repository, `webpage` a model card."""
    title: str
    """The title as printed."""
    author: tuple[Author, ...] = ()
    """Who wrote it; for many, the first three and `{literal: et al.}`."""
    issued: PartialDate | None = None
    """When it was first published."""
    accessed: PartialDate
    """The day on which one of us opened it."""
    url: Url | None = Field(default=None, alias="URL")
    """Where it is."""
    publisher: str | None = None
    """Who published it."""
    container_title: str | None = Field(default=None, alias="container-title")
    """Journal or proceedings."""
    doi: str | None = Field(default=None, alias="DOI", pattern=r"^10\.\d{4,9}/\S+$")
    """The DOI, without the resolver's address."""
    arxiv: str | None = Field(default=None, pattern=r"^\d{4}\.\d{4,5}$|^[a-z-]+/\d{7}$")
    """The arXiv number."""
    version: str | None = None
    """Revision, commit or edition that was opened."""
    tier: Literal["primary", "vendor", "third-party"]
    """`primary`: paper, config, weights, licence; `vendor`: blog, docs; `third-party`: others."""
    note: str | None = None
    """What one must know to find or trust it."""
