"""What `data/terms/*.yaml` may say."""

from __future__ import annotations

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import Alias, Slug
from llmnotes.schema.text import Text


class Term(Sourced):
    """A word of the field."""

    name: Text
    """Chinese and English name: `{zh: 混合专家, en: Mixture of Experts}`."""
    abbreviation: str | None = None
    """For instance `MoE`."""
    aliases: tuple[Alias, ...] = ()
    """Other spellings and translations readers search for."""
    aliases_of_id: tuple[Slug, ...] = ()
    """Ids it had before; their addresses lead here."""
    definition: Text
    """What it is, in one to three sentences."""
    formula: Slug | None = None
    """The formula that defines it."""
    see_also: tuple[Slug, ...] = ()
    """Related terms."""
