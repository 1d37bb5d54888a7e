"""What a timeline shows: models and events, grouped; the years of a long one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.schema.fields import value_at
from llmnotes.views.facts import best_field, is_withheld
from llmnotes.views.labels import word
from llmnotes.views.names import maker, maker_id
from llmnotes.views.values import short_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.diagnostics import Location
    from llmnotes.schema.event import Event
    from llmnotes.schema.model import Model
    from llmnotes.schema.timeline import Timeline

FIRST_YEAR = "2017"
"""Of the Transformer."""
_BEFORE = {"before": "更早"}
_DETAILS = ("parameters", "context_length")
ENTRIES_ON_A_PAGE = 500
"""About 33 kB with the frame of a page, compressed."""
_WHOLE_YEARS = 250
"""So many entries a timeline that is longer still has in whole years."""


class Moment(NamedTuple):
    """One entry of a timeline."""

    id: str
    kind: str
    """`model`, `paper`, `product`, ..."""
    title: str
    date: str
    organization: str
    organization_name: str
    size: str
    """Parameters of a model in few characters, where they are known."""
    details: tuple[str, ...]
    weights: str | None
    family: str | None
    summary: str
    place: Callable[[], Location]
    """Where the sentence is written."""
    others: tuple[Moment, ...] = ()
    """Smaller models of the same release."""

    @property
    def models(self) -> tuple[Moment, ...]:
        """This model and the others of its release, the largest first."""
        return (self, *self.others)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    key: str
    title: str
    moments: tuple[Moment, ...]
    left_out: int = 0
    """How many more stand on the pages of the year."""

    @property
    def count(self) -> int:
        """All entries of the group."""
        return len(self.moments) + self.left_out


@dataclass(frozen=True, slots=True)
class YearPart:
    """A page with the entries of one year, or with some of them where they are many."""

    key: str
    """Its address: `2026`, `2026-2`."""
    title: str
    months: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline, ready to be written."""

    title: str
    summary: str
    groups: tuple[Group, ...]

    @property
    def years(self) -> tuple[tuple[str, str, int], ...]:
        """Of a timeline by year: the key of each, its name in few characters, how many entries."""
        names = {group.key: group.title.removesuffix(" 年") for group in self.groups} | _BEFORE
        return tuple((g.key, names[g.key], g.count) for g in self.groups)

    @property
    def count(self) -> int:
        """All entries."""
        return sum(group.count for group in self.groups)


def timeline_view(catalog: Catalog, timeline: Timeline) -> TimelineView:
    """Choose, order and group the entries of a timeline.

    What a family releases on one day is one entry, unless the models are named one by one; where
    everything is listed, only the milestones have their sentence.
    """
    found: Iterable[Moment] = _moments(catalog, timeline)
    if not timeline.models:
        found = releases(catalog, found)
    if timeline.everything:
        milestones = {model for shorter in catalog.timelines for model in shorter.record.models}
        found = (_without_sentence(moment, milestones) for moment in found)
    moments = sorted(found, key=lambda m: (m.date, m.id))
    groups = tuple(_groups(catalog, timeline.group_by, moments))
    return TimelineView(timeline.title.zh, timeline.summary.zh if timeline.summary else "", groups)


def shortened(view: TimelineView) -> TimelineView:
    """A long timeline by year as one page shows it.

    The newest years are whole; of the others stand there what is no model, and the milestones: an
    event keeps its address.
    """
    if view.count <= ENTRIES_ON_A_PAGE:
        return view
    room, groups = _WHOLE_YEARS, []
    for group in reversed(view.groups):
        room = max(0, room - group.count)
        told = tuple(moment for moment in group.moments if moment.summary or not moment.family)
        left_out = 0 if room else group.count - len(told)
        groups.append(replace(group, moments=told, left_out=left_out) if left_out else group)
    return replace(view, groups=tuple(reversed(groups)))


def year_parts(group: Group) -> tuple[YearPart, ...]:
    """The pages of one year of a timeline, each by month."""
    starts = range(0, len(group.moments), ENTRIES_ON_A_PAGE)
    parts = []
    for number, start in enumerate(starts, start=1):
        moments = group.moments[start : start + ENTRIES_ON_A_PAGE]
        months = (
            Group(f"m{month}", _month(month), tuple(found))
            for month, found in groupby(moments, lambda moment: moment.date[:7])
        )
        more = number > 1
        parts.append(
            YearPart(
                group.key.removeprefix("y") + (f"-{number}" if more else ""),
                f"{group.title}的时间线" + (f"（第 {number} 部分）" if more else ""),
                tuple(months),
            )
        )
    return tuple(parts)


def _month(month: str) -> str:
    year, _, number = month.partition("-")
    return f"{year} 年 {int(number)} 月" if number else f"{year} 年"


def _moments(catalog: Catalog, timeline: Timeline) -> Iterator[Moment]:
    models: Iterable[str] = catalog.models.entries
    events: Iterable[str] = catalog.events.entries
    if not timeline.everything:
        named = [key for family in timeline.families for key in catalog.members.get(family, ())]
        models = dict.fromkeys((*named, *timeline.models))
        events = timeline.events
    for key in models:
        yield model_moment(catalog, catalog.models.entries[key])
    for key in events:
        yield _event_moment(catalog, catalog.events.entries[key])


def model_moment(catalog: Catalog, entry: Entry[Model]) -> Moment:
    """A model's release as an entry of a timeline."""
    model = entry.record
    size, length = (_short(model, group) for group in _DETAILS)
    return Moment(
        entry.id,
        "model",
        model.name.zh,
        model.released,
        maker_id(catalog, model),
        maker(catalog, model),
        size,
        (f"上下文 {length}",) if length else (),
        model.weights,
        model.family,
        model.summary.zh if model.summary else "",
        partial(entry.locate, "summary"),
    )


def _short(model: Model, group: str) -> str:
    """The best value of a group of fields in few characters; empty where none is known."""
    field, note = best_field(model, group)
    value = None if is_withheld(model, field) else value_at(model, field)
    return "" if value is None else short_value(field, value) + note


def _event_moment(catalog: Catalog, entry: Entry[Event]) -> Moment:
    event = entry.record
    organization = event.organization or ""
    name = catalog.organizations[organization].name.zh if organization else ""
    return Moment(
        entry.id,
        event.kind,
        event.title.zh,
        event.date,
        organization,
        name,
        "",
        (word("event", event.kind),),
        None,
        None,
        event.summary.zh if event.summary else "",
        partial(entry.locate, "summary"),
    )


def releases(catalog: Catalog, moments: Iterable[Moment]) -> Iterator[Moment]:
    """Put models of one family, day and licence to their weights into one entry."""
    together: dict[tuple[str | None, ...], list[Moment]] = {}
    for moment in moments:
        alike = (moment.date, moment.organization, moment.family, moment.weights)
        together.setdefault(alike if moment.family else (moment.id,), []).append(moment)
    for found in together.values():
        if len(found) == 1:
            yield from found
            continue
        largest, *others = sorted(found, key=lambda m: _largest_first(catalog, m))
        shared = tuple(d for d in largest.details if all(d in other.details for other in others))
        yield largest._replace(details=shared, others=tuple(others))


def _largest_first(catalog: Catalog, moment: Moment) -> tuple[float, str]:
    parameters = catalog.models[moment.id].parameters if moment.kind == "model" else None
    return (-(parameters.total if parameters and parameters.total else 0.0), moment.id)


def _without_sentence(moment: Moment, milestones: set[str]) -> Moment:
    if moment.kind != "model" or not milestones.isdisjoint(model.id for model in moment.models):
        return moment
    return moment._replace(summary="")


def _groups(catalog: Catalog, group_by: str, moments: list[Moment]) -> Iterator[Group]:
    if group_by == "year":
        for (key, title), same_year in groupby(moments, key=_year):
            yield Group(key, title, tuple(same_year))
        return
    family = group_by == "family"
    keys = dict.fromkeys((m.family if family else m.organization) or "" for m in moments)
    shelf = catalog.shelf("families" if family else "organizations")
    for key in keys:
        title = str(getattr(shelf[key], "name", key)) if key in shelf else "其他"
        found = [m for m in moments if ((m.family if family else m.organization) or "") == key]
        yield Group(key or "other", title, tuple(found))


def _year(moment: Moment) -> tuple[str, str]:
    """The years before the Transformer stand under one heading: few of their works are told."""
    year = moment.date[:4]
    if year < FIRST_YEAR:
        return "before", f"{FIRST_YEAR} 年以前"
    return f"y{year}", f"{year} 年"
