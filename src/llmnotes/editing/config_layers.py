"""Models whose layers differ: which sort is where, as their configs say it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from llmnotes.editing.config_rules import rope, state_space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from llmnotes.editing.config_rules import Config

Layers = dict[str, Any]
"""`mixers` and `layer_pattern`, or `attention` where all layers turn out to be alike."""
_WORDS = {"sliding_attention": "local", "full_attention": "global"}


def layers(model_type: str, config: Config) -> Layers:
    """What is to be written in the place of `attention`; empty where all layers are alike."""
    read = LAYERS.get(model_type)
    return read(config) if read and isinstance(config.get("num_hidden_layers"), int) else {}


def _windows(
    shared: Mapping[str, object], period: Callable[[Config], int]
) -> Callable[[Config], Layers]:
    """Sliding windows, and full attention in the last layer of each period."""

    def read(config: Config) -> Layers:
        count, every = config["num_hidden_layers"], period(config)
        made = ["global" if (i + 1) % every == 0 else "local" for i in range(count)]
        given = [_WORDS.get(word, word) for word in config.get("layer_types") or ()]
        local = {"name": "local", "kind": "sliding-window", "window": config.get("sliding_window")}
        local |= shared
        if (theta := _local_theta(config)) is not None:
            local["rope_theta"] = theta
        whole = {"name": "global", "kind": "full", **shared}
        return _layers([local, whole], given or made)

    return read


def _windows_above(shared: Mapping[str, object]) -> Callable[[Config], Layers]:
    """Full attention at the bottom and windows above it, only where the config turns them on."""

    def read(config: Config) -> Layers:
        if not config.get("use_sliding_window"):
            return {}
        first = config.get("max_window_layers", 0)
        order = ["local" if i >= first else "global" for i in range(config["num_hidden_layers"])]
        window = {"kind": "sliding-window", "window": config.get("sliding_window")}
        local = {"name": "local", **window, **shared}
        return _layers([local, {"name": "global", "kind": "full", **shared}], order)

    return read


def _jamba(config: Config) -> Layers:
    period, offset = config.get("attn_layer_period", 8), config.get("attn_layer_offset", 4)
    fields = {name: rule(config) for name, rule in state_space("mamba_").items()}
    # the schema's own defaults need not be written
    usual = {"conv_bias": True, "proj_bias": False}
    fields = {name: v for name, v in fields.items() if usual.get(name) != v or name not in usual}
    mamba = {"name": "mamba", **fields, "inner_norms": True}
    count = config["num_hidden_layers"]
    order = ["attention" if i % period == offset else "mamba" for i in range(count)]
    return _layers([mamba, {"name": "attention", "kind": "full"}], order)


def _layers(mixers: list[dict[str, Any]], order: list[str]) -> Layers:
    used = [mixer for mixer in mixers if mixer["name"] in order]
    used = [{name: v for name, v in mixer.items() if v is not None} for mixer in used]
    if len(used) == 1:
        return {"attention": {name: v for name, v in used[0].items() if name != "name"}}
    cycle = next(
        n for n in range(1, len(order) + 1) if all(w == order[i % n] for i, w in enumerate(order))
    )
    runs = [(name, len(list(run))) for name, run in groupby(order[:cycle])]
    pattern = [{"mixer": n} | ({"times": count} if count > 1 else {}) for n, count in runs]
    return {"mixers": used, "layer_pattern": pattern}


def _local_theta(config: Config) -> object:
    group = (config.get("rope_parameters") or {}).get("sliding_attention") or {}
    local = group.get("rope_theta", config.get("rope_local_base_freq"))
    return local if local != rope("rope_theta")(config) else None


LAYERS: Mapping[str, Callable[[Config], Layers]] = {
    "gemma2": _windows({}, lambda _: 2),
    "gemma3_text": _windows(
        {"qk_norm": "head"}, lambda config: config.get("sliding_window_pattern", 6)
    ),
    "gpt_oss": _windows({"sinks": True}, lambda _: 2),
    "qwen2": _windows_above({"qkv_bias": True}),
    "qwen3": _windows_above({"qk_norm": "head"}),
    "qwen3_moe": _windows_above({"qk_norm": "head"}),
    "jamba": _jamba,
}
