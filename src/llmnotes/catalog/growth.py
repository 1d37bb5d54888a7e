"""How much larger a model is than the one before it in its family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model


@dataclass(frozen=True, slots=True)
class Growth:
    """Factors between a model and an earlier one; absent where one of the two is not known."""

    previous: str
    """The id of the earlier model."""
    parameters: float | None
    """Total parameters."""
    tokens: float | None
    """Training tokens."""
    context: float | None
    """Native context length."""


def growth(catalog: Catalog, key: str) -> Growth | None:
    """Compare a model with the one before it; `None` for the first of a family."""
    earlier = previous(catalog, key)
    if earlier is None:
        return None
    now, before = catalog.models[key], catalog.models[earlier]
    return Growth(
        earlier,
        _factor(_total(now), _total(before)),
        _factor(_tokens(now), _tokens(before)),
        _factor(_context(now), _context(before)),
    )


def previous(catalog: Catalog, key: str) -> str | None:
    """The model it succeeds, else the largest of its family's latest earlier release."""
    model = catalog.models[key]
    named = [a.model for a in model.derived_from if a.kind == "successor"]
    if named:
        return named[0] if named[0] in catalog.models else None
    family = (catalog.models.entries[other] for other in catalog.members[model.family])
    earlier = [
        entry
        for entry in family
        if entry.record.released < model.released
        and not model.released.startswith(entry.record.released)
    ]
    if not earlier:
        return None
    latest = max(entry.record.released for entry in earlier)
    rivals = [entry for entry in earlier if entry.record.released == latest]
    return max(rivals, key=lambda entry: _total(entry.record) or 0).id


def _factor(now: float | None, before: float | None) -> float | None:
    return now / before if now and before else None


def _total(model: Model) -> float | None:
    return model.parameters.total if model.parameters else None


def _tokens(model: Model) -> float | None:
    return model.training.tokens if model.training else None


def _context(model: Model) -> float | None:
    return model.context_length.native if model.context_length else None
