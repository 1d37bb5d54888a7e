"""What the site says of itself; its settings give it, no page of ours does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """The subject of a knowledge base."""

    name: str = "知识库"
    """Its title: `site_name` of mkdocs.yml."""
    description: str = "每个数字都有出处。"
    """One sentence: `site_description` of mkdocs.yml."""


NAMELESS = About()
"""What is said where nobody gave a name."""
