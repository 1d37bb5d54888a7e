"""What a timeline shows: models and events, grouped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from llmnotes.views.facts import facts
from llmnotes.views.labels import word
from llmnotes.views.names import maker, maker_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.diagnostics import Location
    from llmnotes.schema.event import Event
    from llmnotes.schema.model import Model
    from llmnotes.schema.timeline import Timeline

_DETAILS = ("parameters", "context_length")


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline."""

    id: str
    kind: str
    """`model`, `paper`, `product`, ..."""
    title: str
    date: str
    organization: str
    organization_name: str
    details: tuple[str, ...]
    weights: str | None
    family: str | None
    summary: str
    place: Location


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    key: str
    title: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline, ready to be written."""

    title: str
    summary: str
    groups: tuple[Group, ...]

    @property
    def years(self) -> tuple[tuple[str, int], ...]:
        """Each year that has entries, with their number."""
        counts = Counter(m.date[:4] for group in self.groups for m in group.moments)
        return tuple(sorted(counts.items()))


def timeline_view(catalog: Catalog, timeline: Timeline) -> TimelineView:
    """Choose, order and group the entries of a timeline."""
    moments = sorted(_moments(catalog, timeline), key=lambda m: (m.date, m.id))
    groups = tuple(_groups(catalog, timeline.group_by, moments))
    return TimelineView(timeline.title.zh, timeline.summary.zh if timeline.summary else "", groups)


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
    details = tuple(
        f"上下文 {known.short}" if known.path.startswith("context_length") else known.short
        for known in facts(catalog, entry.id, _DETAILS)
        if not known.undisclosed
    )
    return Moment(
        entry.id,
        "model",
        model.name.zh,
        model.released,
        maker_id(catalog, model),
        maker(catalog, model),
        details,
        model.weights,
        model.family,
        model.summary.zh if model.summary else "",
        entry.locate("summary"),
    )


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
        (word("event", event.kind),),
        None,
        None,
        event.summary.zh if event.summary else "",
        entry.locate("summary"),
    )


def _groups(catalog: Catalog, group_by: str, moments: list[Moment]) -> Iterator[Group]:
    if group_by == "year":
        for year, same_year in groupby(moments, key=lambda m: m.date[:4]):
            yield Group(f"y{year}", f"{year} 年", tuple(same_year))
        return
    family = group_by == "family"
    keys = dict.fromkeys((m.family if family else m.organization) or "" for m in moments)
    shelf = catalog.shelf("families" if family else "organizations")
    for key in keys:
        title = str(getattr(shelf[key], "name", key)) if key in shelf else "其他"
        found = [m for m in moments if ((m.family if family else m.organization) or "") == key]
        yield Group(key or "other", title, tuple(found))
