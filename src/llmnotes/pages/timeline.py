"""One page per timeline; the one of everything is the site's timeline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from llmnotes.directives.timeline import moments_list, year_bars
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.forms import Option, select
from llmnotes.render.html import element
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.schema.text import Text
from llmnotes.schema.timeline import Timeline
from llmnotes.views.labels import word
from llmnotes.views.places import WHOLE_TIMELINE, place_of
from llmnotes.views.timeline import timeline_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.diagnostics import Location
    from llmnotes.views.timeline import TimelineView

_WORTH_FILTERING = 30
_EVERYTHING = Timeline(title=Text(zh="大模型时间线"), everything=True)


def timelines_in_order(catalog: Catalog) -> tuple[str, ...]:
    """The ids of all timelines; that of everything is there even if no file describes it."""
    there = tuple(catalog.timelines.entries)
    return there if WHOLE_TIMELINE in there else (WHOLE_TIMELINE, *there)


def timeline_page(catalog: Catalog, key: str) -> Page:
    """Make the page of one timeline."""
    if key not in catalog.timelines:
        return _page(catalog, key, _EVERYTHING, None)
    entry = catalog.timelines.entries[key]
    return _page(catalog, key, entry.record, entry.locate())


def _page(catalog: Catalog, key: str, timeline: Timeline, place: Location | None) -> Page:
    page = place_of("timeline", key).page
    writer = PageWriter(catalog, page)
    view = timeline_view(catalog, timeline)
    count = sum(len(group.moments) for group in view.groups)
    whole = key == WHOLE_TIMELINE
    crumbs = [] if whole else [("时间线", "timeline/")]
    parts = [
        page_head(view.title, f"{view.title}：{count} 条，按时间排列。", crumbs),
        heading(1, view.title),
    ]
    if view.summary and place:
        parts.append(element("p", writer.prose(view.summary, place), class_="lead") + "\n\n")
    if whole:
        parts.append(year_bars(view) + "\n\n")
    if count >= _WORTH_FILTERING:
        parts.append(_form(view) + "\n\n")
    for group in view.groups:
        items = moments_list(writer, group.moments, anchors=whole)
        section = element("section", items, class_="timeline", aria_labelledby=group.key)
        parts.append(quiet_heading(2, group.title, group.key) + section + "\n\n")
    source = place.path if place else None
    return Page(page, "".join(parts), source, (), tuple(writer.problems))


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
