"""How a source is written: in a list, and beside a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.views.labels import word

if TYPE_CHECKING:
    from llmnotes.schema.source import Author, Source

MOST_AUTHORS = 3


class SourceView(NamedTuple):
    """One entry of a list of sources."""

    id: str
    authors: str
    title: str
    detail: str
    url: str | None
    tier: str
    accessed: str


def source_view(key: str, source: Source) -> SourceView:
    """What a list of sources shows of one of them."""
    details = (
        source.container_title,
        source.publisher,
        f"arXiv:{source.arxiv}" if source.arxiv else None,
        source.issued,
        f"版本 {source.version}" if source.version else None,
    )
    authors = _authors(source.author)
    unique = [part for part in dict.fromkeys(filter(None, details)) if part != authors]
    return SourceView(
        key,
        authors,
        source.title,
        "，".join(unique),
        source.url or (f"https://doi.org/{source.doi}" if source.doi else None),
        source.tier,
        source.accessed,
    )


def short_name(source: Source) -> str:
    """A source in few words: Brown 等 2020."""
    year = f" {source.issued[:4]}" if source.issued else ""
    if not source.author:
        return source.title
    first = source.author[0]
    name = first.family or first.literal or source.title
    return f"{name}{' 等' if len(source.author) > 1 else ''}{year}"


def dated_name(source: Source) -> str:
    """The same with the day on which it was opened."""
    return f"{short_name(source)}（{source.accessed} 查阅）"


def value_source(source: Source, said: str = "") -> str:
    """The source of a value: whether the maker says so (or what else it is), who, as of when."""
    return f"{said or word('standing', source.tier)} · {dated_name(source)}"


def _authors(authors: tuple[Author, ...]) -> str:
    names = [
        author.literal or " ".join(filter(None, (author.given, author.family)))
        for author in authors[:MOST_AUTHORS]
    ]
    if len(authors) > MOST_AUTHORS:
        names.append("等")
    return "，".join(names).replace("et al.", "等")
