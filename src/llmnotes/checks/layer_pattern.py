"""A layer pattern that names no mixer, or has more layers than the model."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.architecture import Architecture
    from llmnotes.schema.model import Model


def layer_pattern(catalog: Catalog) -> Iterator[Diagnostic]:
    """Patterns and mixers belong together, and no pattern is longer than the model."""
    for entry in catalog.models:
        if entry.record.architecture:
            yield from _problems(entry, entry.record.architecture)


def _problems(entry: Entry[Model], architecture: Architecture) -> Iterator[Diagnostic]:
    names = {mixer.name for mixer in architecture.mixers if mixer.name}
    used = [run.mixer for run in architecture.layer_pattern]
    used += [name for mixer in architecture.mixers for name in getattr(mixer, "branches", ())]
    if architecture.multi_token_prediction:
        used += [run.mixer for run in architecture.multi_token_prediction.layer_pattern]
    for name in sorted(set(used) - names):
        near = get_close_matches(name, sorted(names), n=1)
        yield Diagnostic(
            entry.locate("architecture", "layer_pattern"),
            "layer-pattern",
            f"there is no mixer {name!r}",
            f"did you mean {near[0]!r}?" if near else "name it in 'mixers'",
        )
    for name in sorted(names - set(used)):
        message = f"no layer uses the mixer {name!r}"
        hint = "add it to 'layer_pattern', or delete it"
        yield Diagnostic(entry.locate("architecture", "mixers"), "layer-pattern", message, hint)
    length = sum(run.times for run in architecture.layer_pattern)
    layers = architecture.num_hidden_layers
    if layers and length > layers:
        yield Diagnostic(
            entry.locate("architecture", "layer_pattern"),
            "layer-pattern",
            f"the pattern has {length} layers, the model {layers}",
            "check num_hidden_layers and the times of each run",
        )
