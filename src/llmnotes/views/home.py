"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.views.facts import facts
from llmnotes.views.names import by_release, maker

if TYPE_CHECKING:
    from llmnotes.catalog.catalog import Catalog

NEWEST = 9
_SHOWN = ("parameters", "parameters.active", "context_length")


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the site: its character, its name, what is there."""

    character: str
    name: str
    words: str
    page: str


_WAYS = (
    Way("学", "章节", "从三种结构讲到推理模型。", "overview/transformer-families.md"),
    Way("查", "模型", "按机构、大小、许可证筛选。", "models/index.md"),
    Way("比", "对比", "并排几个模型，标出不同。", "compare.md"),
    Way("看", "时间线", "历年的论文、模型与产品。", "timeline.md"),
    Way("算", "计算器", "显存、KV 缓存、训练算力。", "calculators.md"),
    Way("推", "公式", "符号、条件、算例、代入。", "formulas/index.md"),
    Way("图", "图表", "规模与上下文的变化。", "charts/index.md"),
    Way("辨", "勘误", "流传的错误与正确表述。", "errata.md"),
)
_ALWAYS_MADE = frozenset(way.page for way in _WAYS if not way.page.startswith("overview/"))


@dataclass(frozen=True, slots=True)
class NewModel:
    """A model of the list of newest ones."""

    id: str
    name: str
    maker: str
    released: str
    figures: tuple[str, ...]
    """Its size and context, as far as they are known."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page, ready to be written."""

    counts: tuple[tuple[str, int, str], ...]
    ways: tuple[Way, ...]
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
            _figures(catalog, entry.id),
        )
        for entry in reversed(by_release(catalog)[-NEWEST:])
    )
    return HomeView(
        tuple((name, count, page) for name, count, page in counts if count),
        tuple(way for way in _WAYS if _exists(catalog, way.page)),
        newest,
        catalog.as_of,
    )


def _figures(catalog: Catalog, model: str) -> tuple[str, ...]:
    known = facts(catalog, model, _SHOWN)
    return tuple(f"{fact.label} {fact.short}" for fact in known if not fact.undisclosed)


def _exists(catalog: Catalog, page: str) -> bool:
    if page.startswith("formulas"):
        return bool(catalog.formulas)
    return page in catalog.chapters or page in _ALWAYS_MADE
