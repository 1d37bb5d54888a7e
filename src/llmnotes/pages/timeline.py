"""One page per timeline; the one of everything is the site's timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.timeline import moments_list, year_bars
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.html import element
from llmnotes.render.page_head import heading, page_head, quiet_heading
from llmnotes.schema.text import Text
from llmnotes.schema.timeline import Timeline
from llmnotes.views.places import WHOLE_TIMELINE, place_of
from llmnotes.views.timeline import timeline_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.diagnostics import Location

_EVERYTHING = Timeline(title=Text(zh="大模型时间线"), everything=True)


def timeline_pages(catalog: Catalog) -> Iterator[Page]:
    """Make the page of every timeline, and the one of everything if no file describes it."""
    if WHOLE_TIMELINE not in catalog.timelines:
        yield _page(catalog, WHOLE_TIMELINE, _EVERYTHING, None)
    for entry in catalog.timelines:
        yield _page(catalog, entry.id, entry.record, entry.locate())


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
    for group in view.groups:
        items = moments_list(writer, group.moments, anchors=whole)
        section = element("section", items, class_="timeline", aria_labelledby=group.key)
        parts.append(quiet_heading(2, group.title, group.key) + section + "\n\n")
    source = place.path if place else None
    return Page(page, "".join(parts), source, (), tuple(writer.problems))
