"""What `data/families/*.yaml` may say."""

from __future__ import annotations

from llmnotes.schema.provenance import Sourced
from llmnotes.schema.record import Alias, Slug, Url
from llmnotes.schema.text import Text


class Family(Sourced):
    """A line of models by one maker."""

    name: Text
    """The name people use."""
    organization: Slug
    """The id of the maker in `data/organizations/`."""
    aliases: tuple[Alias, ...] = ()
    """Other names readers search for: Chinese, English, abbreviations."""
    aliases_of_id: tuple[Slug, ...] = ()
    """Ids it had before; their addresses lead here."""
    summary: Text | None = None
    """One or two sentences: what the family is known for."""
    chapter: str | None = None
    """The page in `docs/` that tells its story, e.g. `gpt/index.md`."""
    url: Url | None = None
    """The official page or repository."""
