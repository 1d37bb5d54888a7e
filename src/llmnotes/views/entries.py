"""Everything of the site that has a name: what it is called, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from llmnotes.derive.published import published_ids
from llmnotes.views.names import bare, by_release, family_title, maker
from llmnotes.views.places import WHOLE_TIMELINE, Place, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from llmnotes.catalog.catalog import Catalog, Entry
    from llmnotes.schema.model import Model
    from llmnotes.schema.organization import Organization
    from llmnotes.schema.term import Term
    from llmnotes.schema.text import Text


class SiteEntry(NamedTuple):
    """One thing that a reader may look for by name."""

    kind: str
    """What it is: `模型`."""
    title: str
    """Its name in Chinese, or in the language it has one in."""
    place: Place
    """The page, and the element on it."""
    aliases: tuple[str, ...] = ()
    """Its other names: English, abbreviation, spellings."""
    organization: str | None = None
    """The name of its maker."""
    date: str | None = None
    """When it appeared."""
    is_open: bool | None = None
    """Whether its weights can be downloaded."""
    billions: float | None = None
    """How many parameters it has."""
    context: int | None = None
    """How many tokens it reads at once."""


_INDEXES: dict[str, tuple[str, ...]] = {
    "index.md": ("首页", "主页", "home"),
    "models/index.md": ("模型", "模型列表", "全部模型", "所有模型", "models"),
    "families/index.md": ("机构", "家族", "公司", "families", "organizations"),
    "timeline.md": ("时间线", "时间轴", "发布时间", "timeline"),
    "formulas/index.md": ("公式", "公式大全", "formulas"),
    "symbols.md": ("符号", "记号", "符号表", "symbols", "notation"),
    "terms.md": ("术语", "名词解释", "词汇表", "glossary", "terms"),
    "tables/index.md": ("表格", "tables"),
    "errata.md": ("勘误", "勘误表", "常见错误", "误解", "更正", "errata"),
    "undisclosed.md": ("未公布", "未公开", "undisclosed"),
    "sources.md": ("来源", "出处", "参考文献", "引用", "references", "sources"),
    "compare.md": ("模型对比", "对比", "模型比较", "参数对比", "compare"),
    "calculators.md": (
        "计算器",
        "显存计算器",
        "显存估算",
        "需要多少显存",
        "显存占用计算",
        "KV 缓存计算器",
        "训练算力计算器",
        "calculator",
        "VRAM calculator",
    ),
    "architectures.md": ("架构对照", "模型架构", "架构图", "结构图", "architectures"),
    "lineage.md": ("模型谱系", "谱系图", "族谱", "演化树", "lineage"),
    "charts/index.md": ("图表", "统计图", "charts"),
}
"""What readers call the pages that list others; their titles stand on them."""
_GUIDES: dict[str, tuple[str, ...]] = {
    "contributing/index.md": ("贡献指南", "参与贡献", "如何贡献"),
    "contributing/how-to.md": ("添加模型", "添加一个模型", "新增模型", "添加术语"),
    "contributing/data-guide.md": ("数据指南", "数据规范", "数据格式"),
    "contributing/architecture.md": ("项目架构", "代码架构"),
    "contributing/style.md": ("代码规范", "代码风格", "写作规范"),
    "contributing/formulas.md": ("怎样写公式", "添加公式", "公式规范"),
    "contributing/engines.md": ("站点引擎", "静态站点生成器"),
    "contributing/dependencies.md": ("依赖", "第三方库"),
    "contributing/speed.md": ("构建速度", "性能"),
}
"""Chinese names of pages that are written in English."""


def site_entries(catalog: Catalog) -> tuple[SiteEntry, ...]:
    """Everything with a name, chapters first, and newer models before older ones."""
    return tuple(entry for make in MAKERS for entry in make(catalog))


def _chapters(catalog: Catalog) -> Iterator[SiteEntry]:
    for path, chapter in catalog.chapters.items():
        kind = "参与" if path.startswith("contributing/") else "章节"
        yield SiteEntry(kind, chapter.title, Place(path), _GUIDES.get(path, ()))


def _indexes(catalog: Catalog) -> Iterator[SiteEntry]:  # noqa: ARG001
    for path, names in _INDEXES.items():
        yield SiteEntry("页面", names[0], Place(path), names)


def _families(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.families:
        family = entry.record
        yield SiteEntry(
            "家族",
            family_title(str(family.name)),
            place_of("family", entry.id),
            _names(family.name, family.aliases, str(family.name)),
            catalog.organizations[family.organization].name.zh,
        )


def _organizations(catalog: Catalog) -> Iterator[SiteEntry]:
    # The page of families names only those that have one.
    makers = {family.record.organization for family in catalog.families}
    shown: Iterable[Entry[Organization]] = (o for o in catalog.organizations if o.id in makers)
    for entry in shown:
        names = _names(entry.record.name, entry.record.aliases)
        yield SiteEntry("机构", entry.record.name.zh, place_of("org", entry.id), names)


def _models(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in reversed(by_release(catalog)):
        model = entry.record
        yield SiteEntry(
            "模型",
            model.name.zh,
            place_of("model", entry.id),
            _names(model.name, (*model.aliases, *_other_ids(model))),
            maker(catalog, model),
            model.released,
            None if model.weights is None else model.weights == "open",
            _billions(model),
            _context(model),
        )


def _terms(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.terms:
        term: Term = entry.record
        also = (*filter(None, [term.abbreviation]), *term.aliases)
        yield SiteEntry("术语", term.name.zh, place_of("term", entry.id), _names(term.name, also))


def _formulas(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.formulas:
        names = _names(entry.record.name, entry.record.aliases)
        yield SiteEntry("公式", entry.record.name.zh, place_of("formula", entry.id), names)


def _tables(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.tables:
        yield SiteEntry("表格", entry.record.title.zh, place_of("table", entry.id))


def _timelines(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.timelines:
        if entry.id == WHOLE_TIMELINE:  # it stands among the indexes
            continue
        yield SiteEntry("时间线", entry.record.title.zh, place_of("timeline", entry.id))


def _events(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.events:
        event = entry.record
        organization = event.organization and catalog.organizations[event.organization].name.zh
        place = place_of("event", entry.id)
        yield SiteEntry("事件", event.title.zh, place, (), organization, event.date)


def _errata(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.errata:
        yield SiteEntry("勘误", entry.record.claim.zh, place_of("erratum", entry.id))


def _sources(catalog: Catalog) -> Iterator[SiteEntry]:
    for entry in catalog.sources:
        yield SiteEntry("出处", str(entry.record.title), place_of("source", entry.id))


MAKERS: tuple[Callable[[Catalog], Iterator[SiteEntry]], ...] = (
    _chapters,
    _indexes,
    _families,
    _organizations,
    _models,
    _terms,
    _formulas,
    _tables,
    _timelines,
    _events,
    _errata,
    _sources,
)


def _names(name: Text, aliases: Iterable[str], *first: str) -> tuple[str, ...]:
    names = dict.fromkeys((*first, *filter(None, [name.en]), *aliases))
    names.pop(name.zh if not first else "", None)
    return tuple(names)


def _other_ids(model: Model) -> Iterator[str]:
    """Ids that are more than another spelling of the name."""
    published = published_ids(model)
    if not published:
        return iter(())
    known = {bare(name) for name in (model.name.zh, model.name.en or "", *model.aliases)}
    return (name for name in published if bare(name) not in known)


def _billions(model: Model) -> float | None:
    stated = model.parameters
    if stated is None:
        return None
    counted = stated.exact or stated.checkpoint
    return stated.total or (counted / 1e9 if counted else None)


def _context(model: Model) -> int | None:
    lengths = model.context_length
    return (lengths.native or lengths.extended or lengths.api) if lengths else None
