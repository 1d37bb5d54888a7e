"""Each chart as a picture and as numbers, beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.chart import plot
from llmnotes.exports.file import ExportFile, text_file
from llmnotes.exports.models_table import csv_file
from llmnotes.render.charts.file import svg_file
from llmnotes.render.links import url_of
from llmnotes.views.charts import CHARTS
from llmnotes.views.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.chart import ChartCurve, ChartPoint, ChartView


def chart_files(catalog: Catalog, site_url: str) -> Iterator[ExportFile]:
    """Write `charts/<name>.svg` and `charts/<name>.csv`; links in a picture are absolute."""

    def href(model: str) -> str:
        return site_url + url_of(place_of("model", model).page)

    for name, make in CHARTS.items():
        view = make(catalog, ())
        origin = f"{catalog.about.name}，CC BY 4.0，{site_url}"
        note = f"{view.count} 个模型，数据截至 {catalog.as_of}。{origin}"
        yield text_file(f"charts/{name}.svg", svg_file(plot(view, href), note))
        yield _numbers(name, view)


def _numbers(name: str, view: ChartView) -> ExportFile:
    shown: tuple[ChartPoint | ChartCurve, ...] = (*view.points, *view.curves)
    names = ("id", "name", "maker", "released", *view.fields)
    rows = ((s.model, s.name, s.maker, s.released, *(v.number for v in s.values)) for s in shown)
    return csv_file(f"charts/{name}.csv", names, rows)
