"""A model that comes from itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model


def lineage_cycle(catalog: Catalog) -> Iterator[Diagnostic]:
    """No model is its own ancestor."""
    # all at once: a step that is watched notes each model that it looks up by itself
    models = {entry.id: entry.record for entry in catalog.models}
    done: set[str] = set()
    for key, model in models.items():
        if model.derived_from and (cycle := _cycle(models, key, done)):
            yield Diagnostic(
                catalog.models.entries[cycle[0]].locate("derived_from"),
                "lineage-cycle",
                f"comes from itself: {' → '.join(cycle)}",
                "one of these steps is the wrong way round",
            )


def _cycle(models: Mapping[str, Model], start: str, done: set[str]) -> list[str]:
    """The first cycle reached from a model; models in `done` are known to reach none."""
    trail: dict[str, None] = {}
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        key, leaving = stack.pop()
        if leaving:
            trail.pop(key, None)
            done.add(key)
        elif key in trail:
            names = list(trail)
            done.update(names)
            return [*names[names.index(key) :], key]
        elif key in models and key not in done:
            trail[key] = None
            stack.append((key, True))
            stack.extend((a.model, False) for a in models[key].derived_from)
    return []
