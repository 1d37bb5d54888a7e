"""A hand-written page of `docs/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MANY = 1 << 12
"""Texts that are remembered: after an edit nearly all are what they were."""
_TITLE = re.compile(r"^# (?P<title>.+?)\s*(?:\{.*\})?$", re.MULTILINE)
_MODEL = re.compile(r"\[\[model:([a-z0-9.-]+)")
_FORMULA = re.compile(r"(?:^/// formula \| *|\[\[formula:)([a-z0-9.-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One Markdown file."""

    path: str
    """The path below `docs/`: `gpt/gpt-1.md`."""
    markdown: str
    """Its text."""

    @property
    def title(self) -> str:
        """The first heading, or the path."""
        found = _TITLE.search(self.markdown)
        return found["title"] if found else self.path

    @property
    def models(self) -> frozenset[str]:
        """The ids of the models that it names."""
        return _found(_MODEL, self.markdown)

    @property
    def formulas(self) -> frozenset[str]:
        """The ids of the formulas that it names or shows."""
        return _found(_FORMULA, self.markdown)


@lru_cache(_MANY)
def _found(pattern: re.Pattern[str], words: str) -> frozenset[str]:
    return frozenset(pattern.findall(words))
