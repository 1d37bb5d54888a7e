"""Guides to formulas, symbols and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.formula import (
    Example,
    Formula,
    Input,
    ModelInput,
    ModelNumbers,
    Step,
    Symbol,
)
from llmnotes.schema.guide.guide import PLACE, POINTS, Guide, Unit
from llmnotes.schema.table import Column, ExplicitRows, ModelQuery, Row, Table

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

RESULT = Unit("见例题的 `unit`", "see `unit` of the example")

GUIDES: Guides = {
    Formula: {
        "name": Guide("名称。", "缩放点积注意力"),
        "aliases": Guide("读者会搜索的其他名称。", ("注意力公式",)),
        "aliases_of_id": Guide("曾用的 id，旧地址会转到这里。", ("attention",)),
        "topic": Guide("在公式索引中的部分。"),
        "order": Guide("在该部分中的位次，1 为最前；不写的排在最后，按 id。", 1, PLACE),
        "summary": Guide("说的是什么，一句话。", "每个查询对所有键求权重，再对值加权平均。"),
        "latex": Guide(
            "LaTeX，不带美元号；在 YAML 里用 '单引号' 或 | 块。",
            r"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
        ),
        "symbols": Guide("`data/symbols.yaml` 中的 id，按出现的先后。", ("query-matrix", "d-k")),
        "conditions": Guide("在什么条件下成立。", ("各头维度相同。",)),
        "derivation": Guide("为什么是这样，几句话。", "除以 $\\sqrt{d_k}$ 使点积的方差约为 1。"),
        "example": Guide("带数字的例题。"),
        "numbers": Guide("代入真实模型的数字。"),
        "terms": Guide("所属术语的 id。", ("self-attention",)),
        "chapters": Guide(
            "用到它的页面，在 `docs/` 中的路径。", ("overview/transformer-families.md",)
        ),
        "related": Guide("相关公式的 id。", ("multi-head-attention",)),
    },
    Example: {
        "given": Guide("用文字说的情形。", "Llama 3 8B，BF16，上下文 8192 token。"),
        "inputs": Guide("代入的数字。"),
        "steps": Guide("计算；最后一步是结果。"),
        "unit": Guide("结果的单位。", "字节"),
    },
    Input: {
        "name": Guide("在算式中的名字。", "n_kv"),
        "value": Guide("数值。", 8, POINTS),
        "unit": Guide("单位。", "头"),
        "meaning": Guide("是什么。", "键值头数"),
    },
    Step: {
        "name": Guide("结果的名字，供后面使用。", "bytes"),
        "expression": Guide(
            "用代入的数和前面的结果写成的算式。", "2 * n_layers * n_kv * d_head * 2"
        ),
        "value": Guide("算出的结果；测试会重算。", 131072, RESULT),
        "note": Guide("这一步做什么。", "每个 token 的键与值，每个数 2 字节。"),
    },
    ModelNumbers: {
        "inputs": Guide("代入哪些字段。"),
        "expression": Guide("用这些字段写成的算式。", "2 * n_layers * n_kv * d_head * 2"),
        "unit": Guide("结果的单位。", "字节"),
        "models": Guide("列出哪些模型。", ("llama-3-8b", "llama-3-70b")),
    },
    ModelInput: {
        "name": Guide("在算式中的名字。", "n_kv"),
        "field": Guide("模型文件中的字段路径。", "architecture.num_key_value_heads"),
    },
    Symbol: {
        "latex": Guide("符号。", "d_k"),
        "meaning": Guide("代表什么。", "每个键的维度"),
        "shape": Guide("矩阵或向量的形状，写成 LaTeX。", r"n \times d"),
        "unit": Guide("数的单位。", "token"),
        "config": Guide("对应的 config.json 字段。", "num_key_value_heads"),
    },
    Table: {
        "title": Guide("标题。", "GPT 各代的规模"),
        "summary": Guide("表中是什么，注明单位和日期。", "参数量以十亿计，截至 2026 年 11 月。"),
        "content": Guide("逐行写出，或由模型数据查询得出。"),
    },
    ExplicitRows: {
        "kind": Guide("逐行写出。"),
        "columns": Guide("各列。"),
        "rows": Guide("各行。"),
    },
    Column: {
        "key": Guide("该列单元格的键。", "method"),
        "title": Guide("列标题。", "方法"),
        "numeric": Guide("单元格是否右对齐。"),
    },
    Row: {
        "cells": Guide("各单元格，按列的先后；可含 `[[model:…]]` 与 `$…$`。", ("LoRA", "低秩适配"))
    },
    ModelQuery: {
        "kind": Guide("由模型数据得出。"),
        "models": Guide("这些模型的 id。", ("gpt-2", "gpt-3")),
        "families": Guide("这些家族的全部模型。", ("gpt",)),
        "weights": Guide("只要权重为这种情况的模型。"),
        "since": Guide("只要这一天或之后发布的模型。", "2023-01-01"),
        "sort": Guide("按哪个字段排序。", "released"),
        "descending": Guide("从大到小，或从新到旧。"),
        "columns": Guide("除名称外各列的字段路径。", ("released", "parameters.total")),
    },
}
