"""One page per timeline; the one of everything is the site's timeline, with pages of its years."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from llmnotes.directives.timeline import moments_list, year_bars
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.forms import Option, select
from llmnotes.render.html import element, link
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.schema.text import Text
from llmnotes.schema.timeline import Timeline
from llmnotes.views.labels import word
from llmnotes.views.places import WHOLE_TIMELINE, place_of
from llmnotes.views.timeline import shortened, timeline_view, year_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.diagnostics import Location
    from llmnotes.views.timeline import Group, TimelineView, YearPart

_WORTH_FILTERING = 30
_PARENT = ("时间线", "timeline/")
_EVERYTHING = Timeline(title=Text(zh="大模型时间线"), everything=True)


def timelines_in_order(catalog: Catalog) -> tuple[str, ...]:
    """The ids of all timelines but that of everything."""
    return tuple(key for key in catalog.timelines.entries if key != WHOLE_TIMELINE)


def timeline_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one timeline."""
    entry = catalog.timelines.entries[key]
    writer = PageWriter(catalog, place_of("timeline", key).page)
    view = timeline_view(catalog, entry.record)
    return _page(writer, view, view, entry.locate())


def whole_timeline_pages(catalog: Catalog) -> Iterator[Page]:
    """Make the page of everything, even if no file describes it, and those of its long years."""
    entry = catalog.timelines.entries.get(WHOLE_TIMELINE)
    view = timeline_view(catalog, entry.record if entry else _EVERYTHING)
    short = shortened(view)
    writer = PageWriter(catalog, place_of("timeline", WHOLE_TIMELINE).page)
    yield _page(writer, short, view, entry.locate() if entry else None)
    for group, shown in zip(view.groups, short.groups, strict=True):
        parts = year_parts(group) if shown.left_out else ()
        for part in parts:
            yield _year_page(PageWriter(catalog, f"timeline/{part.key}.md"), part, parts)


def _page(
    writer: PageWriter, view: TimelineView, complete: TimelineView, place: Location | None
) -> Page:
    whole = writer.page == place_of("timeline", WHOLE_TIMELINE).page
    crumbs = [] if whole else [_PARENT]
    parts = [
        page_head(view.title, f"{view.title}：{view.count} 条，按时间排列。", crumbs),
        heading(1, view.title),
    ]
    if view.summary and place:
        parts.append(
            element("p", writer.prose(view.summary, lambda: place), class_="lead") + "\n\n"
        )
    if whole:
        parts.append(year_bars(view) + "\n\n")
    if view.count >= _WORTH_FILTERING:
        parts.append(_form(complete) + "\n\n")
    for group, all_of_it in zip(view.groups, complete.groups, strict=True):
        parts.append(_section(writer, group, all_of_it, anchors=whole))
    source = place.path if place else None
    return Page.of(writer.page, "".join(parts), source, (), tuple(writer.problems))


def _section(writer: PageWriter, group: Group, complete: Group, *, anchors: bool = False) -> str:
    items = moments_list(writer, group.moments, anchors=anchors)
    addresses = [
        relative_url(writer.page, f"timeline/{part.key}.md")
        for part in (year_parts(complete) if group.left_out else ())
    ]
    if addresses:
        items += element("p", link(f"{group.title}的全部 {group.count} 条", addresses[0]))
    section = element(
        "section",
        items,
        class_="timeline",
        aria_labelledby=group.key,
        data_more=" ".join(addresses) or None,
    )
    return quiet_heading(2, group.title, group.key) + section + "\n\n"


def _year_page(writer: PageWriter, part: YearPart, parts: tuple[YearPart, ...]) -> Page:
    count = sum(month.count for month in part.months)
    sections = (_section(writer, month, month) for month in part.months)
    others = [
        element("li", link(other.title, relative_url(writer.page, f"timeline/{other.key}.md")))
        for other in parts
        if other != part
    ]
    beside = (
        element("nav", element("ul", *others), class_="siblings", aria_label="同一年")
        if others
        else ""
    )
    head = page_head(part.title, f"{part.title}：{count} 条，按月排列。", [_PARENT])
    markdown = f"{head}{heading(1, part.title)}{''.join(sections)}{beside}\n"
    return Page.of(writer.page, markdown, None, (), tuple(writer.problems))


def _form(view: TimelineView) -> str:
    moments = [moment for group in view.groups for moment in group.moments]
    makers = {m.organization: m.organization_name for m in moments if m.organization}
    makers = dict(sorted(makers.items(), key=lambda item: item[1].casefold()))
    kinds = {m.kind: word("event", m.kind) for m in moments}
    weights = {m.weights: word("weights", m.weights) for m in moments if m.weights}
    return element(
        "form",
        select("org", "机构", _options(makers, Counter(m.organization for m in moments))),
        select("kind", "类型", _options(kinds, Counter(m.kind for m in moments))),
        select("weights", "权重", _options(weights, Counter(m.weights for m in moments))),
        element("button", "清除条件", type="reset"),
        element("p", f"{len(moments)} 条", role="status"),
        class_="form",
        role="search",
        aria_label="筛选时间线",
        data_tool="timeline",
        data_search_exclude=True,
    )


def _options(names: Mapping[str, str], counts: Mapping[str | None, int]) -> list[Option]:
    return [Option(key, f"{name}（{counts[key]}）") for key, name in names.items()]
