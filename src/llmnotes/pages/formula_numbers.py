"""The numbers on the page of a formula: the worked example and real models."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from llmnotes.derive.expression_latex import number, symbol
from llmnotes.render.cards import fact_list
from llmnotes.render.html import element, text
from llmnotes.render.numbers import calculated
from llmnotes.render.page_head import heading, quiet_heading
from llmnotes.render.tables import Heading, data_table
from llmnotes.schema.fields import value_at
from llmnotes.views.formula import calculations, numbers_view, results_of_model
from llmnotes.views.labels import field_label
from llmnotes.views.values import short_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Entry
    from llmnotes.directives.writer import PageWriter
    from llmnotes.schema.formula import Example, Formula
    from llmnotes.views.formula import ModelRow, NumbersView

_NAMED = "fact-list fact-list--named"


def example_html(writer: PageWriter, entry: Entry[Formula]) -> str:
    """The worked example, step by step."""
    example = entry.record.example
    if not example:
        return ""
    given = element("p", writer.prose(example.given.zh, partial(entry.locate, "example", "given")))
    headings = [Heading("量"), Heading("计算"), Heading("结果", numeric=True), Heading("说明")]
    steps = data_table("算例的步骤", headings, _steps(writer, entry, example))
    return heading(2, "算例", "example") + given + steps


def models_html(writer: PageWriter, entry: Entry[Formula]) -> str:
    """The formula with the numbers of real models."""
    numbers = entry.record.numbers
    if not numbers:
        return ""
    view = numbers_view(writer.catalog, numbers)
    if not view:
        return ""
    headings = [
        Heading("模型"),
        *(
            Heading(f"{field_label(field)} ${name}$", numeric=True)
            for name, field in zip(view.names, view.fields, strict=True)
        ),
        Heading("结果", numeric=True),
    ]
    rows = [_model_row(writer, view, row) for row in view.rows]
    unit = (
        f"，单位：{writer.prose(view.unit, partial(entry.locate, 'numbers'))}" if view.unit else ""
    )
    words = element(
        "p", rf"结果 $\displaystyle {view.expression}${unit}。各输入取自模型的数据文件。"
    )
    table = data_table("代入真实模型", headings, rows)
    return quiet_heading(2, "代入真实模型", "models") + words + table


def formulas_html(writer: PageWriter, model: str) -> str:
    """The formulas that a model's numbers are put into, on its own page."""
    items = []
    for entry, result in results_of_model(writer.catalog, model):
        numbers = entry.record.numbers
        unit = numbers.unit if numbers and numbers.unit else ""
        words = element("span", writer.prose(unit, partial(entry.locate, "numbers")), class_="meta")
        name = writer.link("formula", entry.id)
        items.append((name, f"{calculated(result)} {words}"))
    if not items:
        return ""
    return quiet_heading(2, "代入公式", "formulas") + fact_list(items, _NAMED)


def _steps(writer: PageWriter, entry: Entry[Formula], example: Example) -> Iterator[list[str]]:
    for index, given in enumerate(example.inputs):
        place = partial(entry.locate, "example", "inputs", index)
        meaning = writer.prose(given.meaning.zh, place) if given.meaning else ""
        unit = f" {text(given.unit)}" if given.unit else ""
        yield [f"${symbol(given.name)}$", "给定", f"${number(given.value)}${unit}", meaning]
    for line in calculations(example):
        step = example.steps[line.step]
        place = partial(entry.locate, "example", "steps", line.step)
        note = writer.prose(step.note.zh, place) if step.note else ""
        same = line.numbers in (line.words, line.value)
        sides = line.words if same else f"{line.words} = {line.numbers}"
        middle = rf"$\displaystyle {sides}$"
        last = line.step + 1 == len(example.steps)
        unit = f" {text(example.unit)}" if example.unit and last else ""
        yield [f"${line.name}$", middle, f"${line.value}${unit}", note]


def _model_row(writer: PageWriter, view: NumbersView, row: ModelRow) -> list[str]:
    model = writer.catalog.models[row.model]
    values = [text(short_value(field, value_at(model, field))) for field in view.fields]
    result = "" if row.result is None else calculated(row.result)
    return [writer.link("model", row.model), *values, result]
