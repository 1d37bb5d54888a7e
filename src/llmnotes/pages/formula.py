"""One page per formula, and the index of formulas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.directives.formula import display_math, legend
from llmnotes.directives.sources import source_list
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.formula_numbers import example_html, models_html
from llmnotes.pages.page import Page
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.views.formula import beside, by_topic
from llmnotes.views.labels import word
from llmnotes.views.source import short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.formula import Formula

# A longer or taller formula does not fit a card.
_LONGEST_ON_CARD = 110


def formulas_in_order(catalog: Catalog) -> tuple[str, ...]:
    """The ids of all formulas, topic by topic."""
    return tuple(entry.id for _, entries in by_topic(catalog) for entry in entries)


def formula_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one formula."""
    entry = catalog.formulas.entries[key]
    writer = PageWriter(catalog, f"formulas/{key}.md")
    markdown = _markdown(writer, entry)
    cited = tuple(c.key for c in writer.cited)
    return Page.of(writer.page, markdown, entry.document.path, cited, tuple(writer.problems))


def formulas_index_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that lists the formulas by topic."""
    writer = PageWriter(catalog, "formulas/index.md")
    lead = f"共 {len(catalog.formulas)} 条公式：每条都有符号说明、成立条件、可以复算的算例和出处。"
    symbols = link("符号表", relative_url(writer.page, "symbols.md"))
    parts = [
        page_head("公式", f"公式索引。{lead}"),
        heading(1, "公式"),
        element("p", text(lead), f"全部符号见{symbols}。", class_="lead") + "\n\n",
    ]
    for topic, entries in by_topic(catalog):
        cards = element("ul", *(_card(writer, entry) for entry in entries), class_="cards")
        parts.append(heading(2, word("topic", topic), topic) + cards + "\n\n")
    yield Page.of(writer.page, "".join(parts), problems=tuple(writer.problems))


def _card(writer: PageWriter, entry: Entry[Formula]) -> str:
    record = entry.record
    inside = element("b", text(record.name.zh))
    inside += element("span", writer.prose(record.summary.zh, partial(entry.locate, "summary")))
    latex = record.latex.strip()
    if "\n" not in latex and len(latex) <= _LONGEST_ON_CARD:
        inside += element("span", f"${latex}$", class_="cards__math")
    return element("li", element("a", inside, href=f"{entry.id}/"))


def _markdown(writer: PageWriter, entry: Entry[Formula]) -> str:
    name = entry.record.name.zh
    description = f"{name}：公式、符号、成立条件、算例，并代入真实模型的数字。"
    head = page_head(
        name,
        description,
        [("公式", "formulas/")],
        more={"sidebar": _sidebar(writer.catalog, entry)},
    )
    sections = (
        _opening(writer, entry),
        _conditions(writer, entry),
        _derivation(writer, entry),
        example_html(writer, entry),
        models_html(writer, entry),
        _uses(writer, entry),
        _sources(writer, entry),
    )
    return head + heading(1, name) + "\n\n".join(filter(None, sections)) + "\n"


def _sidebar(catalog: Catalog, entry: Entry[Formula]) -> dict[str, object]:
    """The formulas of the topic, which the navigation does not list."""
    topic = entry.record.topic
    near = beside(catalog, entry)
    items = [(other.record.name.zh, f"formulas/{other.id}/") for other in near]
    count = len(catalog.topics.get(topic, ()))
    if count > len(near):
        items.append((f"全部 {count} 条", f"formulas/#{topic}"))
    return {"title": word("topic", topic), "items": items}


def _opening(writer: PageWriter, entry: Entry[Formula]) -> str:
    record = entry.record
    english = record.name.en
    names = [element("span", text(english), lang="en")] if english else []
    others = [alias for alias in record.aliases if alias not in (record.name.zh, english)]
    if others:
        names.append(text(f"又称：{'、'.join(others)}"))
    opening = element("p", " · ".join(names), class_="meta") if names else ""
    opening += element(
        "p", writer.prose(record.summary.zh, partial(entry.locate, "summary")), class_="lead"
    )
    shown = display_math(record) + legend(writer, entry, opened=True)
    return opening + element("figure", shown, class_="formula", id=f"formula-{entry.id}")


def _conditions(writer: PageWriter, entry: Entry[Formula]) -> str:
    items = [
        element("li", writer.prose(condition.zh, partial(entry.locate, "conditions", index)))
        for index, condition in enumerate(entry.record.conditions)
    ]
    return heading(2, "何时成立", "conditions") + element("ul", *items) if items else ""


def _derivation(writer: PageWriter, entry: Entry[Formula]) -> str:
    words = entry.record.derivation
    if not words:
        return ""
    prose = element("p", writer.prose(words.zh, partial(entry.locate, "derivation")))
    return heading(2, "为什么", "why") + prose


def _uses(writer: PageWriter, entry: Entry[Formula]) -> str:
    catalog, record = writer.catalog, entry.record
    pages = [
        link(catalog.chapters[path].title, relative_url(writer.page, path))
        for path in catalog.used[entry.id]
    ]
    explaining = catalog.explained.get(entry.id, ())
    terms = [writer.link("term", key) for key in dict.fromkeys((*record.terms, *explaining))]
    related = [writer.link("formula", key) for key in record.related]
    rows = (("正文", pages), ("术语", terms), ("相关公式", related))
    items = [element("li", f"{name}：{'、'.join(links)}") for name, links in rows if links]
    return quiet_heading(2, "在哪里用到", "uses") + element("ul", *items) if items else ""


def _sources(writer: PageWriter, entry: Entry[Formula]) -> str:
    items = []
    for citation in entry.record.sources:
        source = writer.catalog.sources[citation.ref]
        at = (
            f"，{writer.prose(citation.at, partial(entry.locate, 'sources'))}"
            if citation.at
            else ""
        )
        items.append(element("li", text(short_name(source)) + at + writer.cite(citation.ref)))
    if not items:
        return ""
    return (
        quiet_heading(2, "出处", "sources")
        + element("ul", *items)
        + "\n\n"
        + source_list(writer)
        + "\n"
    )
