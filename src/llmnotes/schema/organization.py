"""What `data/organizations/*.yaml` may say."""

from __future__ import annotations

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import Alias, Url
from llmnotes.schema.text import Text


class Organization(Sourced):
    """Who makes models, papers or products."""

    name: Text
    """The name people use."""
    aliases: tuple[Alias, ...] = ()
    """Other names readers search for."""
    url: Url | None = None
    """The official site."""
