"""All sources as BibTeX and as CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.exports.file import ExportFile, json_file, text_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.pages.page import Page
    from llmnotes.schema.source import Author, Source

_BIBTEX = {
    "article-journal": "article",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
}
_ESCAPES = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"} | {"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}"}
)


def bibliography_files(catalog: Catalog) -> Iterator[ExportFile]:
    """Write `references.bib` and `references.json`."""
    entries = [_bibtex(entry.id, entry.record) for entry in catalog.sources]
    yield text_file("references.bib", "\n".join(entries))
    yield json_file("references.json", [_csl(e.id, e.record) for e in catalog.sources])


def page_bibliographies(catalog: Catalog, pages: Iterable[Page]) -> Iterator[ExportFile]:
    """Write what the page of each model cites beside it: `models/gpt-3.bib`."""
    for page in pages:
        if page.path.startswith("models/") and page.path.removesuffix(".md")[7:] in catalog.models:
            entries = [_bibtex(key, catalog.sources[key]) for key in page.cited]
            yield text_file(f"{page.path.removesuffix('.md')}.bib", "\n".join(entries))


def _bibtex(key: str, source: Source) -> str:
    fields = {
        "title": f"{{{source.title.translate(_ESCAPES)}}}",
        "author": " and ".join(_name(author) for author in source.author),
        "year": (source.issued or "")[:4],
        "journal" if source.type == "article-journal" else "booktitle": (
            source.container_title or ""
        ).translate(_ESCAPES),
        "publisher": (source.publisher or "").translate(_ESCAPES),
        "eprint": source.arxiv or "",
        "archiveprefix": "arXiv" if source.arxiv else "",
        "doi": source.doi or "",
        "url": source.url or "",
        "urldate": source.accessed,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{_BIBTEX.get(source.type, 'misc')}{{{key},", *lines, "}", ""))


def _name(author: Author) -> str:
    if author.literal:
        return (
            "others" if author.literal == "et al." else f"{{{author.literal.translate(_ESCAPES)}}}"
        )
    return ", ".join(filter(None, (author.family, author.given))).translate(_ESCAPES)


def _csl(key: str, source: Source) -> dict[str, object]:
    value = source.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    for ours in ("tier", "arxiv"):
        value.pop(ours, None)
    for day in ("issued", "accessed"):
        if day in value:
            value[day] = {"date-parts": [[int(part) for part in str(value[day]).split("-")]]}
    if source.arxiv:
        value["number"] = f"arXiv:{source.arxiv}"
    return {"id": key} | value
