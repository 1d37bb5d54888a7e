"""The list of all models, to sort, filter and copy from; long lists have further pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from llmnotes.pages.page import Page
from llmnotes.render.forms import Option, button, field, number, select
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.numbers import short_tokens
from llmnotes.render.page_head import heading, page_head
from llmnotes.render.sortable import exact_attribute
from llmnotes.views.design import ATTENTIONS, STRUCTURES
from llmnotes.views.explorer import (
    COLUMNS,
    CONTEXTS,
    ROWS_ON_A_PAGE,
    SCALES,
    Choice,
    ExplorerRow,
    explorer_rows,
    families,
    organizations,
    years,
)
from llmnotes.views.labels import UNDISCLOSED, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.labels import Label

TITLE = "模型一览"


@dataclass(frozen=True, slots=True)
class _Part:
    """One page of the list."""

    number: int
    pages: tuple[str, ...]
    """The paths of all of them."""
    rows: tuple[ExplorerRow, ...]
    total: int

    @property
    def page(self) -> str:
        """The path of this one."""
        return self.pages[self.number]


def models_index_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that lists every model, and the pages that it goes on with."""
    rows = explorer_rows(catalog)
    starts = range(0, max(1, len(rows)), ROWS_ON_A_PAGE)
    parts = [rows[start : start + ROWS_ON_A_PAGE] for start in starts]
    pages = tuple(f"models/{f'page-{n + 1}' if n else 'index'}.md" for n in range(len(parts)))
    form = _form(catalog, rows)
    for index, part in enumerate(parts):
        yield _page(_Part(index, pages, part, len(rows)), form)


def _page(part: _Part, form: str) -> Page:
    title = f"{TITLE}（第 {part.number + 1} 页）" if part.number else TITLE
    lead = f"共 {part.total} 个模型，从新到旧。"
    note = (
        "空格表示尚未查证。参数以厂商公布的为准，没有公布的按权重文件；"
        "上下文以 token 计，取训练所及的长度，没有公布的取扩展后或 API 的长度。"
    )
    others = [page for page in part.pages if page != part.page]
    tool = element(
        "div",
        form,
        _bar(part),
        _table(part),
        class_="explore",
        data_tool="explorer",
        data_more=" ".join(relative_url(part.page, other) for other in others) or None,
        data_search_exclude=True,
    )
    crumbs = [(TITLE, "models/")] if part.number else []
    head = page_head(title, f"模型一览：{lead}{note}", crumbs, ("navigation", "toc"))
    opening = heading(1, title) + element("p", text(lead), class_="lead")
    opening += element("p", text(note), class_="meta")
    return Page.of(part.page, f"{head}{opening}\n\n{tool}{_pages(part)}\n")


def _form(catalog: Catalog, rows: Sequence[ExplorerRow]) -> str:
    search = element(
        "input",
        name_="find",  # the theme's own search answers to `q`
        type="search",
        autocomplete="off",
        placeholder="名称、别名、机构，中英文均可",
    )
    return element(
        "form",
        field("搜索", search, "form__wide"),
        element(
            "button",
            "筛选",
            element("span"),
            type="button",
            aria_expanded="false",
            aria_controls="filters",
            class_="form__fold",
        ),
        element("div", *_filters(catalog, rows), id="filters", class_="form__folded"),
        class_="form",
        role="search",
        aria_label="筛选模型",
    )


def _filters(catalog: Catalog, rows: Sequence[ExplorerRow]) -> tuple[str, ...]:
    """What narrow screens fold away."""
    return (
        select("org", "机构", _options(organizations(catalog))),
        select("family", "家族", _options(families(catalog))),
        select("year", "年份", _options(years(rows))),
        select("weights", "权重", _words(WORDS["weights"])),
        select("commercial", "商用", _words(WORDS["license.commercial"])),
        select("structure", "结构", _words(STRUCTURES)),
        select("attention", "注意力", _words(ATTENTIONS)),
        number("min", "参数至少（B）", hint="如 7"),
        number("max", "参数至多（B）", hint="如 70"),
        select(
            "context", "上下文至少", [Option(str(n), short_tokens(n)) for n in CONTEXTS], "不限"
        ),
        element("button", "清除条件", type="reset"),
    )


def _options(choices: Iterable[Choice]) -> list[Option]:
    return [Option(c.key, f"{c.name}（{c.count}）", c.aliases) for c in choices]


def _words(labels: Mapping[str, Label]) -> list[Option]:
    return [Option(key, label.zh) for key, label in labels.items()]


def _bar(part: _Part) -> str:
    return element(
        "div",
        element("p", f"{part.total} 个模型", role="status"),
        link("模型对比", relative_url(part.page, "compare.md"), data_compare=True),
        button("复制为 Markdown", data_copy="markdown"),
        button("复制为 CSV", data_copy="csv"),
        class_="form form--bar",
    )


def _table(part: _Part) -> str:
    heads = (
        element(
            "th",
            text(label.zh),
            scope="col",
            data_key=key,
            data_scale=str(SCALES[key]) if key in SCALES else None,
            class_="num" if key in SCALES else None,
        )
        for key, label in COLUMNS.items()
    )
    table = element(
        "table",
        element("caption", "模型、规模、许可与结构"),
        element("thead", element("tr", *heads)),
        element("tbody", *_rows(part)),
        class_="data data--explore",
    )
    wrap = {"role": "region", "tabindex": "0", "aria_label": "模型、规模、许可与结构"}
    return element("div", table, class_="table-wrap", **wrap)


def _rows(part: _Part) -> Iterator[str]:
    year = ""
    for row in part.rows:
        first, year = row.released[:4] != year, row.released[:4]
        yield _row(part.page, row, f"y{year}" if first else None)


def _row(page: str, row: ExplorerRow, anchor: str | None) -> str:
    name = link(row.name, relative_url(page, f"models/{row.id}.md"))
    amounts = (
        element(
            "td",
            text(amount.words),
            class_="num na" if amount.words == UNDISCLOSED.zh else "num",
            data_v=exact_attribute(amount.words, scale, amount.value),
        )
        for scale, amount in zip(SCALES.values(), row.amounts, strict=True)
    )
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", text(row.organization)),
        element("td", row.released),
        *amounts,
        *(element("td", text(words)) for words in row.words),
        id=anchor,
        data_family=row.family,
        data_alias=" ".join(row.aliases) or None,
    )


def _pages(part: _Part) -> str:
    """Links to the other pages, for readers without scripts."""
    if len(part.pages) == 1:
        return ""
    items = []
    for index, page in enumerate(part.pages):
        here = "page" if index == part.number else None
        href = relative_url(part.page, page)
        items.append(element("li", link(f"第 {index + 1} 页", href, aria_current=here)))
    return element("nav", element("ul", *items), class_="siblings", aria_label="模型一览的分页")
