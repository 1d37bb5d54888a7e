"""The glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.directives.sources import source_list
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element, link, text
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.names import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.term import Term


def terms_page(catalog: Catalog) -> Iterator[Page]:
    """Make the glossary, in the order of the English names."""
    writer = PageWriter(catalog, "terms.md")
    entries = sorted(catalog.terms, key=lambda e: (_english(e.record).casefold(), e.id))
    items = "".join(_item(writer, entry) for entry in entries)
    lead = f"共 {len(entries)} 条，按英文名排列。正文中带虚线的词可悬停查看释义。"
    markdown = (
        page_head("术语表", f"中英术语表：{lead}")
        + heading(1, "术语表")
        + element("p", lead, class_="lead")
        + _letters(entries)
        + "\n\n"
        + element("dl", items, class_="glossary")
        + "\n\n"
    )
    if writer.cited:
        markdown += quiet_heading(2, "出处", "sources") + source_list(writer) + "\n"
    cited = tuple(c.key for c in writer.cited)
    yield Page.of(writer.page, markdown, None, cited, tuple(writer.problems))


def _letters(entries: Iterable[Entry[Term]]) -> str:
    """Jumps to the first term of each letter."""
    first: dict[str, str] = {}
    for entry in entries:
        letter = _english(entry.record)[0].upper()
        first.setdefault(letter if letter.isalpha() else "0–9", entry.id)
    links = [element("li", link(letter, f"#{key}")) for letter, key in first.items()]
    return element("nav", element("ul", *links), class_="letters", aria_label="按首字母跳转")


def _english(term: Term) -> str:
    return term.name.en or term.abbreviation or term.name.zh


def _item(writer: PageWriter, entry: Entry[Term]) -> str:
    term = entry.record
    head = text(term.name.zh)
    short = term.abbreviation if term.abbreviation != term.name.zh else None
    english = "，".join(filter(None, (term.name.en, short)))
    if english:
        head += " " + element("span", text(english), class_="glossary__en", lang="en")
    marks = "".join(writer.cite(citation.ref, citation.at or "") for citation in term.sources)
    body = element(
        "p", writer.prose(term.definition.zh, partial(entry.locate, "definition")) + marks
    )
    meta = " · ".join(_meta(writer, term))
    if meta:
        body += element("p", meta, class_="meta")
    earlier = "".join(element("span", "", id=key) for key in term.aliases_of_id)
    return element("div", element("dt", earlier + head), element("dd", body), id=entry.id)


def _other_names(term: Term) -> list[str]:
    """The aliases that are more than another spelling of the names above them, for the search."""
    shown = filter(None, (term.name.zh, term.name.en, term.abbreviation))
    seen = {bare(name) for name in shown}
    return [a for a in term.aliases if bare(a) not in seen]


def _meta(writer: PageWriter, term: Term) -> Iterator[str]:
    if others := _other_names(term):
        yield text(f"又称：{'、'.join(others)}")
    if term.formula:
        yield f"公式：{writer.link('formula', term.formula)}"
    if term.see_also:
        also = (link(writer.catalog.terms[key].name.zh, f"#{key}") for key in term.see_also)
        yield f"参见：{'、'.join(also)}"
