"""What `data/errata/*.yaml` may say."""

from __future__ import annotations

from typing import Literal

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import Slug
from llmnotes.schema.text import Text


class Erratum(Sourced):
    """Something that is often said and not right."""

    claim: Text
    """What is often said."""
    correction: Text
    """What is right."""
    verdict: Literal["wrong", "imprecise"]
    """How wrong."""
    why: Text | None = None
    """How one can see it, or where the mistake comes from."""
    about: tuple[Slug, ...] = ()
    """Models, families or terms it concerns."""
    claims: tuple[str, ...] = ()
    """Ids of the checked claims: `S3.4.2-01`."""
    chapter: str | None = None
    """The page in `docs/` that states it right."""
