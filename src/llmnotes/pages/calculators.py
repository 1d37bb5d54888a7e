"""Calculators: memory of weights and cache, whether a card holds them, compute of a training."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from llmnotes.derive.kv_cache import BYTES_PER_NUMBER
from llmnotes.derive.training_compute import PEAK_FLOPS
from llmnotes.derive.weights_memory import BITS_PER_WEIGHT, CARDS
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.calculation_words import results
from llmnotes.pages.page import Page
from llmnotes.render.forms import Option, model_select, number, select
from llmnotes.render.html import element, link, text
from llmnotes.render.links import relative_url
from llmnotes.render.numbers import scientific
from llmnotes.render.page_head import heading, page_head
from llmnotes.render.quantities import fixed
from llmnotes.render.tables import Heading, data_table
from llmnotes.views.calculation import Choices, Known, compute, known, memory
from llmnotes.views.chooser import first_known, models_by_maker
from llmnotes.views.design import ATTENTIONS, attentions
from llmnotes.views.sum_labels import MIXERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from llmnotes.catalog.catalog import Catalog
    from llmnotes.render.forms import Group

PAGE = "calculators.md"
TITLE = "计算器"
_LEAD = (
    "选一个模型，算它的权重与 KV 缓存占多少显存、几张卡放得下、训练要多少算力；"
    "每个结果都写出算式。链接记着所选的一切。"
)
_EXAMPLES = ("llama-3-8b",)
# Known to many, unlike each other in what they keep, and all read 128K tokens.
_WORKED = (
    "llama-3.1-8b",
    "llama-3.1-70b",
    "llama-3.1-405b",
    "qwen2.5-72b",
    "gemma-3-27b",
    "gpt-oss-120b",
    "deepseek-v3",
    "kimi-linear-48b-a3b",
)
_SHORT, _LONG = 8 * 1024, 128 * 1024
_WORKED_HEADINGS = (
    Heading("模型"),
    Heading("注意力"),
    Heading("权重 BF16（GB）", numeric=True),
    Heading("权重 INT4（GB）", numeric=True),
    Heading("缓存 8K（GiB）", numeric=True),
    Heading("缓存 128K（GiB）", numeric=True),
    Heading("训练算力（FLOP）", numeric=True),
)
_FIGURES = (
    ("weights", "权重"),
    ("cache", "KV 缓存"),
    ("fit", "放得下吗"),
    ("flops", "训练算力（FLOP）"),
    ("hours", "训练卡时"),
)
# Name, title, what is counted, formula that says more.
_SECTIONS = (
    ("weights-sum", "权重", "参数量乘每个参数的位数；不计量化块的缩放因子。", "weights-memory"),
    (
        "cache-sum",
        "KV 缓存",
        "每层为每个 token 保存的数，乘层数、长度、序列数与字节数。",
        "kv-cache",
    ),
    ("fit-sum", "放得下吗", "只算权重与缓存；激活值、框架与碎片还要占用，实际须留余量。", ""),
    (
        "training-sum",
        "训练算力",
        "每个参数每个 token 约 6 次浮点运算，再除以卡的峰值与利用率。",
        "training-compute-6nd",
    ),
)


def calculators_page(catalog: Catalog) -> Iterator[Page]:
    """Make the page of the calculators, with one model worked out."""
    example = first_known(catalog, _EXAMPLES)
    head = page_head(TITLE, _LEAD, hide=("toc",)) + heading(1, TITLE)
    lead = element("p", _LEAD, class_="lead") + "\n\n"
    if not example:
        yield Page.of(PAGE, f"{head}{lead}{element('p', '还没有模型。', class_='empty')}\n")
        return
    writer = PageWriter(catalog, PAGE)
    words = results(known(catalog, example[0]), Choices())
    form = _form(catalog, example[0])
    sections = _sections(writer, words)
    parts = (form, _figures(writer, example[0], words), *sections, _worked(writer))
    yield Page.of(PAGE, head + lead + "\n\n".join(parts) + "\n", None, (), tuple(writer.problems))


def _form(catalog: Catalog, example: str) -> str:
    usual = Choices()
    return element(
        "form",
        model_select("m", "模型", _models(catalog), example),
        select("w", "权重精度", _data(BITS_PER_WEIGHT, usual.weights), ""),
        select("k", "缓存精度", _data(BYTES_PER_NUMBER, usual.cache), ""),
        number("n", "序列长度（token）", str(usual.tokens), step="1"),
        number("b", "同时的序列数", str(usual.batch), step="1"),
        select("card", "每张卡的显存", _data(CARDS, usual.card), ""),
        number("cards", "卡数", str(usual.cards), step="1"),
        number("t", "训练 token（万亿）", hint="厂商公布的"),
        select("gpu", "训练用的卡", _data(PEAK_FLOPS, usual.accelerator), ""),
        number("mfu", "利用率（%）", f"{usual.utilisation:g}"),
        number("gpus", "训练的卡数", str(usual.accelerators), step="1"),
        element("button", "恢复默认", type="reset"),
        class_="form",
        aria_label=TITLE,
        data_tool="calculator",
        data_models=relative_url(PAGE, "api/v1/models.md"),
        data_pages=relative_url(PAGE, "models/index.md"),
        data_words=json.dumps({k: v.zh for k, v in MIXERS.items()}, ensure_ascii=False),
        data_search_exclude=True,
    )


def _models(catalog: Catalog) -> Sequence[Group]:
    """The models of which something can be computed, by their makers."""

    def countable(key: str) -> bool:
        found = known(catalog, key)
        return bool(found.parameters or found.cache)

    return models_by_maker(catalog, countable)


def _data(values: Mapping[str, float], chosen: str) -> list[Option]:
    return [Option(k, k, chosen=k == chosen, number=f"{v:.0f}") for k, v in values.items()]


def _figures(writer: PageWriter, example: str, words: Mapping[str, str]) -> str:
    name = element("b", writer.link("model", example), data_out="model")
    rows = (
        element("div", element("dt", text(label)), element("dd", text(words[key]), data_out=key))
        for key, label in _FIGURES
    )
    return element("p", name, " 的结果", class_="calc__model") + element(
        "div", element("dl", *rows, class_="figures"), role="status", data_search_exclude=True
    )


def _sections(writer: PageWriter, words: Mapping[str, str]) -> Iterator[str]:
    for key, title, about, formula in _SECTIONS:
        more = ""
        if formula in writer.catalog.formulas:
            more = "见" + link("公式与来历", writer.href("formula", formula)) + "。"
        said = element("p", text(about), more)
        worked = element("p", text(words[key]), class_="sum", data_out=key)
        yield heading(2, title, key) + said + "\n\n" + worked


def _worked(writer: PageWriter) -> str:
    """Some models in a table, for readers without scripts too."""
    rows = [_worked_row(writer, key) for key in first_known(writer.catalog, _WORKED)]
    about = "一条序列，缓存用 BF16；训练算力按 6ND。没有公布训练 token 数的，末列为空。"
    table = data_table("几个模型的显存与算力", _WORKED_HEADINGS, rows)
    return heading(2, "算好的例子", "worked") + element("p", text(about)) + "\n\n" + table


def _worked_row(writer: PageWriter, key: str) -> tuple[str, ...]:
    model = known(writer.catalog, key)
    kinds = attentions(writer.catalog.models[key].architecture)
    made = compute(model, Choices())
    return (
        writer.link("model", key),
        text(" + ".join(ATTENTIONS[kind].zh for kind in kinds)),
        _weights(model, "BF16"),
        _weights(model, "INT4"),
        _cache(model, _SHORT),
        _cache(model, _LONG),
        scientific(made.flops) if made else "",
    )


def _weights(model: Known, dtype: str) -> str:
    size = memory(model, Choices(weights=dtype)).weights
    return fixed(size / 1e9, 1) if size else ""


def _cache(model: Known, tokens: int) -> str:
    size = memory(model, Choices(tokens=tokens)).sequence
    return fixed(size / 2**30, 2) if size else ""
