"""What `data/timelines/*.yaml` may say."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.record import Record, Slug
from llmnotes.schema.text import Text


class Timeline(Record):
    """A choice of events and models in the order of time."""

    title: Text
    """The heading."""
    summary: Text | None = None
    """What it shows."""
    families: tuple[Slug, ...] = ()
    """All models of these families."""
    models: tuple[Slug, ...] = ()
    """These models."""
    events: tuple[Slug, ...] = ()
    """These events."""
    everything: bool = False
    """All models and all events."""
    group_by: Literal["year", "organization", "family"] = "year"
    """How the entries are grouped."""
