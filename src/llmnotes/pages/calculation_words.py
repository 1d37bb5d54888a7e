"""The results of the calculators in words, each with its arithmetic; tools.js writes the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.derive.weights_memory import BITS_PER_WEIGHT
from llmnotes.render.numbers import scientific
from llmnotes.render.quantities import binary_bytes, gigabytes, percent, significant
from llmnotes.views.calculation import Choices, compute, kept, memory, number_bytes
from llmnotes.views.sum_labels import MIXERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.derive.kv_cache import CacheLine
    from llmnotes.views.calculation import Known, Memory

NO_WEIGHTS = "参数量没有公布或尚未查证，算不了。"
NO_CACHE = "架构没有公布或尚未查证，算不了。"
ENCODER = "编码器不逐个生成 token，没有 KV 缓存。"
NO_COMPUTE = "参数量或训练 token 数没有公布；可以自己填一个 token 数。"


def results(model: Known, choices: Choices) -> dict[str, str]:
    """The words of every result, by the name of its place on the page."""
    room = memory(model, choices)
    return {
        "weights": gigabytes(room.weights) if room.weights else "—",
        "weights-sum": _weights(model, room, choices),
        "cache": binary_bytes(room.cache) if room.sequence else "—",
        "cache-sum": "\n".join(_cache(model, room, choices)),
        "fit": _verdict(room),
        "fit-sum": _fit(room, choices),
        **_training(model, choices),
    }


def _weights(model: Known, room: Memory, choices: Choices) -> str:
    if model.parameters is None or room.weights is None:
        return NO_WEIGHTS
    return (
        f"{model.parameters:,} 个参数 × {BITS_PER_WEIGHT[choices.weights]} 位 ÷ 8 = "
        f"{room.weights:,} 字节 = {gigabytes(room.weights)}（{binary_bytes(room.weights)}）"
    )


def _cache(model: Known, room: Memory, choices: Choices) -> Iterator[str]:
    if model.cache is None or room.sequence is None:
        yield NO_CACHE
        return
    if not model.cache:
        yield ENCODER
        return
    for line in model.cache:
        yield _cache_line(line, choices)
    yield (
        f"{choices.batch:,} 条序列 × {room.sequence:,} 字节 = {room.cache:,} 字节 = "
        f"{binary_bytes(room.cache)}"
    )


def _cache_line(line: CacheLine, choices: Choices) -> str:
    label = MIXERS[line.kind].zh + ("（固定大小的状态）" if line.state else "")
    tokens = "" if line.state else f" × {kept(line, choices.tokens):,} 个 token"
    if line.limit and line.limit < choices.tokens:
        tokens += f"（最多留 {line.limit:,} 个）"
    return (
        f"{label}：{line.each.numbers} = {line.each.value:,} 个数 × {line.layers:,} 层{tokens}"
        f" × {number_bytes(line, choices.cache)} 字节 = "
        f"{line.size(choices.tokens, choices.cache):,} 字节"
    )


def _verdict(room: Memory) -> str:
    if room.weights is None:
        return "—"
    return "放得下" if room.fits else "放不下"


def _fit(room: Memory, choices: Choices) -> str:
    if room.weights is None:
        return NO_WEIGHTS
    cards = f"{choices.cards:,} 张 {choices.card} 的卡共 {gigabytes(room.room)}"
    both = (
        f"权重 {gigabytes(room.weights)} + 缓存 {gigabytes(room.cache)} = {gigabytes(room.total)}"
    )
    if not room.fits:
        return f"{both}；{cards}，放不下，至少要 {room.cards_needed(choices.card):,} 张。"
    most = room.most()
    ending = "。" if most is None else f"，最多同时放 {most:,} 条序列。"
    return f"{both}；{cards}，还剩 {gigabytes(room.room - room.total)}{ending}"


def _training(model: Known, choices: Choices) -> dict[str, str]:
    made = compute(model, choices)
    published = _published(model)
    if made is None:
        return {"flops": "—", "hours": "—", "training-sum": NO_COMPUTE + published}
    flops, hours = scientific(made.flops), significant(made.hours)
    sums = (
        f"6 × {scientific(made.used)} 个参数 × {scientific(made.tokens)} 个 token = {flops} FLOP\n"
        f"{flops} FLOP ÷（{scientific(made.peak)} FLOP/s × "
        f"{significant(choices.utilisation)} % × 3,600 秒）= {hours} 卡时\n"
        f"{hours} 卡时 ÷ {choices.accelerators:,} 张 ÷ 24 = {significant(made.days)} 天"
    )
    return {"flops": flops, "hours": hours, "training-sum": sums + published}


def _published(model: Known) -> str:
    if not model.hours:
        return ""
    cards = f" {model.accelerator}" if model.accelerator else ""
    share = f"，隐含的利用率为 {percent(model.implied)}" if model.implied else ""
    return f"\n厂商公布的是 {significant(model.hours)}{cards} 卡时{share}。"
