"""What changed from one model to the next, inside a page: `/// changes | gpt-2 gpt-3`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from llmnotes.render.cards import pairs, part_fold
from llmnotes.render.html import element, text
from llmnotes.views.changes import Change, Step, step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.diagnostics import Location
    from llmnotes.directives.writer import PageWriter


def changes(writer: PageWriter, argument: str, place: Location) -> str:
    """Write what changed along a line of models."""
    keys = argument.split()
    for key in keys:
        if key not in writer.catalog.models:
            return writer.unknown(place, "model", key)
    if len(keys) < 2:  # noqa: PLR2004
        message = "'changes' compares two models or more"
        return writer.problem(place, "directive-argument", message, "write their ids, oldest first")
    return steps_list(writer, (step(writer.catalog, a, b) for a, b in pairwise(keys)), "p")


def steps_list(writer: PageWriter, steps: Iterable[Step], title: str = "h3") -> str:
    """Steps as a list; `title` is the element that names the two models."""
    items = []
    for one in steps:
        names = f"{writer.link('model', one.before)} → {writer.link('model', one.after)}"
        rows = [(change.label, _change(change)) for change in one.changes]
        heading = element(title, names, class_="changes__title" if title == "p" else None)
        items.append(element("li", heading, pairs(rows)))
    return element("ol", *items, class_="changes")


def folded_steps(writer: PageWriter, steps: Iterable[Step]) -> str:
    """Many steps: each shows its two models and how much changed, and unfolds to the rest."""
    return "".join(_folded(writer, one) for one in steps)


def _folded(writer: PageWriter, one: Step) -> str:
    models = writer.catalog.models
    said = f"{models[one.before].name.zh} → {models[one.after].name.zh}"
    names = f"{writer.link('model', one.before)} → {writer.link('model', one.after)}"
    rows = [("模型", names), *((change.label, _change(change)) for change in one.changes)]
    count = element("span", f"{len(one.changes)} 项变化", class_="meta")
    return part_fold(f"{text(said)} {count}", element("div", pairs(rows), class_="changes"))


def _change(change: Change) -> str:
    written = element("span", text(change.before), class_="from") + " → "
    written += element("span", text(change.after), class_="to")
    if change.factor:
        written += " " + element("span", f"×{change.factor:.3g}", class_="meta")
    return written
