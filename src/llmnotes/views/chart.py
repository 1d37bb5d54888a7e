"""What a chart shows, before addresses are known: models at places, with their numbers as words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from llmnotes.views.names import by_release, maker, maker_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.render.charts.plot import Axis, Reference
    from llmnotes.schema.model import Model

# The makers with a colour of their own, the same in every chart, in the order of the legend.
COLOURED = ("openai", "google", "meta", "anthropic", "alibaba", "deepseek", "zhipu", "mistral")
_MENTION = re.compile(r"\[\[model:([a-z0-9.-]+)")


class Value(NamedTuple):
    """A number of a model as a chart's table and file show it."""

    words: str
    number: float | str


class ChartPoint(NamedTuple):
    """A model in a chart."""

    model: str
    name: str
    maker: str
    released: str
    series: int
    mixture: bool
    open: bool
    x: float
    y: float
    values: tuple[Value, ...]
    rank: float


class ChartCurve(NamedTuple):
    """A model as a line of a chart."""

    model: str
    name: str
    maker: str
    released: str
    series: int
    places: tuple[tuple[float, float], ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart, ready to be drawn."""

    key: str
    title: str
    reading: tuple[str, ...]
    """How to read it, in sentences; the first stands alone in lists of charts."""
    x: Axis
    y: Axis
    columns: tuple[str, ...]
    """Titles of the values."""
    fields: tuple[str, ...]
    """The same for programs."""
    points: tuple[ChartPoint, ...] = ()
    curves: tuple[ChartCurve, ...] = ()
    reference: Reference | None = None
    units: tuple[tuple[str, int] | None, ...] = ()
    """What the table behind the chart counts each column in; `None` leaves its words."""

    @property
    def count(self) -> int:
        """How many models it shows."""
        return len(self.points) + len(self.curves)


class Shown(NamedTuple):
    """A model with the two numbers that place it, and all that its row says."""

    entry: Entry[Model]
    x: float
    y: float
    values: tuple[Value, ...]


def points(catalog: Catalog, shown: Sequence[Shown]) -> tuple[ChartPoint, ...]:
    """Models as points, oldest first; those that the chapters speak of most are named first."""
    mentions = mentioned(catalog)
    return tuple(_point(catalog, item, mentions) for item in shown)


def mentioned(catalog: Catalog) -> Counter[str]:
    """How often the hand-written pages speak of each model."""
    texts = (chapter.markdown for chapter in catalog.chapters.values())
    return Counter(found[1].rstrip(".") for words in texts for found in _MENTION.finditer(words))


def candidates(catalog: Catalog, families: tuple[str, ...] = ()) -> list[Entry[Model]]:
    """All models or those of some families, oldest first."""
    return [e for e in by_release(catalog) if not families or e.record.family in families]


def series(catalog: Catalog, model: Model) -> int:
    """The colour of a model: that of its maker, or 0."""
    made_by = maker_id(catalog, model)
    return COLOURED.index(made_by) + 1 if made_by in COLOURED else 0


def _point(catalog: Catalog, shown: Shown, mentions: Counter[str]) -> ChartPoint:
    model = shown.entry.record
    counts, built = model.parameters, model.architecture
    return ChartPoint(
        shown.entry.id,
        model.name.zh,
        maker(catalog, model),
        model.released,
        series(catalog, model),
        bool((built and built.moe) or (counts and counts.active)),
        model.weights == "open",
        shown.x,
        shown.y,
        shown.values,
        mentions[shown.entry.id] + shown.y,
    )
