"""The shape of a model as a figure or a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.render.cards import pairs
from llmnotes.render.charts.architecture import shape_svg
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.views.architecture import KINDS, ArchitectureView, architecture_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter

PAGE = "architectures.md"


def architecture(writer: PageWriter, argument: str, place: Location) -> str:
    """Write the shapes of some models side by side."""
    views = []
    for key in argument.split():
        if key not in writer.catalog.models:
            return writer.unknown(place, "model", key)
        view = architecture_view(writer.catalog, key)
        if view is None:
            message = f"the layers or the width of {key!r} are not known"
            return writer.problem(place, "no-architecture", message)
        views.append(view)
    return key_to_colours(views) + cards(writer, views, "p")


def cards(writer: PageWriter, views: Iterable[ArchitectureView], title: str) -> str:
    """Shapes with their numbers; `title` is the element of a card's name."""
    items = (
        element(
            "li",
            element(title, writer.link("model", view.model), class_="shapes__name"),
            shape_svg(view.shape),
            pairs([(label, text(words)) for label, words in view.numbers]),
        )
        for view in views
    )
    return element("ul", *items, class_="shapes")


def figure(writer: PageWriter, view: ArchitectureView) -> str:
    """One shape on a model's own page, where the numbers stand below in full."""
    home = link("架构对照", relative_url(writer.page, PAGE))
    caption = f"高为层数，宽为隐藏维度；与{home}页同一比例，可直接比较大小。"
    return element(
        "figure",
        shape_svg(view.shape),
        element("figcaption", key_to_colours([view]), element("p", caption)),
        class_="shape-figure",
        data_search_exclude="",
    )


def key_to_colours(views: Iterable[ArchitectureView]) -> str:
    """What the colours of layers mean, only those in use."""
    shapes = [view.shape for view in views]
    used = {run.kind for shape in shapes for run in shape.runs}
    entries = [
        (f"k-{kind}", f"{label.zh}{' ' if label.zh.isascii() else ''}层")
        for kind, label in KINDS.items()
        if kind in used
    ]
    if any(run.experts for shape in shapes for run in shape.runs):
        entries.append(("k-experts", "带专家的层；每次选中的专家"))
    items = (
        element(
            "li",
            element(
                "svg",
                element("rect", class_=class_, width="12", height="12"),
                class_="key shape",
                width="12",
                height="12",
                aria_hidden="true",
            ),
            text(words),
        )
        for class_, words in entries
    )
    return element("ul", *items, class_="map__key")
