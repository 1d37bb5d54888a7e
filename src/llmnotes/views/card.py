"""The card of a page: what a chat or a network shows beside a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.card import Card
from llmnotes.render.card_signs import can_show
from llmnotes.views.architecture import architecture_view
from llmnotes.views.facts import fact
from llmnotes.views.names import maker, of_family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.family import Family
    from llmnotes.schema.formula import Formula
    from llmnotes.schema.model import Model

_HOME = "index.md"
_INDEX = "index"
_KINDS = {
    "models": "模型",
    "families": "模型家族",
    "formulas": "公式",
    "tables": "表格",
    "timelines": "时间线",
    "charts": "图表",
    "contributing": "参与贡献",
}
"""By the folder of the page."""
_FIGURES = {
    "parameters": "参数量",
    "parameters.active": "激活",
    "context_length": "上下文",
    "training.tokens": "训练 token",
}
"""Shorter than on pages, so that four stand side by side."""
_MARKUP = ("$", "[[", "`", "*")
"""A card has no formulas and no links."""


class Heading(NamedTuple):
    """What a page says of itself."""

    title: str
    description: str


def card_path(page: str) -> str:
    """Where the picture of a page lies below the site's root."""
    return f"cards/{page.removesuffix('.md')}.png"


def has_card(page: str, title: str) -> bool:
    """Tell whether a page has a card of its own; the home page has the site's."""
    return page != _HOME and can_show(title)


def page_card(catalog: Catalog, page: str, heading: Heading) -> Card:
    """Gather what the card of one page shows; what is not known is not there."""
    folder, _, name = page.removesuffix(".md").rpartition("/")
    site = _plain(catalog.about.name)
    if folder == "models" and name in catalog.models:
        return _model_card(catalog, catalog.models.entries[name], heading.title)
    if folder == "families" and name in catalog.families:
        return _family_card(catalog, catalog.families.entries[name], heading.title)
    if folder == "formulas" and name in catalog.formulas:
        formula: Formula = catalog.formulas[name]
        return Card(site, _KINDS[folder], heading.title, _plain(formula.summary.zh))
    listed = name == _INDEX or page not in catalog.chapters
    kind = "" if name == _INDEX else _KINDS.get(folder.partition("/")[0], "")
    return Card(site, kind or ("" if listed else "章节"), heading.title, _line(folder, heading))


def _line(folder: str, heading: Heading) -> str:
    """What the description says beside the title."""
    if folder == "tables":
        return ""
    return _plain(heading.description.removeprefix(heading.title).lstrip("：。"))


def _model_card(catalog: Catalog, entry: Entry[Model], title: str) -> Card:
    model = entry.record
    shape = architecture_view(catalog, entry.id)
    return Card(
        _plain(catalog.about.name),
        _KINDS["models"],
        title,
        "·".join(filter(None, (_plain(maker(catalog, model)), model.released))),
        tuple(_model_figures(catalog, entry.id)),
        shape.shape if shape else None,
    )


def _model_figures(catalog: Catalog, model: str) -> Iterator[tuple[str, str]]:
    for path, label in _FIGURES.items():
        found = fact(catalog, model, path)
        if found and found.short and can_show(found.short):
            value, mark, note = found.short.partition("（")
            yield value, label + mark + note


def _family_card(catalog: Catalog, entry: Entry[Family], title: str) -> Card:
    family = entry.record
    models = of_family(catalog, entry.id)
    years = sorted({model.record.released[:4] for model in models if model.record.released})
    figures = [(str(len(models)), "个模型")]
    if years:
        figures.append(("–".join(dict.fromkeys((years[0], years[-1]))), "发布年份"))
    summary = _plain(family.summary.zh) if family.summary else ""
    by = _plain(catalog.organizations[family.organization].name.zh)
    return Card(
        _plain(catalog.about.name), _KINDS["families"], title, summary or by, tuple(figures)
    )


def _plain(words: str) -> str:
    """The words, or nothing where a card cannot show them."""
    return words if can_show(words) and not any(mark in words for mark in _MARKUP) else ""
