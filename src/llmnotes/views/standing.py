"""What kind of word a stated value has behind it, and as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.views.labels import DERIVED, ESTIMATED, UNDISCLOSED, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.facts import Fact

# The sum of the architecture, which a check recomputes; no source states it.
_RECOMPUTED = "parameters.exact"
_TIERS = {tier: label.zh for tier, label in WORDS["standing"].items()}
_RANKS = {tier: rank for rank, tier in enumerate(_TIERS)}


@dataclass(frozen=True, slots=True)
class Dateline:
    """What most values of a table are, and the days on which their sources were opened."""

    standing: str
    first: str
    last: str


def standing(catalog: Catalog, fact: Fact) -> str:
    """官方, 第三方, 估计, 推算 or 未公布; the best of its sources counts."""
    if fact.undisclosed:
        return UNDISCLOSED.zh
    if fact.estimated:
        return ESTIMATED.zh
    if fact.path == _RECOMPUTED:
        return DERIVED.zh
    sources = catalog.sources.entries
    tiers = [sources[c.ref].record.tier for c in fact.citations if c.ref in sources]
    if len(tiers) > 1:
        return _TIERS[min(tiers, key=_RANKS.__getitem__)]
    return _TIERS[tiers[0]] if tiers else ""


def dateline(catalog: Catalog, facts: Iterable[Fact]) -> Dateline | None:
    """One line for a table of values; `None` where nothing is cited."""
    known = [fact for fact in facts if not fact.undisclosed]
    # An estimate is never the usual: it is said beside its value.
    said = [standing(catalog, fact) for fact in known if not fact.estimated]
    words = dict.fromkeys(filter(None, said))
    sources = catalog.sources.entries
    cited = {c.ref for fact in known for c in fact.citations if c.ref in sources}
    days = [sources[ref].record.accessed for ref in cited]
    if not words or not days:
        return None
    return Dateline(max(words, key=said.count), min(days), max(days))
