"""The charts of the site. A model without a chart's numbers is not in it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from llmnotes.derive.training_compute import training_compute
from llmnotes.render.charts.plot import Axis, Reference, Tick
from llmnotes.render.charts.scale import Days, Log
from llmnotes.render.numbers import short, short_tokens, thousands
from llmnotes.render.quantities import percent
from llmnotes.views.cache_chart import cache_chart
from llmnotes.views.chart import ChartView, Shown, Value, candidates, points
from llmnotes.views.values import BILLION, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.derive.training_compute import TrainingCompute
    from llmnotes.schema.model import ContextLength, Model

TOKENS_PER_PARAMETER = (
    20  # Hoffmann et al. 2022: model size and tokens in equal proportion, about 20
)
_RELEASED = "发布时间"
_LENGTHS = (("native", "原生"), ("extended", "扩展"), ("api", "API"))


def parameters_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """Parameters against the day of release."""
    found = [(e, n) for e in candidates(catalog, families) if (n := _total(e.record))]
    days, scale = _days(found), Log.around(n for _, n in found)
    shown = [
        Shown(e, days.at(e.record.released), scale.at(n), (Value(short(_round(n)), n),))
        for e, n in found
    ]
    return ChartView(
        "parameters",
        "参数量随时间的变化",
        (
            f"有数可查的模型，总参数量从 {_ends([_round(n) for _, n in found], short)}。",
            "纵轴为对数坐标，每上一格是十倍。",
            "方形是混合专家（MoE）模型，总参数多，每个 token 只用其中一部分。",
            "没有公布参数量的模型不在图中。",
        ),
        _years(days),
        Axis("总参数量（对数坐标）", _ticks(scale, scale.powers(10), short)),
        ("总参数量",),
        ("parameters",),
        points(catalog, shown),
        units=(UNITS["parameters"],),
    )


def context_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """Context length against the day of release."""
    found = [
        (e, *length)
        for e in candidates(catalog, families)
        if (length := _longest_stated(e.record.context_length))
    ]
    days, scale = _days(found), Log.around(n for _, n, _ in found)
    shown = [
        Shown(
            e,
            days.at(e.record.released),
            scale.at(n),
            (Value(short_tokens(n), n), Value(kind, kind)),
        )
        for e, n, kind in found
    ]
    return ChartView(
        "context",
        "上下文长度随时间的变化",
        (
            f"一次能读的 token 数从 {_ends([n for _, n, _ in found], short_tokens)}。",
            "取模型训练时的原生长度；没有公布的，取扩展后的长度，",
            "再没有的取 API 提供的长度，表中逐个注明。",
            "纵轴为对数坐标，每上一格是四倍。",
        ),
        _years(days),
        Axis("上下文长度（token，对数坐标）", _ticks(scale, scale.powers(2, 2), short_tokens)),
        ("上下文", "依据"),
        ("context_length", "kind"),
        points(catalog, shown),
        units=(UNITS["context_length"], None),
    )


def tokens_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """Training tokens against parameters, with the line of Chinchilla."""
    found = [(e, c) for e in candidates(catalog, families) if (c := training_compute(e.record))]
    across = Log.around((c.parameters for _, c in found), 2)
    up = Log.around((c.tokens for _, c in found), 2)
    shown = [
        Shown(
            e,
            across.at(c.parameters),
            up.at(c.tokens),
            (
                Value(short(_round(c.parameters)), c.parameters),
                Value(short(c.tokens), c.tokens),
                Value(_ratio(c.tokens_per_parameter), round(c.tokens_per_parameter, 1)),
            ),
        )
        for e, c in found
    ]
    return ChartView(
        "tokens",
        "训练 token 数与参数量",
        (
            f"{_above(found)}：训练数据给得比“算力最优”的比例多。",
            "虚线是 Chinchilla 论文得出的比例，每个参数约 20 个 token；",
            "线上方的模型多花训练算力，换来推理时更小的模型。",
            "横轴是每个 token 用到的参数量：稠密模型即总参数，MoE 为激活参数。两轴都是对数坐标。",
        ),
        Axis("每个 token 用到的参数量（对数坐标）", _ticks(across, across.powers(10), short)),
        Axis("训练 token 数（对数坐标）", _ticks(up, up.powers(10), short)),
        ("用到的参数", "训练 token", "token／参数"),
        ("parameters_in_use", "training_tokens", "tokens_per_parameter"),
        points(catalog, shown),
        reference=_chinchilla(across, up),
        units=(UNITS["parameters"], UNITS["training.tokens"], None),
    )


def experts_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """Number of experts against the share of weights that a token uses."""
    found = list(_mixtures(candidates(catalog, families)))
    across = Log.around((share for _, _, share in found), 1.25)
    up = Log.around((count for _, count, _ in found), 1.5)
    shown = [
        Shown(
            e,
            across.at(share),
            up.at(count),
            (Value(thousands(count), count), Value(percent(share), round(share, 4))),
        )
        for e, count, share in found
    ]
    shares = tuple(n / 100 for n in (1, 2, 5, 10, 20, 40) if across.low <= n / 100 <= across.high)
    return ChartView(
        "experts",
        "专家数与激活比例",
        (
            "越靠左上，专家越多、每个 token 用到的那一部分越小。",
            "横轴是激活参数占总参数的比例，纵轴是每层可选的专家数（不含共享专家），都是对数坐标。",
        ),
        Axis(
            "激活参数占总参数的比例（对数坐标）", _ticks(across, shares, lambda s: f"{s * 100:g}%")
        ),
        Axis("每层的专家数（对数坐标）", _ticks(up, up.powers(2), thousands)),
        ("专家数", "激活比例"),
        ("experts", "active_share"),
        points(catalog, shown),
    )


def vocabulary_chart(catalog: Catalog, families: tuple[str, ...] = ()) -> ChartView:
    """Rows of the embedding against the day of release."""
    found = [
        (e, built.vocab_size)
        for e in candidates(catalog, families)
        if (built := e.record.architecture) and built.vocab_size
    ]
    days, scale = _days(found), Log.around((n for _, n in found), 1.25)
    sizes = tuple(n * 1000 for n in (16, 32, 64, 128, 256) if scale.low <= n * 1000 <= scale.high)
    shown = [
        Shown(e, days.at(e.record.released), scale.at(n), (Value(thousands(n), n),))
        for e, n in found
    ]
    return ChartView(
        "vocabulary",
        "词表大小随时间的变化",
        (
            f"词表从 {_ends([n for _, n in found], short)}。",
            "大词表把多语言文本切得更短，嵌入矩阵也更大。",
            "取嵌入矩阵的行数（含填充行），因为它决定参数量；分词器实际的词数可能略少。",
            "纵轴为对数坐标，每上一格是两倍。",
        ),
        _years(days),
        Axis("词表大小（嵌入行数，对数坐标）", _ticks(scale, sizes, short)),
        ("词表",),
        ("vocab_size",),
        points(catalog, shown),
    )


CHARTS: Mapping[str, Callable[[Catalog, tuple[str, ...]], ChartView]] = MappingProxyType(
    {
        "parameters": parameters_chart,
        "context": context_chart,
        "tokens": tokens_chart,
        "kv-cache": cache_chart,
        "experts": experts_chart,
        "vocabulary": vocabulary_chart,
    }
)
"""Every chart by its name, in the order of the page that lists them."""


def _total(model: Model) -> float | None:
    """All weights, as stated or else as counted in the files."""
    counts = model.parameters
    if counts is None:
        return None
    if counts.total:
        return counts.total * BILLION
    if counts.exact or not counts.checkpoint:
        return counts.exact
    return counts.checkpoint - sum(extra.count or 0 for extra in counts.checkpoint_extras)


def _longest_stated(length: ContextLength | None) -> tuple[int, str] | None:
    """The native length, or else the extended one, or else that of the API."""
    known = ((getattr(length, field, None), words) for field, words in _LENGTHS)
    return next(((n, words) for n, words in known if n), None)


def _mixtures(entries: list[Entry[Model]]) -> Iterator[tuple[Entry[Model], int, float]]:
    for entry in entries:
        counts, built = entry.record.parameters, entry.record.architecture
        experts = built.moe.num_experts if built and built.moe else None
        if experts and counts and counts.active and counts.total:
            yield entry, experts, counts.active / counts.total


def _days(found: Sequence[tuple[Entry[Model], *tuple[object, ...]]]) -> Days:
    return Days.around(row[0].record.released for row in found)


def _years(days: Days) -> Axis:
    return Axis(_RELEASED, tuple(Tick(days.at(f"{year}-01-01"), year) for year in days.years()))


def _ticks(
    scale: Log, values: tuple[float, ...], words: Callable[[int], str] | Callable[[float], str]
) -> tuple[Tick, ...]:
    return tuple(Tick(scale.at(value), words(value)) for value in values)  # type: ignore[arg-type]


def _chinchilla(across: Log, up: Log) -> Reference:
    """Twenty tokens a parameter, cut to the frame."""
    low = max(across.low, up.low / TOKENS_PER_PARAMETER)
    high = min(across.high, up.high / TOKENS_PER_PARAMETER)
    ends = [(across.at(n), up.at(n * TOKENS_PER_PARAMETER)) for n in (low, high)]
    return Reference(ends[0], ends[1], "Chinchilla：20 token／参数")


def _ratio(value: float) -> str:
    """Two digits below ten, where whole numbers would say too little."""
    return f"{value:.2g}" if value < 10 else f"{value:,.0f}"  # noqa: PLR2004


def _ends(values: list[int], words: Callable[[int], str]) -> str:
    """The least and the most."""
    return f"{words(min(values))} 到 {words(max(values))}" if values else "零"


def _above(found: list[tuple[Entry[Model], TrainingCompute]]) -> str:
    """How many models lie above the line of Chinchilla."""
    above = sum(c.tokens_per_parameter > TOKENS_PER_PARAMETER for _, c in found)
    return f"图中 {len(found)} 个模型有 {above} 个在 Chinchilla 线之上"


def _round(count: float) -> int:
    """Four digits at most: an exact count is read in its table, not in a chart."""
    return round(float(f"{count:.4g}"))
