"""From a Hugging Face config to the architecture of a model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from llmnotes.editing.config_layers import layers
from llmnotes.editing.dialects import DIALECTS, NAMES

_NOT_OURS = re.compile(
    r"_|.*(token_id|dropout|pdrop|_eps|epsilon|initializer|_plan|_index|_coef|use_cache|return_)"
    r"|architectures|auto_map|transformers_version|model_type|(torch_)?dtype|pretraining_tp"
    r"|summary_|task_specific|quantization_config|name_or_path|.*_range|use_mamba|output_"
)
_BYTES = {"float32": 4, "float16": 2, "bfloat16": 2}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a config says."""

    model_type: str
    known: bool
    """Whether there is a table for this kind of config."""
    architecture: dict[str, Any]
    """As `architecture` of a model file."""
    read: tuple[str, ...]
    """Field paths whose value the config states."""
    assumed: tuple[str, ...]
    """Field paths whose value follows from the kind of model."""
    unread: tuple[str, ...]
    """Fields of the config that say something and were not taken."""


def import_config(config: Mapping[str, Any]) -> Imported:
    """Read what can be read; of an unknown kind only fields with the usual names."""
    outer = set(config)
    text = config.get("text_config")
    if isinstance(text, dict):
        config = {k: v for k, v in config.items() if k != "text_config"} | text
    model_type = str(config.get("model_type", ""))
    dialect = DIALECTS.get(model_type)
    values, stated, used = {}, set(), set()
    for path, rule in (dialect or NAMES).items():
        watched = _Watched(config)
        value = rule(watched)
        used |= watched.asked
        if value is not None:
            values[path] = value
            stated |= {path} if watched.found else set()
    watched = _Watched(config)
    differing = layers(model_type, watched)
    used |= watched.asked
    if differing:
        values = {k: v for k, v in values.items() if not k.startswith("attention.")} | differing
        stated |= set(differing)
    if "moe.num_experts" not in values:
        values = {k: v for k, v in values.items() if not k.startswith("moe.")}
    if "positions.scaling.kind" not in values:
        values = {k: v for k, v in values.items() if not k.startswith("positions.scaling.")}
    unread = sorted(k for k in outer | set(config) if k not in used and not _NOT_OURS.match(k))
    return Imported(
        model_type or "(no model_type)",
        dialect is not None,
        _nested(values),
        tuple(f"architecture.{path}" for path in values if path in stated),
        tuple(f"architecture.{path}" for path in values if path not in stated),
        tuple(key for key in unread if key != "text_config"),
    )


def checkpoint_count(index: Mapping[str, Any], config: Mapping[str, Any]) -> int | None:
    """How many elements the weight files hold, where their index tells it exactly."""
    about = index.get("metadata", {})
    if isinstance(about.get("total_parameters"), int):
        return int(about["total_parameters"])
    size = _BYTES.get(str(config.get("torch_dtype", config.get("dtype"))))
    total = about.get("total_size")
    # quantised files hold numbers of several sizes
    if size is None or not isinstance(total, int) or config.get("quantization_config"):
        return None
    return total // size if total % size == 0 else None


class _Watched(Mapping[str, Any]):
    """A config that remembers what it was asked for."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._config = config
        self.asked: set[str] = set()
        self.found = False

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        value = self._config[key]
        self.found = self.found or value is not None
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._config)

    def __len__(self) -> int:
        return len(self._config)


def _nested(values: Mapping[str, object]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for path, value in values.items():
        *groups, name = path.split(".")
        inner = nested
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[name] = value
    return nested
