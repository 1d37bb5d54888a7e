"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.views.names import as_of, by_release, maker

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

NEWEST = 6
_ACTIONS = (
    ("从头学起", "overview/transformer-families.md"),
    ("查模型", "models/index.md"),
)
_WAYS = (
    ("学", "从 Transformer 的三种结构到推理模型，按章节读。", "overview/transformer-families.md"),
    ("查", "模型一览：参数、上下文、许可证，逐项注明出处。", "models/index.md"),
    ("比", "模型对比：几个模型并排，标出不同之处。", "compare.md"),
    ("算", "计算器：权重与 KV 缓存的显存、训练算力，写出算式。", "calculators.md"),
    ("推", "公式索引：符号、条件、算例，代入真实模型。", "formulas/index.md"),
    ("看", "时间线：历年的论文、模型与产品。", "timeline.md"),
    ("图", "图表：参数、上下文、训练量与 KV 缓存的变化。", "charts/index.md"),
    ("辨", "勘误：流传甚广的错误说法与正确表述。", "errata.md"),
)
_ALWAYS_MADE = frozenset(page for _, _, page in _WAYS if not page.startswith("overview/"))


@dataclass(frozen=True, slots=True)
class NewModel:
    """A model of the list of newest ones."""

    id: str
    name: str
    maker: str
    released: str
    words: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page, ready to be written."""

    counts: tuple[tuple[str, int, str], ...]
    actions: tuple[tuple[str, str], ...]
    ways: tuple[tuple[str, str, str], ...]
    newest: tuple[NewModel, ...]
    as_of: str


def home_view(catalog: Catalog) -> HomeView:
    """Gather what the first page needs; ways that lead to no page are left out."""
    counts = (
        ("模型", len(catalog.models), "models/index.md"),
        ("公式", len(catalog.formulas), "formulas/index.md"),
        ("术语", len(catalog.terms), "terms.md"),
        ("来源", len(catalog.sources), "sources.md"),
    )
    newest = tuple(
        NewModel(
            entry.id,
            entry.record.name.zh,
            maker(catalog, entry.record),
            entry.record.released,
            entry.record.summary.zh if entry.record.summary else "",
        )
        for entry in reversed(by_release(catalog)[-NEWEST:])
    )
    return HomeView(
        tuple((name, count, page) for name, count, page in counts if count),
        tuple(action for action in _ACTIONS if _exists(catalog, action[1])),
        tuple(way for way in _WAYS if _exists(catalog, way[2])),
        newest,
        as_of(catalog),
    )


def _exists(catalog: Catalog, page: str) -> bool:
    if page.startswith("formulas"):
        return bool(catalog.formulas)
    return page in catalog.chapters or page in _ALWAYS_MADE
