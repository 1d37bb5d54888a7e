"""Mistakes that are often made, with what is right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.render.cards import badge
from llmnotes.render.html import element, link
from llmnotes.render.links import relative_url
from llmnotes.views.labels import word
from llmnotes.views.places import SHELVES

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Entry
    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter
    from llmnotes.schema.erratum import Erratum


def errata(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the errata with these ids, in this order."""
    written = []
    for key in argument.split():
        if key in writer.catalog.errata:
            written.append(write_erratum(writer, writer.catalog.errata.entries[key]))
        else:
            writer.unknown(place, "erratum", key)
    return "".join(written)


def write_erratum(writer: PageWriter, entry: Entry[Erratum]) -> str:
    """One mistake as an article."""
    erratum = entry.record
    mark = badge(erratum.verdict, word("verdict", erratum.verdict))
    claim = writer.prose(erratum.claim.zh, partial(entry.locate, "claim"))
    cites = "".join(
        writer.cite(citation.ref, citation.at or "")
        for citation in erratum.sources
        if citation.ref in writer.catalog.sources
    )
    right = element("b", "正确") + writer.prose(
        erratum.correction.zh, partial(entry.locate, "correction")
    )
    parts = [
        element("h3", f"{mark} “{claim}”", class_="erratum__claim"),
        element("p", right + cites, class_="erratum__correction"),
    ]
    if erratum.why:
        why = writer.prose(erratum.why.zh, partial(entry.locate, "why"))
        parts.append(element("p", why, class_="erratum__why"))
    parts.append(_meta(writer, erratum))
    return element("article", *parts, class_="erratum", id=entry.id)


def _meta(writer: PageWriter, erratum: Erratum) -> str:
    parts = []
    about = [
        writer.link(kind, key)
        for key in erratum.about
        for kind in ("model", "family", "term")
        if key in writer.catalog.shelf(SHELVES[kind])
    ]
    if about:
        parts.append(f"涉及：{'、'.join(about)}")
    chapter = writer.catalog.chapters.get(erratum.chapter or "")
    if chapter and chapter.path != writer.page:
        parts.append(f"正文：{link(chapter.title, relative_url(writer.page, chapter.path))}")
    return element("p", " · ".join(parts), class_="meta") if parts else ""
