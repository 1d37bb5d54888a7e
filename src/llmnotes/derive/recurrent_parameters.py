"""Weights of layers with a state of fixed size: linear attention, Mamba, short convolution.

The shapes are those of the modules in `transformers` 5.23.0 (`modeling_<model>.py`), named below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.parameter_lines import Line, Part, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.schema.attention import LinearAttention, StateSpace

_KEYS = "num_key_heads * key_head_dim"
_VALUES = "num_value_heads * value_head_dim"


def linear_lines(write: Writer, mixer: LinearAttention) -> Iterator[Line]:
    """Weights of one linear-attention layer."""
    formulas = {
        "gated-delta": _GATED_DELTA,
        "kimi-delta": _KIMI_DELTA,
        "lightning": _LIGHTNING,
    }
    if mixer.variant is None:
        yield write.unknown(Part.RECURRENT, "variant")
        return
    for name, formula in formulas[mixer.variant].items():
        yield write.line(Part.RECURRENT, name, formula)


def state_space_lines(write: Writer, mixer: StateSpace) -> Iterator[Line]:
    """Weights of one Mamba or Mamba-2 layer."""
    if mixer.variant is None:
        yield write.unknown(Part.RECURRENT, "variant")
        return
    formulas = dict(_MAMBA if mixer.variant == "mamba" else _MAMBA_2)
    if not mixer.conv_bias:
        del formulas["conv-bias"]
    if not mixer.inner_norms:
        formulas.pop("inner-norms", None)
    if not mixer.gated_norm:
        formulas.pop("gated-norm", None)
    for name, formula in formulas.items():
        yield write.line(Part.RECURRENT, name, formula)
    if mixer.proj_bias:
        wide = "2 * inner_size"
        if mixer.variant == "mamba-2":
            wide += " + 2 * num_groups * state_size + num_heads"
        yield write.line(Part.RECURRENT, "proj-bias", f"{wide} + hidden_size")


def convolution_lines(write: Writer) -> Iterator[Line]:
    """Weights of one gated short convolution (modeling_lfm2.py)."""
    yield write.line(Part.RECURRENT, "in-projection", "hidden_size * 3 * hidden_size")
    yield write.line(Part.RECURRENT, "convolution", "hidden_size * conv_kernel")
    yield write.line(Part.RECURRENT, "output", "hidden_size * hidden_size")


# modeling_qwen3_next.py, Qwen3NextGatedDeltaNet
_GATED_DELTA = {
    "in-projection": f"hidden_size * (2 * {_KEYS} + 2 * {_VALUES})",
    "decay-projection": "hidden_size * 2 * num_value_heads",
    "convolution": f"(2 * {_KEYS} + {_VALUES}) * conv_kernel",
    "decay": "2 * num_value_heads",
    "gated-norm": "value_head_dim",
    "output": f"{_VALUES} * hidden_size",
}
# modeling_kimi_linear.py, KimiDeltaAttention: decay and gate go through a width of one head
_KIMI_DELTA = {
    "in-projection": f"hidden_size * (2 * {_KEYS} + {_VALUES})",
    "convolution": f"(2 * {_KEYS} + {_VALUES}) * conv_kernel",
    "decay-projection": f"hidden_size * key_head_dim + key_head_dim * {_KEYS}",
    "decay": f"{_KEYS} + num_key_heads",
    "beta": "hidden_size * num_key_heads",
    "gate": f"hidden_size * value_head_dim + value_head_dim * {_VALUES}",
    "gated-norm": "value_head_dim",
    "output": f"{_VALUES} * hidden_size",
}
# modeling_minimax.py, MiniMaxLightningAttention
_LIGHTNING = {
    "in-projection": f"hidden_size * (2 * {_KEYS} + {_VALUES})",
    "gate": f"hidden_size * {_VALUES}",
    "gated-norm": _VALUES,
    "output": f"{_VALUES} * hidden_size",
}
# modeling_jamba.py, JambaMambaMixer
_MAMBA = {
    "in-projection": "hidden_size * 2 * inner_size",
    "convolution": "inner_size * conv_kernel",
    "conv-bias": "inner_size",
    "x-projection": "inner_size * (dt_rank + 2 * state_size)",
    "dt-projection": "dt_rank * inner_size + inner_size",
    "decay": "inner_size * state_size",
    "skip": "inner_size",
    "inner-norms": "dt_rank + 2 * state_size",
    "output": "inner_size * hidden_size",
}
# modeling_nemotron_h.py, NemotronHMamba2Mixer; modeling_granitemoehybrid.py
_MAMBA_2 = {
    "in-projection": "hidden_size * (2 * inner_size + 2 * num_groups * state_size + num_heads)",
    "convolution": "(inner_size + 2 * num_groups * state_size) * conv_kernel",
    "conv-bias": "inner_size + 2 * num_groups * state_size",
    "decay": "3 * num_heads",
    "gated-norm": "inner_size",
    "output": "inner_size * hidden_size",
}
