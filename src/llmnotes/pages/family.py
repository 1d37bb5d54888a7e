"""One page per family, and the index of families."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from llmnotes.directives.changes import folded_steps, steps_list
from llmnotes.directives.facts import family_table
from llmnotes.directives.lineage import lineage, rails
from llmnotes.directives.sources import source_list
from llmnotes.directives.table import write_table
from llmnotes.directives.timeline import moments_list
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.cards import part_fold
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.schema.record import Record
from llmnotes.views.family import FamilyView, family_view, models_of_family, years_of
from llmnotes.views.lineage import family_line
from llmnotes.views.names import family_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.family import Family

R = TypeVar("R", bound=Record)
_ENOUGH = 5
"""Entries that a folded section shows at least."""


class _Part(NamedTuple):
    """One year of a section."""

    title: str
    size: int
    of: str
    body: str


def family_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one family."""
    entry = catalog.families.entries[key]
    writer = PageWriter(catalog, f"families/{key}.md")
    markdown = _markdown(writer, entry, family_view(catalog, key))
    cited = tuple(c.key for c in writer.cited)
    return Page.of(writer.page, markdown, entry.document.path, cited, tuple(writer.problems))


def families_index_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that lists the families by maker."""
    writer = PageWriter(catalog, "families/index.md")
    lead = "按机构排列的大模型家族；点开一个家族，可看到它的全部模型、时间线与逐代变化。"
    parts = [
        page_head("机构与家族", lead),
        heading(1, "机构与家族"),
        element("p", lead, class_="lead") + "\n\n",
    ]
    families = _by_maker(catalog.families, lambda family: family.organization)
    models = _by_maker(catalog.models, lambda model: model.organization or "")
    for organization in catalog.organizations:
        # Some makers have only trained on from the family of another.
        items = [_family_item(writer, family) for family in families.get(organization.id, ())] or [
            element("li", writer.link("model", model.id))
            for model in models.get(organization.id, ())
        ]
        if items:
            parts.append(heading(2, organization.record.name.zh, organization.id))
            parts.append(element("ul", *items, class_="families") + "\n\n")
    yield Page.of(writer.page, "".join(parts), None, (), tuple(writer.problems))


def _by_maker(entries: Iterable[Entry[R]], maker: Callable[[R], str]) -> dict[str, list[Entry[R]]]:
    found: dict[str, list[Entry[R]]] = {}
    for entry in entries:
        found.setdefault(maker(entry.record), []).append(entry)
    return found


def _family_item(writer: PageWriter, family: Entry[Family]) -> str:
    words = family.record.summary
    count = f"{len(writer.catalog.members.get(family.id, ()))} 个模型"
    body = f"{writer.link('family', family.id)} {element('span', count, class_='meta')}"
    body += element("p", writer.prose(words.zh, partial(family.locate, "summary"))) if words else ""
    return element("li", body)


def _markdown(writer: PageWriter, entry: Entry[Family], view: FamilyView) -> str:
    title = family_title(view.name)
    description = f"{title}的 {view.model_count} 个模型：规模、时间线与逐代变化。"
    parts = [
        page_head(title, description, [("机构与家族", "families/")], ("navigation",)),
        heading(1, title),
        _opening(writer, entry) + "\n\n",
    ]
    write = _long_sections if view.is_long else _sections
    for name, anchor, body in write(writer, entry, view):
        if body:
            parts += [quiet_heading(2, name, anchor), body, "\n\n"]
    if writer.cited:
        parts += [quiet_heading(2, "出处", "sources"), source_list(writer), "\n"]
    return "".join(parts)


def _opening(writer: PageWriter, entry: Entry[Family]) -> str:
    family = entry.record
    line = writer.link("org", family.organization)
    if family.aliases:
        line += text(f" · 又称：{'、'.join(family.aliases)}")
    opening = element("p", line, class_="meta")
    if family.summary:
        words = writer.prose(family.summary.zh, partial(entry.locate, "summary"))
        marks = "".join(writer.cite(c.ref, c.at or "") for c in family.sources)
        opening += element("p", words + marks, class_="lead")
    chapter = writer.catalog.chapters.get(family.chapter or "")
    if chapter:
        href = relative_url(writer.page, chapter.path)
        opening += element("p", "讲解：", link(chapter.title, href))
    return opening


def _sections(
    writer: PageWriter, entry: Entry[Family], view: FamilyView
) -> Iterator[tuple[str, str, str]]:
    """Name, anchor and content of each; those without content are left out."""
    if view.model_count:
        yield "模型", "models", family_table(writer, entry.id, entry.locate())
        yield "时间线", "timeline", _timeline(writer, view)
    yield "谱系", "lineage", lineage(writer, view.id, entry.locate())
    yield "逐代变化", "changes", steps_list(writer, view.steps) if view.steps else ""


def _long_sections(
    writer: PageWriter, entry: Entry[Family], view: FamilyView
) -> Iterator[tuple[str, str, str]]:
    """The same of many models: the newest year is open, the rest unfolds."""
    place = entry.locate()
    years = [
        _Part(f"{year} 年", len(table.rows), "个模型", write_table(writer, table, place))
        for year, table in years_of(writer.catalog, models_of_family(writer.catalog, view.id))
    ]
    yield "模型", "models", _newest_open(years)
    moments = [
        _Part(
            group.title,
            len(group.moments),
            "条",
            element("div", moments_list(writer, group.moments), class_="timeline"),
        )
        for group in view.timeline.groups
    ]
    yield "时间线", "timeline", _newest_open(moments)
    kin = family_line(writer.catalog, view.id)
    summary = f"{len(kin.kin)} 个模型的承接"
    yield "谱系", "lineage", part_fold(summary, rails(writer, kin)) if kin.kin else ""
    yield "逐代变化", "changes", folded_steps(writer, view.steps)


def _newest_open(parts: Sequence[_Part]) -> str:
    """Years below each other; open are the newest, until there is enough to see."""
    written, seen = "", 0
    for part in reversed(parts):
        count = element("span", f"{part.size} {part.of}", class_="meta")
        is_open = seen < _ENOUGH
        written = part_fold(f"{part.title} {count}", part.body, is_open=is_open) + written
        seen += part.size
    return written


def _timeline(writer: PageWriter, view: FamilyView) -> str:
    written = []
    for group in view.timeline.groups:
        title = element("p", text(group.title), class_="timeline__year", id=group.key)
        items = moments_list(writer, group.moments)
        written.append(
            element("section", title, items, class_="timeline", aria_labelledby=group.key)
        )
    return "".join(written)
