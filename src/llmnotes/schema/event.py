"""What `data/events/*.yaml` may say."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import PartialDate, Slug
from llmnotes.schema.text import Text


class Event(Sourced):
    """Something on the timeline that is not the release of a model."""

    title: Text
    """What happened, in a few words."""
    date: PartialDate
    """When."""
    kind: Literal["paper", "product", "dataset", "policy", "other"]
    """What sort of event."""
    organization: Slug | None = None
    """Who did it."""
    summary: Text | None = None
    """Why it matters, in one sentence."""
    models: tuple[Slug, ...] = ()
    """Models it is about."""
    terms: tuple[Slug, ...] = ()
    """Terms it introduced."""
