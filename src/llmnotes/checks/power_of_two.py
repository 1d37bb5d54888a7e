"""Lengths in tokens that are no power of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic
from llmnotes.schema.fields import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.loading.document import KeyPath
    from llmnotes.schema.model import Model

_OF_MIXERS = ("window", "chunk", "block_size", "indexer.top_k")
_OF_POSITIONS = ("positions.max_distance", "positions.scaling.original_max_position_embeddings")


def power_of_two(catalog: Catalog) -> Iterator[Diagnostic]:
    """Windows, chunks, blocks and trained lengths are powers of two, as programs like them."""
    for entry in catalog.models:
        for keys, length in token_lengths(entry):
            if length & (length - 1):
                below = 1 << (length.bit_length() - 1)
                yield Diagnostic(
                    entry.locate(*keys),
                    "power-of-two",
                    f"{keys[-1]} {length:,} is no power of two; near it are {below:,} and "
                    f"{2 * below:,}",
                    "look for the wrong digit; if it is right, list the exemption",
                )


def token_lengths(entry: Entry[Model]) -> Iterator[tuple[KeyPath, int]]:
    """Every length in tokens that an architecture sets, with its place."""
    architecture = entry.record.architecture
    if architecture is None:
        return
    mixers = ("attention", *(f"mixers.{index}" for index in range(len(architecture.mixers))))
    for path in (*(f"{mixer}.{name}" for mixer in mixers for name in _OF_MIXERS), *_OF_POSITIONS):
        value = value_at(architecture, path)
        if isinstance(value, int):
            keys = (int(key) if key.isdigit() else key for key in path.split("."))
            yield ("architecture", *keys), value
