"""A chart inside a page: `/// chart | parameters`, or of some families: `parameters gpt llama`."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from llmnotes.render.charts.figure import Key, Surroundings, chart_figure
from llmnotes.render.charts.plot import Curve, Mark, Plot
from llmnotes.render.html import link, text
from llmnotes.render.links import relative_url
from llmnotes.render.numbers import few_digits
from llmnotes.render.tables import Heading, data_table
from llmnotes.views.chart import COLOURED, ChartView
from llmnotes.views.charts import CHARTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter
    from llmnotes.views.chart import ChartCurve, ChartPoint, Value

_OTHERS = Key("c0", "其他机构")
_WEIGHTS = (Key("f", "开放权重"), Key("h", "未开放或不明"))
_STRUCTURES = (Key("d", "稠密或未知"), Key("m", "MoE"))


def chart(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the chart with this name, of all models or of some families."""
    name, *families = argument.split() or [""]
    if name not in CHARTS:
        near = get_close_matches(name, CHARTS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(CHARTS)}"
        return writer.problem(place, "unknown-chart", f"there is no chart {name!r}", hint)
    for family in families:
        if family not in writer.catalog.families:
            return writer.unknown(place, "family", family)
    view = CHARTS[name](writer.catalog, tuple(families))
    home = link("说明与下载", relative_url(writer.page, chart_page(name)))
    return write_chart(writer, view, f"{home}。", suffix="".join(f"-{f}" for f in families))


def write_chart(
    writer: PageWriter,
    view: ChartView,
    more: str = "",
    downloads: tuple[tuple[str, str], ...] = (),
    suffix: str = "",
) -> str:
    """A chart with its surroundings; `more` is HTML that ends the note below it."""
    note = text(f"{view.count} 个模型，数据截至 {writer.catalog.as_of}。") + more
    around = Surroundings(
        f"chart-{view.key}{suffix}",
        _legend(writer, view),
        note,
        _table(writer, view),
        f"数据表：{view.count} 个模型",
        downloads,
    )
    return chart_figure(plot(view, partial(writer.href, "model")), around)


def plot(view: ChartView, href: Callable[[str], str]) -> Plot:
    """The drawing of a chart; `href` makes an address of a model's id."""
    return Plot(
        view.title,
        view.x,
        view.y,
        tuple(_mark(point, view, href) for point in view.points),
        tuple(_curve(curve, view, href) for curve in view.curves),
        view.reference,
    )


def chart_page(name: str) -> str:
    """The page of a chart."""
    return f"charts/{name}.md"


def _mark(point: ChartPoint, view: ChartView, href: Callable[[str], str]) -> Mark:
    return Mark(
        point.x,
        point.y,
        point.name,
        _title(point, view),
        href(point.model),
        point.series,
        point.mixture,
        not point.open,
        point.rank,
    )


def _curve(curve: ChartCurve, view: ChartView, href: Callable[[str], str]) -> Curve:
    address = href(curve.model)
    return Curve(curve.name, _title(curve, view), address, curve.series, curve.places)


def _title(shown: ChartPoint | ChartCurve, view: ChartView) -> str:
    values = zip(view.columns, shown.values, strict=True)
    known = [f"{column} {value.words}" for column, value in values if value.words]
    words = "，".join(known) if len(known) > 1 else shown.values[0].words
    return f"{shown.name}（{shown.maker}，{shown.released}）：{words}"


def _legend(writer: PageWriter, view: ChartView) -> tuple[tuple[Key, ...], ...]:
    used = {point.series for point in view.points}
    organizations = writer.catalog.organizations
    makers = tuple(
        Key(f"c{index}", organizations[key].name.zh)
        for index, key in enumerate(COLOURED, start=1)
        if index in used
    )
    if 0 in used and makers:
        makers += (_OTHERS,)
    weights = {point.open for point in view.points}
    mixtures = {point.mixture for point in view.points}
    return (
        makers if len(makers) > 1 else (),
        _WEIGHTS if len(weights) > 1 else (),
        _STRUCTURES if len(mixtures) > 1 else (),
    )


def _cell(value: Value, unit: tuple[str, int] | None) -> str:
    """The number in the unit of its column, where there is one."""
    if unit is None or isinstance(value.number, str) or not value.number:
        return value.words
    return few_digits(value.number / unit[1])


def _table(writer: PageWriter, view: ChartView) -> str:
    units = view.units or tuple(None for _ in view.columns)
    headings = (
        Heading("模型"),
        Heading("机构"),
        Heading("发布"),
        *(
            Heading(f"{column}（{unit[0]}）" if unit else column, column != "依据")
            for column, unit in zip(view.columns, units, strict=True)
        ),
    )
    shown_models: tuple[ChartPoint | ChartCurve, ...] = (*view.points, *view.curves)
    rows = [
        (
            writer.link("model", shown.model, shown.name),
            text(shown.maker),
            shown.released,
            *(text(_cell(v, unit)) for v, unit in zip(shown.values, units, strict=True)),
        )
        for shown in shown_models
    ]
    return data_table(f"{view.title}：数据", headings, rows)
