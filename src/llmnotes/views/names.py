"""Who made a model, and how models are ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model


def maker_id(catalog: Catalog, model: Model) -> str:
    """The organization of a model: its own, or its family's."""
    return model.organization or catalog.families[model.family].organization


def maker(catalog: Catalog, model: Model) -> str:
    """The name of the organization that made a model."""
    return catalog.organizations[maker_id(catalog, model)].name.zh


def family_title(name: str) -> str:
    """DeepSeek 家族, 通义千问家族."""
    return among("", name, "家族")


def among(before: str, name: str, after: str) -> str:
    """A name among Chinese words: a space stands only beside its Latin letters and digits."""
    left = " " if before and name[:1].isascii() else ""
    right = " " if after and name[-1:].isascii() else ""
    return f"{before}{left}{name}{right}{after}"


def by_release(catalog: Catalog) -> list[Entry[Model]]:
    """All models, oldest first; within a day by id."""
    return sorted(catalog.models, key=lambda entry: (entry.record.released, entry.id))


def of_family(catalog: Catalog, family: str) -> list[Entry[Model]]:
    """The models of one family, oldest first."""
    return [catalog.models.entries[key] for key in catalog.members.get(family, ())]


def bare(name: str) -> str:
    """A name without case, spaces and marks: two that are alike differ in spelling only."""
    return "".join(filter(str.isalnum, name.casefold()))
