"""The chart of KV caches: how they grow with the length, for models that readers know."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from llmnotes.render.charts.plot import Axis, Tick
from llmnotes.render.charts.scale import Log
from llmnotes.render.numbers import short_tokens
from llmnotes.render.quantities import binary_bytes
from llmnotes.views.chart import ChartCurve, ChartView, Value, candidates, series
from llmnotes.views.names import maker
from llmnotes.views.values import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.derive.kv_cache import KvCache
    from llmnotes.schema.model import Model

    _Found = tuple[Entry[Model], KvCache, int]

# One for each way to keep keys and values: MHA, GQA, MLA, windows, few layers with attention.
KNOWN = (
    "llama-2-7b",
    "chatglm2-6b",
    "qwen2.5-72b",
    "llama-3.1-405b",
    "gemma-3-27b",
    "deepseek-v3",
    "gpt-oss-120b",
    "kimi-linear-48b-a3b",
)
# Beside one model: MHA, GQA and MLA.
BESIDE = ("llama-2-7b", "llama-3.1-405b", "deepseek-v3")
_OWN = 4
_MOST_CURVES = 8
_FIRST = 1024
_LENGTHS = (8 * 1024, 32 * 1024, 128 * 1024)
_NONE = Value("", "")
_FEW = 1 << 6
"""Caches that are remembered: the well-known ones stand beside every model."""


def cache_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """KV cache of one sequence against its length: well-known models, or those of families."""
    if not families:
        known = (catalog.models.entries[k] for k in KNOWN if k in catalog.models)
        return _coloured(catalog, _caches(catalog, known))
    return _coloured(catalog, _caches(catalog, candidates(catalog, families))[-_MOST_CURVES:])


def cache_chart_of(catalog: Catalog, key: str) -> ChartView | None:
    """The cache of one model between well-known ones, which are grey; `None` if it is unknown."""
    keys = (key, *(k for k in BESIDE if k != key and k in catalog.models))
    found = _caches(catalog, (catalog.models.entries[k] for k in keys))
    if not found or found[0][0].id != key:
        return None
    own = found[0][0].record
    colours = (series(catalog, own) or _OWN, *(0 for _ in found[1:]))
    return _chart(catalog, found, colours, f"{own.name.zh} 的 KV 缓存与序列长度")


def _coloured(catalog: Catalog, found: list[_Found]) -> ChartView:
    colours = [series(catalog, entry.record) for entry, _, _ in found]
    return _chart(catalog, found, colours, "KV 缓存与序列长度")


def _chart(catalog: Catalog, found: list[_Found], colours: Iterable[int], title: str) -> ChartView:
    longest = max((length for _, _, length in found), default=_FIRST * 2)
    sizes = [_sizes(cache, length) for _, cache, length in found]
    ends = [
        row[n] for row, (_, _, length) in zip(sizes, found, strict=True) for n in (_FIRST, length)
    ]
    across, up = Log(_FIRST, longest), Log.around(ends or [_FIRST], 1.5)
    return ChartView(
        "kv-cache",
        title,
        (
            "缓存多大，看的是怎样保存键和值，不只是模型有多大。",
            "MHA 每个头都存，GQA 几个头共用一份，MLA 只存压缩后的向量，滑动窗口与线性层存得更少。",
            "一条序列、BF16、按结构推算；每条线画到该模型的上下文长度为止。",
            "两轴都是对数坐标，线的高低差是倍数；",
            "线变平说明多数层只保留窗口之内的 token，或只有固定大小的状态。",
        ),
        Axis("序列长度（token，对数坐标）", _powers(across, short_tokens, 2)),
        Axis("KV 缓存（BF16，对数坐标）", _powers(up, binary_bytes, 2)),
        ("上下文", "每 token 增加", *(short_tokens(n) for n in _LENGTHS)),
        ("context_length", "bytes_per_token", *(f"bytes_at_{n}" for n in _LENGTHS)),
        curves=tuple(
            ChartCurve(
                e.id,
                e.record.name.zh,
                maker(catalog, e.record),
                e.record.released,
                colour,
                tuple(zip(across.places(row), up.places(row.values()), strict=True)),
                _values(c, length),
            )
            for row, colour, (e, c, length) in zip(sizes, colours, found, strict=True)
        ),
        units=(UNITS["context_length"], ("KiB", 2**10), *(("GiB", 2**30) for _ in _LENGTHS)),
    )


def _caches(catalog: Catalog, entries: Iterable[Entry[Model]]) -> list[_Found]:
    """Models with cache and context; without those of which one cannot be computed."""
    chosen = []
    for entry in entries:
        cache, lengths = catalog.sums[entry.id].cached, entry.record.context_length
        length = (lengths.native or lengths.extended) if lengths else None
        if cache and length and length > _FIRST and cache.lines:
            chosen.append((entry, cache, length))
    return chosen


def _steps(length: int) -> list[int]:
    """Each doubling up to a length, and the length itself."""
    steps = []
    tokens = _FIRST
    while tokens < length:
        steps.append(tokens)
        tokens *= 2
    return [*steps, length]


@lru_cache(_FEW)
def _sizes(cache: KvCache, length: int) -> Mapping[int, int]:
    """How large the cache is at each step up to a length."""
    return {tokens: cache.size(tokens) for tokens in _steps(length)}


@lru_cache(_FEW)
def _values(cache: KvCache, length: int) -> tuple[Value, ...]:
    """Each of `_LENGTHS` that the model reads is one of its steps."""
    sizes = _sizes(cache, length)
    shown = [Value(binary_bytes(sizes[n]), sizes[n]) if n in sizes else _NONE for n in _LENGTHS]
    grows = cache.per_token()
    return (
        Value(short_tokens(length), length),
        Value(binary_bytes(grows) if grows else "不增加", grows),
        *shown,
    )


def _powers(scale: Log, words: Callable[[int], str], step: int) -> tuple[Tick, ...]:
    return tuple(Tick(scale.at(n), words(int(n))) for n in scale.powers(2, step))
