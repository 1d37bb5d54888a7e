"""What is summed up over the layers of one model: its weights, and its cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import KvCache, kv_cache
from llmnotes.derive.parameters import Missing, ParameterCount, parameter_count
from llmnotes.derive.unsummed import Unsummed, unsummed

if TYPE_CHECKING:
    from llmnotes.schema.model import Model


@dataclass(frozen=True, slots=True)
class ModelSums:
    """The sums of one model, formed once and read by checks, pages and files."""

    parameters: ParameterCount | Missing | None
    """All weights; `None` without an architecture."""
    cache: KvCache | Missing | None
    """What is kept for one sequence; `None` for an encoder and without an architecture."""

    unsummed: tuple[Unsummed, ...] = ()
    """The numbers of the architecture that no sum proves."""

    @property
    def counted(self) -> ParameterCount | None:
        """All weights, where they can be counted."""
        return self.parameters if isinstance(self.parameters, ParameterCount) else None

    @property
    def cached(self) -> KvCache | None:
        """What is kept for one sequence, where it is known."""
        return self.cache if isinstance(self.cache, KvCache) else None


def model_sums(model: Model) -> ModelSums:
    """Sum up what can be summed up."""
    built = model.architecture
    if built is None:
        return ModelSums(None, None)
    return ModelSums(parameter_count(built), kv_cache(built), unsummed(model))
