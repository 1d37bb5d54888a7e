"""A draft of a model's file, and of its source, from a config."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from llmnotes.derive.parameters import ParameterCount, parameter_count
from llmnotes.editing.formatting import formatted
from llmnotes.editing.places import kind_named, path_of
from llmnotes.editing.skeleton import skeleton
from llmnotes.editing.yaml_text import scalar, yaml_block
from llmnotes.schema.architecture import Architecture

if TYPE_CHECKING:
    from llmnotes.editing.config_import import Imported

OWN_HEAD_SIZE = "config.json 写明了 head_dim，各头的总宽度与 hidden_size 不同。"
_HEADS = ("num_attention_heads", "head_dim", "hidden_size")
CLASS_SOURCE = "huggingface-transformers"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a config comes from."""

    file: str
    """The name of the file that was read."""
    version: str
    """The revision, or the hash of the file."""
    day: str
    """When it was opened."""
    repository: str = ""
    """On Hugging Face: `Qwen/Qwen3-8B`."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who imports has said."""

    key: str
    family: str
    name: str
    class_source: str = ""
    """The id of a source for what the config leaves to its class, if there is one."""


def draft_files(
    found: Imported, wanted: Wanted, origin: Origin, checkpoint: int | None
) -> dict[str, str]:
    """The files by path: the model with what was read filled in, and the source that says it."""
    kind, source = kind_named("model"), f"{wanted.key}-config"
    path = path_of(kind, wanted.key, wanted.family)
    block = f"architecture:{yaml_block(found.architecture, 2)}\n"
    architecture = formatted(kind, path, block).partition("architecture:")[2].rstrip()
    known = {
        "name": scalar(wanted.name),
        "family": wanted.family,
        "architecture": architecture,
        "sources": yaml_block(_sources(found, source, origin, wanted.class_source, checkpoint), 2),
    }
    if checkpoint:
        known["parameters"] = f"\n  checkpoint: {checkpoint}"
    elif total := counted(found.architecture) if found.known else None:
        known["parameters"] = f"\n  exact: {total}"
    elif _own_head_size(found):  # nothing proves the width by its sum
        known["exemptions"] = yaml_block([{"check": "head-size", "reason": OWN_HEAD_SIZE}], 2)
    source_kind = kind_named("source")
    return {
        path: skeleton(kind, wanted.key, known),
        path_of(source_kind, source): skeleton(source_kind, source, _source(origin, wanted.name)),
    }


def _own_head_size(found: Imported) -> bool:
    """Whether the config itself states heads that do not add up to the width."""
    heads, size, width = (found.architecture.get(name) or 0 for name in _HEADS)
    return "architecture.head_dim" in found.read and heads * size != width


def counted(architecture: dict[str, Any]) -> int | None:
    """The sum of the weights, where nothing that it needs is missing."""
    if "kind" not in architecture:
        return None
    count = parameter_count(Architecture.model_validate(_tuples(architecture)))
    return count.total if isinstance(count, ParameterCount) else None


def _sources(
    found: Imported, source: str, origin: Origin, class_source: str, checkpoint: int | None
) -> list[object]:
    read = [*found.read, *(["parameters.checkpoint"] if checkpoint else [])]
    cited: list[object] = [{"ref": source, "at": origin.file, "for": read}]
    if found.assumed and class_source:
        at = f"models/{found.model_type}/"
        cited.append({"ref": class_source, "at": at, "for": list(found.assumed)})
    return cited


def _source(origin: Origin, name: str) -> dict[str, str]:
    known = {
        "type": "software",
        "title": scalar(f"{origin.repository or name} {origin.file}"),
        "accessed": origin.day,
        "version": scalar(origin.version),
        "tier": "primary",
    }
    if origin.repository:
        address = f"https://huggingface.co/{origin.repository}"
        # without its commit a file is known by its hash, and found on the main branch
        at = "main" if origin.version.startswith("sha256:") else origin.version
        known["URL"] = f"{address}/blob/{at}/{origin.file}"
        known["publisher"] = "Hugging Face"
    return known


def _tuples(value: object) -> Any:
    """Records hold tuples where files hold lists."""
    if isinstance(value, dict):
        return {name: _tuples(inner) for name, inner in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
