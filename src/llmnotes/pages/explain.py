"""`llmnotes explain`: the sums of one model as text for people and as numbers for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from llmnotes.catalog.growth import growth
from llmnotes.derive.parameters import Missing
from llmnotes.derive.training_compute import training_compute
from llmnotes.derive.weights_memory import CARDS
from llmnotes.render.numbers import long_count, scientific, short_tokens, thousands
from llmnotes.render.plain import columns, underlined
from llmnotes.render.quantities import binary_bytes, factor, gigabytes, percent
from llmnotes.views.growth import growth_factors
from llmnotes.views.memory import (
    CACHE_TYPES,
    CacheTable,
    batch_length,
    kv_cache_table,
    weights_table,
)
from llmnotes.views.sums import ParameterTable, SumGroup, parameter_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.schema.model import Model
    from llmnotes.views.memory import CacheSize, WeightsRow

NO_ARCHITECTURE = "这个模型的架构没有收录，参数量和缓存无从推算。"


def explain_text(catalog: Catalog, key: str) -> str:
    """Everything that is computed about a model, with the arithmetic, to be redone by hand."""
    model = catalog.models[key]
    sections = (
        underlined(f"{model.name.zh}：参数、缓存与算力的推算"),
        list(_parameters(parameter_table(catalog, key))),
        list(_cache(kv_cache_table(catalog, key))),
        list(_weights(weights_table(catalog, key), batch_length(model))),
        list(_compute(model)),
        list(_growth(catalog, key)),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def explain_params_text(catalog: Catalog, key: str) -> str:
    """The parameter table alone."""
    return "\n".join(_parameters(parameter_table(catalog, key))) + "\n"


def explain_all(catalog: Catalog, key: str) -> dict[str, Any]:
    """All sums for programs; bytes for each of the number formats, in their order."""
    cache, grown = kv_cache_table(catalog, key), growth(catalog, key)
    compute = training_compute(catalog.models[key])
    return {
        **explain_params(catalog, key),
        "kv_cache": asdict(cache) if isinstance(cache, CacheTable) else None,
        "weights": [asdict(row) for row in weights_table(catalog, key)],
        "compute": {**asdict(compute), "flops": compute.flops, "utilisation": compute.utilisation}
        if compute
        else None,
        "growth": asdict(grown) if grown else None,
    }


def explain_params(catalog: Catalog, key: str) -> dict[str, Any]:
    """The parameter table for programs; `missing` lists what a sum would need."""
    table = parameter_table(catalog, key)
    if table is None:
        return {"model": key, "missing": ["architecture"]}
    if isinstance(table, Missing):
        return {"model": key, "missing": list(table.fields)}
    return {"model": key, **asdict(table), "prediction_total": table.prediction_total}


def _parameters(table: ParameterTable | Missing | None) -> Iterator[str]:
    yield from underlined("一、参数量，逐项相加", "-")
    if table is None:
        yield NO_ARCHITECTURE
        return
    if isinstance(table, Missing):
        yield f"还缺这些字段，无法相加：{'、'.join(table.fields)}。"
        return
    for group in table.groups:
        yield from _group(group)
    rows = [(group.label, _layers(group), thousands(group.count)) for group in table.groups]
    yield "合计"
    for line in columns([*rows, ("总参数", "", thousands(table.total))], frozenset({2})):
        yield f"  {line}"
    yield f"  即 {long_count(table.total)}。"
    yield from _compared(table)
    if table.mixture:
        yield from _active(table)
    if table.prediction:
        yield "另有多 token 预测模块，不计入总参数："
        for group in table.prediction:
            yield from _group(group)
        yield f"  共 {thousands(table.prediction_total)}。"


def _group(group: SumGroup) -> Iterator[str]:
    yield f"{group.label}{f'（{group.layers} 层）' if group.layers > 1 else ''}"
    rows = []
    for row in group.rows:
        sums = f"{row.numbers} =" if row.numbers != thousands(row.each) else ""
        rows.append((row.label, row.symbols, sums, thousands(row.each)))
    for line in columns(rows, frozenset({3})):
        yield f"  {line}"
    if group.layers > 1:
        sums = f"{thousands(group.each)} × {group.layers} = {thousands(group.count)}"
        yield f"  一层 {thousands(group.each)}，{group.layers} 层：{sums}"


def _layers(group: SumGroup) -> str:
    return f"{group.layers} 层" if group.layers > 1 else ""


def _compared(table: ParameterTable) -> Iterator[str]:
    compared = table.compared
    if compared.stated:
        apart = table.total / (compared.stated * 1e9) - 1
        yield f"  官方公布 {compared.stated:g}B，推算与之相差 {percent(abs(apart))}。"
    if compared.checkpoint:
        yield f"  权重文件共有 {thousands(compared.checkpoint)} 个元素；"
        for extra in compared.extras:
            note = f"（{extra.note}）" if extra.note else ""
            if extra.count > 0:
                yield f"    其中{extra.label} {thousands(extra.count)}{note}，不算在总参数里。"
            else:
                yield f"    另有{extra.label} {thousands(-extra.count)}{note}，算在总参数里。"
        inside = compared.checkpoint - sum(extra.count for extra in compared.extras)
        same = "与推算一个不差" if inside == table.total else f"推算差 {table.total - inside:+,}"
        yield f"    计入总参数的是 {thousands(inside)}，{same}。"


def _active(table: ParameterTable) -> Iterator[str]:
    yield "每个 token 用到的参数（激活参数）"
    rows = [
        (row.label, f"{row.active:,}", f"共 {row.count:,}")
        for group in table.groups
        for row in group.rows
        if row.active != row.count
    ]
    for line in columns([("只用一部分的：", "", ""), *rows], frozenset({1, 2})):
        yield f"  {line}"
    yield f"  计入输入嵌入：{long_count(table.active)}，即 {table.active:,}。"
    without = table.active_without_embedding
    yield f"  不计输入嵌入：{long_count(without)}，即 {without:,}。"
    if table.compared.stated_active:
        yield f"  官方公布 {table.compared.stated_active:g}B。"


def _cache(table: CacheTable | Missing | None) -> Iterator[str]:
    if table is None or isinstance(table, Missing):
        return
    yield from underlined("二、KV 缓存", "-")
    rows = []
    for row in table.rows:
        kept = "固定大小的状态" if row.state else "每个 token"
        limit = f"，最多 {row.limit:,} 个 token" if row.limit else ""
        sums = f"{row.numbers} = {row.each:,} 个数"
        rows.append((f"{row.label}，{row.layers} 层", f"{kept}{limit}", row.symbols, sums))
    for line in columns(rows):
        yield f"  {line}"
    for dtype, per_token, constant in zip(
        CACHE_TYPES, table.per_token, table.constant, strict=True
    ):
        size = {"BF16": 2, "FP8": 1}[dtype]
        fixed = f"，另有不随长度增长的 {binary_bytes(constant)}" if constant else ""
        yield (
            f"  {dtype}（每个数 {size} 字节）：每个 token 增加 {per_token:,} 字节，"
            f"即 {binary_bytes(per_token)}{fixed}。"
        )
    head = ("  一条序列的长度", *CACHE_TYPES)
    sizes = [
        (f"  {_length(entry)}", *(binary_bytes(size) for size in entry.sizes))
        for entry in table.lengths
    ]
    yield from columns([head, *sizes], frozenset({1, 2}))


def _length(entry: CacheSize) -> str:
    return short_tokens(entry.tokens) + ("（超出上下文）" if entry.beyond else "")


def _weights(rows: tuple[WeightsRow, ...], tokens: int) -> Iterator[str]:
    if not rows:
        return
    yield from underlined("三、权重占用的显存，与一张卡上放得下的批量", "-")
    if not rows[0].batches:
        yield from columns([(f"  {row.dtype}", gigabytes(row.size)) for row in rows])
        return
    yield f"  批量按每条序列 {tokens:,} 个 token 计，只算权重与缓存；“—”表示权重就放不下。"
    head = ("  权重", "大小", "缓存", *CARDS)
    body = [
        (
            f"  {row.dtype}",
            gigabytes(row.size),
            row.cache_dtype,
            *("—" if batch is None else thousands(batch) for batch in row.batches),
        )
        for row in rows
    ]
    yield from columns([head, *body], frozenset({1, 3, 4, 5, 6}))


def _compute(model: Model) -> Iterator[str]:
    compute = training_compute(model)
    if compute is None:
        return
    yield from underlined("四、训练算力", "-")
    yield (
        f"  C = 6ND = 6 × {scientific(compute.parameters)} × {scientific(compute.tokens)}"
        f" = {scientific(compute.flops)} FLOP（N 为每个 token 用到的参数）"
    )
    yield f"  每个参数对应 {compute.tokens_per_parameter:,.3g} 个训练 token。"
    available = compute.available_flops
    if available and compute.utilisation and compute.card_hours and compute.peak_flops:
        yield (
            f"  公布的 {compute.card_hours:,.0f} 卡时 × 3,600 秒 × 峰值"
            f" {scientific(compute.peak_flops)} FLOP/s（BF16）= {scientific(available)} FLOP"
        )
        yield f"  两者之比，即隐含的利用率：{percent(compute.utilisation)}。"


def _growth(catalog: Catalog, key: str) -> Iterator[str]:
    found = growth(catalog, key)
    if found is None:
        return
    known = [f"{label} {factor(value)}" for label, value in growth_factors(found)]
    if known:
        yield from underlined("五、与前一个模型相比", "-")
        yield f"  {catalog.models[found.previous].name.zh} → {catalog.models[key].name.zh}："
        yield f"  {'，'.join(known)}。"
