"""The shape of a network as a small picture; all pictures have one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from llmnotes.render.html import element, text
from llmnotes.render.numbers import thousands

WIDTH = 210
LAYER = 1.5
"""Pixels a layer is high."""
UNIT = 176 / 18432
"""Pixels that a number of the residual stream is wide; the widest known has 18,432."""
HEAD = 1.5
"""Pixels a query head is wide."""
_TEN = 10
_EXPERT, _EXPERTS_IN_ROW = 3, 64
_ROOM_FOR_TOP = 6


class Run(NamedTuple):
    """Some layers in a row that are alike."""

    kind: str
    """Class of the mixer: `full`, `latent`, `sliding-window`, ..."""
    experts: bool
    layers: int
    gap: bool = False
    """Whether a new stack begins with it: the decoder above an encoder."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn."""

    runs: tuple[Run, ...]
    """From the bottom."""
    width: int
    """Of the residual stream."""
    query_heads: int | None
    key_value_heads: int | None
    """0: one compressed vector for all heads."""
    experts: int | None
    active_experts: int | None
    shared_experts: int
    depth: str
    """How many layers, in words."""


def shape_svg(shape: Shape) -> str:
    """Draw layers as high as many and as wide as the stream, then heads, then experts."""
    parts: list[str] = []
    y = _block(shape, parts) + 16
    if shape.query_heads:
        y = _heads(shape, parts, y)
    if shape.experts:
        y = _experts(shape, shape.experts, parts, y)
    height = round(y)
    box = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    return element("svg", *parts, class_="shape", aria_hidden="true", **box)


def _block(shape: Shape, parts: list[str]) -> float:
    """The stack of layers; the bottom layer is at the bottom."""
    wide = max(2.0, shape.width * UNIT)
    gaps = sum(run.gap for run in shape.runs)
    bottom = _ROOM_FOR_TOP + LAYER * sum(run.layers for run in shape.runs) + 4 * gaps
    y = bottom
    for run in shape.runs:
        high = LAYER * run.layers
        y -= high + (4 if run.gap else 0)
        parts.append(_rect(f"k-{run.kind}", (0, y), (wide, high)))
        if run.experts:
            parts.append(_rect("k-experts", (wide + 3, y), (4, high)))
        rules = "".join(
            f"M0 {_number(y + high - LAYER * n)}h{_number(wide)}"
            for n in range(_TEN, run.layers, _TEN)
        )
        if rules:
            parts.append(element("path", class_="rules", d=rules))
    middle = max(_ROOM_FOR_TOP + 5, (bottom + _ROOM_FOR_TOP) / 2 + 4)
    parts.append(_words(shape.depth, wide + 13, middle))
    low = max(bottom, middle + 4)
    parts.append(_words(f"宽 {thousands(shape.width)}", 0, low + 14))
    return low + 14


def _heads(shape: Shape, parts: list[str], y: float) -> float:
    """Query heads as ticks; below them each key-value head, as wide as the queries it serves."""
    count = shape.query_heads or 0
    wide = min(count * HEAD, WIDTH)
    pairs = shape.key_value_heads
    words = f"{count} 个查询头"
    if pairs == 0:
        words += "，共用一个压缩向量"
    elif pairs:
        words += f"，{pairs} 个键值头"
    parts.append(_words(words, 0, y + 4))
    parts.append(_dashes("k-query", (y + 14, wide), wide / count, 0.5))
    if pairs is not None:
        cells = pairs or 1
        kind = "k-latent" if pairs == 0 else "k-pairs"
        parts.append(_dashes(kind, (y + 22, wide), wide / cells, 0.5 if cells > count / 2 else 1))
    return y + 40


def _experts(shape: Shape, count: int, parts: list[str], y: float) -> float:
    """A square for each expert of a layer; filled are those that one token uses."""
    words = f"每层 {count} 个专家"
    if shape.active_experts:
        words += f"，每次选 {shape.active_experts}"
    if shape.shared_experts:
        words += f" + 共享 {shape.shared_experts}"
    parts.append(_words(words, 0, y + 4))
    y += 12
    rows = -(-count // _EXPERTS_IN_ROW)
    for row in range(rows):
        here = min(_EXPERTS_IN_ROW, count - row * _EXPERTS_IN_ROW)
        line = (y + row * _EXPERT + 1, here * _EXPERT)
        parts.append(_dashes("k-idle", line, _EXPERT, 1, _EXPERT - 1))
    if shape.active_experts:
        line = (y + 1, shape.active_experts * _EXPERT)
        parts.append(_dashes("k-experts", line, _EXPERT, 1, _EXPERT - 1))
    return y + rows * _EXPERT + 4


def _dashes(kind: str, line: tuple[float, float], pitch: float, gap: float, high: float = 6) -> str:
    """Many equal cells as one dashed line, at a height and as long as they are together."""
    y, length = line
    dash = f"{_number(max(0.4, pitch - gap))} {_number(min(gap, pitch - 0.4))}"
    return element(
        "path",
        class_=f"dashes {kind}",
        d=f"M0 {_number(y)}h{_number(length)}",
        stroke_width=_number(high),
        stroke_dasharray=dash,
    )


def _rect(class_: str, corner: tuple[float, float], size: tuple[float, float]) -> str:
    x, y = map(_number, corner)
    width, height = map(_number, size)
    return element("rect", class_=class_, x=x, y=y, width=width, height=height)


def _words(words: str, x: float, y: float) -> str:
    return element("text", text(words), x=_number(x), y=_number(y))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
