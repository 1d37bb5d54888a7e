"""Two to four models side by side; one pair is worked out for readers without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.directives.facts import cite_marks
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.page import Page
from llmnotes.render.forms import button, model_select
from llmnotes.render.html import element, text
from llmnotes.render.links import relative_url
from llmnotes.render.page_head import heading, page_head
from llmnotes.views.chooser import first_known, models_by_maker
from llmnotes.views.comparison import cell_words, comparison
from llmnotes.views.source import value_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.views.comparison import ComparedGroup, ComparedRow
    from llmnotes.views.facts import Fact

PAGE = "compare.md"
TITLE = "模型对比"
SLOTS = 4
_LEAD = "选两到四个模型逐项对比；≠ 标出不同之处，每个值都带出处。链接记着所选的模型。"
_EXAMPLE = ("llama-3-8b", "qwen3-8b")


def compare_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page that compares models."""
    models = first_known(catalog, _EXAMPLE)
    head = page_head(TITLE, _LEAD, hide=("navigation", "toc")) + heading(1, TITLE)
    lead = element("p", _LEAD, class_="lead") + "\n\n"
    if not models:
        yield Page.of(PAGE, f"{head}{lead}{element('p', '还没有模型。', class_='empty')}\n")
        return
    writer = PageWriter(catalog, PAGE)
    table = _table(writer, models, comparison(catalog, models))
    tool = element(
        "div",
        _form(catalog, models),
        table,
        _sources(writer),
        class_="compare",
        data_tool="compare",
        data_models=relative_url(PAGE, "api/v1/models.md"),
        data_root=relative_url(PAGE, "index.md"),
        data_usual=",".join(models),
        data_search_exclude=True,
    )
    cited = tuple(one.key for one in writer.cited)
    yield Page.of(PAGE, f"{head}{lead}{tool}\n", None, cited, tuple(writer.problems))


def _form(catalog: Catalog, models: Sequence[str]) -> str:
    every = models_by_maker(catalog, lambda _: True)
    slots = [model_select("m1", "模型 1", every, models[0], "（空）")]
    for slot in range(1, SLOTS):
        # The script copies the list of the first.
        shown = models[slot : slot + 1]
        own = [("", [(key, catalog.models[key].name.zh) for key in shown])] if shown else []
        chosen = shown[0] if shown else ""
        slots.append(model_select(f"m{slot + 1}", f"模型 {slot + 1}", own, chosen, "（空）"))
    check = element("input", name_="d", type="checkbox")
    only = element("label", check, element("span", "只看不同"), class_="form__check")
    return element(
        "form",
        *slots,
        only,
        button("复制链接", data_link=True),
        class_="form",
        aria_label="选择要对比的模型",
    )


def _table(writer: PageWriter, models: Sequence[str], groups: Sequence[ComparedGroup]) -> str:
    heads = (element("th", writer.link("model", key), scope="col") for key in models)
    table = element(
        "table",
        element("caption", TITLE),
        element("thead", element("tr", element("td"), *heads)),
        *(_group(writer, group, len(models)) for group in groups),
        class_="data data--compare",
    )
    wrap = {"role": "region", "tabindex": "0", "aria_label": TITLE}
    return element("div", table, class_="table-wrap", **wrap)


def _group(writer: PageWriter, group: ComparedGroup, count: int) -> str:
    title = element("th", text(group.title), scope="rowgroup", colspan=str(count + 1))
    rows = (_row(writer, row) for row in group.rows)
    empty = all(row.empty for row in group.rows)
    return element("tbody", element("tr", title), *rows, hidden=empty)


def _row(writer: PageWriter, row: ComparedRow) -> str:
    return element(
        "tr",
        element("th", text(row.label), scope="row"),
        *(element("td", _cell(writer, cell)) for cell in row.cells),
        data_path=row.path,
        class_="differs" if row.differs else None,
        hidden=row.empty,
    )


def _cell(writer: PageWriter, fact: Fact | None) -> str:
    if fact is None:
        return ""
    return text(cell_words(fact)) + cite_marks(writer, fact)


def _sources(writer: PageWriter) -> str:
    items = (
        element(
            "li", writer.link("source", one.key, _name(writer, one.key)), id=f"ref-{one.number}"
        )
        for one in writer.cited
    )
    return element("ol", *items, class_="sources")


def _name(writer: PageWriter, key: str) -> str:
    return value_source(writer.catalog.sources[key])
