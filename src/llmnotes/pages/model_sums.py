"""The sums on a model's page: parameters, cache, weights in memory, training compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.parameters import Missing
from llmnotes.derive.training_compute import training_compute
from llmnotes.derive.weights_memory import CARDS
from llmnotes.render.cards import badge
from llmnotes.render.html import element, text
from llmnotes.render.numbers import few_digits, long_count, scientific, short_tokens, thousands
from llmnotes.render.page_head import heading
from llmnotes.render.quantities import binary_bytes, binary_unit, gigabytes, percent
from llmnotes.render.tables import Heading, data_table
from llmnotes.views.labels import DERIVED
from llmnotes.views.memory import (
    CACHE_TYPES,
    CacheTable,
    WeightsRow,
    batch_length,
    kv_cache_table,
    weights_table,
)
from llmnotes.views.sums import ParameterTable, SumGroup, parameter_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.directives.writer import PageWriter
    from llmnotes.schema.model import Model
    from llmnotes.views.memory import CacheRow

_PARTS = (
    Heading("部分"),
    Heading("一层", numeric=True),
    Heading("层数", numeric=True),
    Heading("合计", numeric=True),
    Heading("占比", numeric=True),
)
_SMALL = 0.001
_NEAR = 0.0001
_SUMS = (
    Heading("部分"),
    Heading("算式与代入"),
    Heading("一层", numeric=True),
    Heading("层数", numeric=True),
    Heading("合计", numeric=True),
)
_CACHE = (
    Heading("层"),
    Heading("每层保存的数"),
    Heading("个数", numeric=True),
    Heading("层数", numeric=True),
    Heading("至多 token", numeric=True),
)


def sums_html(writer: PageWriter, key: str, cache_figure: str = "") -> str:
    """The sections with the sums; empty for a model of which nothing can be computed."""
    model = writer.catalog.models[key]
    sections = (
        "".join(_parameters(model.name.zh, parameter_table(writer.catalog, key))),
        "".join(_cache(model.name.zh, kv_cache_table(writer.catalog, key))) + cache_figure,
        "".join(_weights(model.name.zh, weights_table(writer.catalog, key), batch_length(model))),
        "".join(_compute(model)),
    )
    return "\n\n".join(filter(None, sections))


def _parameters(name: str, table: ParameterTable | Missing | None) -> Iterator[str]:
    if table is None:
        return
    yield heading(2, "参数量的推算", "parameter-sum")
    if isinstance(table, Missing):
        fields = "、".join(element("code", text(field)) for field in table.fields)
        yield element("p", f"逐项相加还缺这些字段：{fields}。", class_="table-note")
        return
    total = ("总参数", "", "", thousands(table.total), _share(1))
    yield data_table(f"{name} 的参数分布", _PARTS, [*_parts(table), total])
    yield _note(*_conclusions(table))
    rows = [row for group in table.groups for row in _group(group)]
    total = ("总参数", "", "", "", thousands(table.total))
    sums = data_table(f"{name} 的参数量，逐项相加", _SUMS, [*rows, total])
    yield _folded("逐项算式", sums)
    if table.prediction:
        rows = [row for group in table.prediction for row in _group(group)]
        total = ("共", "", "", "", thousands(table.prediction_total))
        caption = f"{name} 的多 token 预测模块，不计入总参数"
        sums = data_table(caption, _SUMS, [*rows, total])
        yield _folded(f"多 token 预测模块：{thousands(table.prediction_total)}，不计入总参数", sums)


def _folded(summary: str, inside: str) -> str:
    return element("details", element("summary", text(summary)), inside, class_="fold")


def _parts(table: ParameterTable) -> Iterator[tuple[str, ...]]:
    """The parts with their shares; those too small to be seen share one row."""
    small = [group for group in table.groups if group.count < table.total * _SMALL]
    for group in table.groups:
        if group not in small:
            each, layers = thousands(group.each), thousands(group.layers)
            share = _share(group.count / table.total)
            yield text(group.label), each, layers, thousands(group.count), share
    if small:
        labels = "、".join(dict.fromkeys(group.label for group in small))
        count = sum(group.count for group in small)
        yield text(labels), "", "", thousands(count), _share(count / table.total)


def _share(part: float) -> str:
    return f"{part:.1%}" if part >= _SMALL else "不足 0.1%"


def _group(group: SumGroup) -> Iterator[tuple[str, ...]]:
    for row in group.rows:
        label = group.label if row.label == group.label else f"{group.label}：{row.label}"
        arithmetic = _arithmetic(row.symbols, row.numbers)
        yield (
            text(label),
            arithmetic,
            thousands(row.each),
            thousands(row.layers),
            thousands(row.count),
        )
    if len(group.rows) > 1:
        layers = thousands(group.layers)
        yield f"{group.label}小计", "", thousands(group.each), layers, thousands(group.count)


def _arithmetic(symbols: str, numbers: str) -> str:
    """A formula in names and, where that says more, with its numbers below."""
    if not symbols:
        return ""
    with_numbers = f"<br>= {text(numbers)}" if "×" in numbers or "+" in numbers else ""
    return f"<code>{text(symbols)}</code>{with_numbers}"


def _conclusions(table: ParameterTable) -> Iterator[str]:
    compared = table.compared
    yield f"合计 {long_count(table.total)}。"
    if compared.stated:
        apart = abs(table.total / (compared.stated * 1e9) - 1)
        near = "不足 0.01%" if 0 < apart < _NEAR else f" {percent(apart)}"
        yield f"官方公布 {compared.stated:g}B，相差{near}。"
    if compared.checkpoint:
        inside = compared.checkpoint - sum(extra.count for extra in compared.extras)
        extras = "".join(
            f"，其中{extra.label} {thousands(extra.count)} 个不算在内"
            if extra.count > 0
            else f"，另有{extra.label} {thousands(-extra.count)} 个"
            for extra in compared.extras
        )
        same = "与推算一个不差" if inside == table.total else f"与推算差 {inside - table.total:+,}"
        yield f"权重文件有 {thousands(compared.checkpoint)} 个元素{extras}，{same}。"
    if table.mixture:
        yield (
            f"每个 token 用到 {long_count(table.active)}（计入输入嵌入）或 "
            f"{long_count(table.active_without_embedding)}（不计输入嵌入）。"
        )


def _cache(name: str, table: CacheTable | Missing | None) -> Iterator[str]:
    if table is None or isinstance(table, Missing):
        return
    yield heading(2, "KV 缓存的推算", "kv-cache")
    unit, size = binary_unit(size for entry in table.lengths for size in entry.sizes)
    sizes = [
        (
            short_tokens(entry.tokens) + ("（超出上下文）" if entry.beyond else ""),
            *(few_digits(number / size) for number in entry.sizes),
        )
        for entry in table.lengths
    ]
    heads = (
        Heading("序列长度"),
        *(Heading(f"{dtype}（{unit}）", numeric=True) for dtype in CACHE_TYPES),
    )
    yield data_table(f"{name} 一条序列的 KV 缓存", heads, sizes)
    grows = f"以 BF16 计，每个 token 增加 {binary_bytes(table.per_token[0])}"
    fixed = table.constant[0]
    yield _note(grows + (f"，另有不随长度增长的 {binary_bytes(fixed)}。" if fixed else "。"))
    rows = [_cache_row(row) for row in table.rows]
    yield _folded("每层的算式", data_table(f"{name} 每层为一条序列保存的数", _CACHE, rows))


def _cache_row(row: CacheRow) -> tuple[str, ...]:
    return (
        text(row.label + ("（固定大小的状态）" if row.state else "")),
        _arithmetic(row.symbols, row.numbers),
        thousands(row.each),
        thousands(row.layers),
        thousands(row.limit) if row.limit else "",
    )


def _weights(name: str, rows: tuple[WeightsRow, ...], tokens: int) -> Iterator[str]:
    if not rows:
        return
    yield heading(2, "显存的推算", "memory")
    fits = any(batch is not None for row in rows for batch in row.batches)
    cards = tuple(Heading(card, numeric=True) for card in CARDS) if fits else ()
    heads = (Heading("权重"), Heading("大小", numeric=True), *cards)
    body = [
        (
            row.dtype,
            gigabytes(row.size),
            *("—" if b is None else thousands(b) for b in row.batches if fits),
        )
        for row in rows
    ]
    yield data_table(f"{name} 的权重占用的显存" + ("与批量" if cards else ""), heads, body)
    if cards:
        yield _note(
            f"每种显存的单卡放得下几条 {tokens:,} 个 token 的序列：只算权重与 KV 缓存",
            "（BF16 权重配 BF16 缓存，其余配 FP8 缓存）；“—”表示权重就放不下。",
        )


def _compute(model: Model) -> Iterator[str]:
    compute = training_compute(model)
    if compute is None:
        return
    yield heading(2, "训练算力的推算", "compute")
    yield element(
        "p",
        badge("derived", DERIVED.zh),
        f" 6ND = 6 × {scientific(compute.parameters)} × {scientific(compute.tokens)} = ",
        element("b", f"{scientific(compute.flops)} FLOP"),
        f"；每个参数对应 {thousands(float(f'{compute.tokens_per_parameter:.3g}'))} 个训练 token。",
    )
    available = compute.available_flops
    if available and compute.utilisation and compute.card_hours and compute.peak_flops:
        yield element(
            "p",
            f"公布的 {compute.card_hours:,.0f} 卡时 × 3,600 秒 × 峰值 "
            f"{scientific(compute.peak_flops)} FLOP/s（BF16）= {scientific(available)} FLOP，"
            f"隐含的利用率为 {percent(compute.utilisation)}。",
        )


def _note(*sentences: str) -> str:
    words = "".join(text(sentence) for sentence in sentences)
    return element("p", badge("derived", DERIVED.zh), " ", words, class_="table-note")
