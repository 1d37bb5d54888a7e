"""Models to choose one from, by their makers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.views.names import by_release, maker

if TYPE_CHECKING:
    from collections.abc import Callable

    from llmnotes.catalog.catalog import Catalog


def models_by_maker(
    catalog: Catalog, wanted: Callable[[str], bool]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Ids and names of the models that are wanted, newest first; the makers of most stand first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in reversed(by_release(catalog)):
        if wanted(entry.id):
            name = maker(catalog, entry.record)
            found.setdefault(name, []).append((entry.id, entry.record.name.zh))
    order = sorted(found.items(), key=lambda item: (-len(item[1]), item[0].casefold()))
    return tuple((name, tuple(models)) for name, models in order)


def first_known(catalog: Catalog, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some ids that exist; else the newest models, as many as asked for."""
    there = tuple(key for key in ids if key in catalog.models)
    newest = tuple(entry.id for entry in reversed(by_release(catalog)))
    return there or newest[: len(ids)]
