"""How one value of our records is read from a Hugging Face config."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Config = Mapping[str, Any]
"""The fields of a config.json."""
Rule = Callable[[Config], object]
"""Reads one value; `None` where the config does not say."""

_GATED = {"silu": "swiglu", "gelu": "geglu", "relu": "reglu"}


def key(*names: str) -> Rule:
    """The first of some fields that has a value."""
    return lambda config: next((config[n] for n in names if config.get(n) is not None), None)


def fixed(value: object) -> Rule:
    """What the architecture always has; no config says it."""
    return lambda _: value


def default(rule: Rule, value: object) -> Rule:
    """What the architecture has unless the config says otherwise."""
    return lambda config: value if (found := rule(config)) is None else found


def either(rule: Rule, other: Rule) -> Rule:
    """One rule, or another where it gives nothing."""
    return lambda config: other(config) if (found := rule(config)) is None else found


def times(rule: Rule, factor: int) -> Rule:
    """A multiple of a field."""
    return lambda config: found * factor if isinstance(found := rule(config), int) else None


def when(condition: Rule, then: Rule, otherwise: Rule) -> Rule:
    """One rule or another, as a field is true or not."""
    return lambda config: then(config) if condition(config) else otherwise(config)


def plain_activation(config: Config) -> object:
    """The activation of a network with two matrices."""
    name = str(key("hidden_act", "activation_function", "activation", "hidden_activation")(config))
    return next((word for word in ("gelu", "relu", "silu") if name.startswith(word)), None)


def gated_activation(config: Config) -> object:
    """The activation of a network with three matrices."""
    return _GATED.get(str(plain_activation(config)))


def head_dim(config: Config) -> object:
    """Width of a head: stated, or an equal share of the hidden size."""
    stated = key("head_dim", "kv_channels")(config)
    size, heads = key("hidden_size", "n_embd", "n_embed")(config), HEADS(config)
    if stated is not None or not isinstance(size, int) or not isinstance(heads, int):
        return stated
    return size // heads if size % heads == 0 else None


HEADS = key("num_attention_heads", "n_head")
KV_HEADS = either(key("num_key_value_heads", "num_kv_heads"), HEADS)
"""As many as query heads where nothing is said."""


def rope(name: str) -> Rule:
    """A field of the rotary positions, which newer configs keep in a group of their own."""

    def read(config: Config) -> object:
        group = _group(config, "rope_parameters")
        return group.get(name, config.get(name))

    return read


def scaling(name: str) -> Rule:
    """A field of the stretching of rotary positions; `None` where there is none."""

    def read(config: Config) -> object:
        group = _group(config, "rope_scaling") or _group(config, "rope_parameters")
        kind = group.get("rope_type", group.get("type"))
        kind = {"su": "longrope"}.get(kind, kind)
        if kind in (None, "default"):
            return None
        return kind if name == "kind" else group.get(name, None)

    return read


def _group(config: Config, name: str) -> Config:
    """A group of fields; where local and global layers have their own, that of the global."""
    group: Config = config.get(name) or {}
    whole: Config = group.get("full_attention") or group
    return whole


def rotary_dim(config: Config) -> object:
    """How much of a head is rotated, where not all of it."""
    share, width = rope("partial_rotary_factor")(config), head_dim(config)
    if not isinstance(share, int | float) or share == 1 or not isinstance(width, int):
        return None
    return int(width * share)


def state_space(prefix: str = "") -> dict[str, Rule]:
    """The fields of a Mamba layer; Jamba gives them a prefix."""
    size = key(f"{prefix}d_state", "state_size")
    inner = key(f"{prefix}expand", "expand")

    def dt_rank(config: Config) -> object:
        stated = key(f"{prefix}dt_rank", "time_step_rank")(config)
        width = config.get("hidden_size")
        automatic = stated in (None, "auto") and isinstance(width, int)
        return -(-int(width or 0) // 16) if automatic else stated

    def inner_size(config: Config) -> object:
        expand, width = inner(config), config.get("hidden_size")
        return int(expand * width) if isinstance(width, int) and expand else None  # type: ignore[operator]

    return {
        "kind": fixed("state-space"),
        "variant": fixed("mamba"),
        "state_size": size,
        "conv_kernel": key(f"{prefix}d_conv", "conv_kernel"),
        "inner_size": inner_size,
        "dt_rank": dt_rank,
        "conv_bias": key(f"{prefix}conv_bias", "use_conv_bias"),
        "proj_bias": key(f"{prefix}proj_bias", "use_bias"),
    }
