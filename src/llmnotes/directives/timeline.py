"""A timeline of `data/timelines/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.cards import badge
from llmnotes.render.html import element, text
from llmnotes.views.labels import word
from llmnotes.views.timeline import FIRST_YEAR, Group, Moment, TimelineView, timeline_view

if TYPE_CHECKING:
    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter

BADGES = {"open": "open", "api-only": "api", "unreleased": "unreleased"}
_FULL_DAY = 10
_MONTH = 7


def timeline(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the timeline with this id inside a chapter."""
    if argument not in writer.catalog.timelines:
        return writer.unknown(place, "timeline", argument)
    view = timeline_view(writer.catalog, writer.catalog.timelines[argument])
    return "".join(write_group(writer, group, argument) for group in view.groups)


def write_group(writer: PageWriter, group: Group, prefix: str) -> str:
    """One group inside running text: its heading is no heading of the page."""
    anchor = f"{prefix}-{group.key}"
    title = element("p", text(group.title), class_="timeline__year", id=anchor)
    items = moments_list(writer, group.moments)
    return element("section", title, items, class_="timeline", aria_labelledby=anchor)


def moments_list(writer: PageWriter, moments: tuple[Moment, ...], *, anchors: bool = False) -> str:
    """Entries as a list."""
    return element("ol", *(_item(writer, moment, anchors=anchors) for moment in moments))


def year_bars(view: TimelineView) -> str:
    """Jump navigation: one bar a year, as high as the year is full."""
    most = max((count for _, _, count in view.years), default=1)
    items = []
    for key, name, count in view.years:
        height = round(40 * count / most)
        bar = element("rect", y=str(40 - height), width="10", height=str(height))
        box = {"viewBox": "0 0 10 40", "preserveAspectRatio": "none", "aria_hidden": "true"}
        inside = element("svg", bar, **box) + element("b", text(name)) + element("span", str(count))
        items.append(element("li", element("a", inside, href=f"#{key}")))
    return element("nav", element("ol", *items), class_="years", aria_label="各年条数，按年份跳转")


def _item(writer: PageWriter, moment: Moment, *, anchors: bool) -> str:
    class_ = f"item item--{moment.kind}" + (" item--open" if moment.weights == "open" else "")
    day = element("time", text(_day(moment.date)), datetime=moment.date)
    body = element("p", _head(writer, moment), class_="item__head")
    if moment.summary:
        about = text(f"{moment.title}：") if moment.others else ""
        body += element("p", about + writer.prose(moment.summary, moment.place))
    return element(
        "li",
        day,
        element("div", body),
        class_=class_,
        id=moment.id if anchors and moment.kind != "model" else None,
        data_org=moment.organization or None,
        data_kind=moment.kind,
        data_weights=moment.weights,
    )


def _head(writer: PageWriter, moment: Moment) -> str:
    if moment.kind == "model":
        names = (_name(writer, model) for model in moment.models)
        title = "、".join(names) if moment.others else writer.link("model", moment.id)
    else:
        title = element("b", writer.prose(moment.title, moment.place))
    size = () if moment.others else (moment.size,)
    meta = " · ".join(filter(None, (moment.organization_name, *size, *moment.details)))
    head = f"{title} {element('span', text(meta), class_='meta')}"
    if moment.weights:
        head += " " + badge(BADGES[moment.weights], word("weights", moment.weights))
    return head


def _name(writer: PageWriter, model: Moment) -> str:
    """One of several models of a release, with its size unless the name says it."""
    size = "" if model.size in model.title else " " + element("small", text(model.size))
    return writer.link("model", model.id) + size


def _day(date: str) -> str:
    if date[:4] < FIRST_YEAR:
        return date
    if len(date) == _FULL_DAY:
        return f"{int(date[5:7])} 月 {int(date[8:])} 日"
    return f"{int(date[5:7])} 月" if len(date) == _MONTH else f"{date} 年"
