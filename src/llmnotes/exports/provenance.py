"""Which of its sources a record has each value from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.views.facts import by_path, citations_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.provenance import Sourced

    _Positions = list[int]
    # Below each name the positions of its sources, or the same once more.
    Tree = dict[str, "_Positions | Tree"]

ABOUT_FACTS = frozenset(
    {"sources", "disputed", "undisclosed", "estimated", "exemptions", "cross_checks"}
)
_LANGUAGES = frozenset({"zh", "en"})


def provenance(record: Sourced, values: Iterable[tuple[KeyPath, object]]) -> Tree:
    """The sources of each value, as positions in `sources`, where the value stands in the record.

    A list and a text in two languages are one value, unless their parts have different sources.
    """
    position = {id(citation): number for number, citation in enumerate(record.sources)}
    sources = by_path(record)
    wholes: dict[KeyPath, dict[KeyPath, _Positions]] = {}
    for keys, _ in values:
        if keys[0] not in ABOUT_FACTS:
            cited = citations_at(sources, ".".join(map(str, keys)))
            wholes.setdefault(_whole(keys), {})[keys] = [position[id(one)] for one in cited]
    known: dict[KeyPath, _Positions] = {}
    for whole, parts in wholes.items():
        first, *others = parts.values()
        known |= parts if any(one != first for one in others) else {whole: first}
    return _tree([(keys, cited) for keys, cited in known.items() if cited])


def _whole(keys: KeyPath) -> KeyPath:
    """The keys of the list or text that a value belongs to, else its own."""
    parts = (
        place for place, key in enumerate(keys) if not isinstance(key, str) or key in _LANGUAGES
    )
    return keys[: next(parts, len(keys))]


def _tree(known: Iterable[tuple[KeyPath, _Positions]]) -> Tree:
    below: dict[str, list[tuple[KeyPath, _Positions]]] = {}
    for (first, *rest), cited in known:
        below.setdefault(str(first), []).append((tuple(rest), cited))
    return {key: parts[0][1] if parts[0][0] == () else _tree(parts) for key, parts in below.items()}
