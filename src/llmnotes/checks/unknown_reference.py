"""A record points at another that has no file."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from llmnotes.catalog.references import references
from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from llmnotes.catalog.catalog import Catalog

_SINGULAR = {kind.name: kind.singular for kind in KINDS} | {"chapters": "page in docs/"}


def unknown_reference(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every id that a record names has a file."""
    known = {kind: _known(catalog, kind) for kind in _SINGULAR}
    for kind, key, keys, target_kind, target in references(catalog):
        if target not in known[target_kind]:
            entry = catalog.shelf(kind).entries[key]
            singular = _SINGULAR[target_kind]
            near = get_close_matches(target, sorted(known[target_kind].keys()), n=1)
            place = f"data/{target_kind}/" if target_kind != "chapters" else "docs/"
            hint = f"did you mean {near[0]!r}?" if near else f"add it to {place}"
            message = f"there is no {singular} {target!r}"
            yield Diagnostic(entry.locate(*keys), "unknown-reference", message, hint)


def _known(catalog: Catalog, kind: str) -> Mapping[str, object]:
    return catalog.chapters if kind == "chapters" else catalog.shelf(kind).entries
