"""What has grown since the model before, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.catalog.growth import Growth


def growth_factors(found: Growth) -> tuple[tuple[str, float], ...]:
    """The factors that are known and not 1, each with its name."""
    factors = (
        ("总参数", found.parameters),
        ("训练 token", found.tokens),
        ("上下文", found.context),
    )
    return tuple((label, value) for label, value in factors if value and value != 1)
