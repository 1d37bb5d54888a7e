"""Controls of forms as HTML; every one has a visible label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.render.html import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Group = tuple[str, Sequence[tuple[str, str]]]


class Option(NamedTuple):
    """One choice of a list."""

    value: str
    words: str
    aliases: str = ""
    """Other names to search by."""
    chosen: bool = False
    number: str = ""
    """What it comes to, for a script."""


def field(label: str, control: str, class_: str | None = None) -> str:
    """A control with its label above it."""
    return element("label", element("span", text(label)), control, class_=class_)


def select(name: str, label: str, options: Iterable[Option], anything: str = "全部") -> str:
    """A list to choose one from; `anything` is the choice of none."""
    first = [element("option", text(anything), value="")] if anything else []
    return field(label, element("select", *first, *map(option, options), name_=name))


def option(choice: Option) -> str:
    """One choice of a list."""
    return element(
        "option",
        text(choice.words),
        value=choice.value,
        data_alias=choice.aliases or None,
        data_number=choice.number or None,
        selected=choice.chosen,
    )


def model_select(
    name: str, label: str, groups: Iterable[Group], chosen: str = "", anything: str = ""
) -> str:
    """A list of models to choose one from; a group is a maker, with ids and names of its models."""
    written = [element("option", text(anything), value="")] if anything else []
    for maker, models in groups:
        options = (option(Option(key, words, chosen=key == chosen)) for key, words in models)
        written.append(element("optgroup", *options, label=maker) if maker else "".join(options))
    return field(label, element("select", *written, name_=name), "form__wide")


def number(name: str, label: str, value: str = "", hint: str = " ", step: str = "any") -> str:
    """A field for a number that is not negative; `hint` shows while it is empty."""
    control = element(
        "input",
        name_=name,
        type="number",
        min="0",
        step=step,
        inputmode="decimal",
        placeholder=hint,
        value=value or None,
    )
    return field(label, control)


def button(words: str, **attributes: str | bool | None) -> str:
    """A button that does something on this page."""
    return element("button", text(words), **{"type": "button", **attributes})
