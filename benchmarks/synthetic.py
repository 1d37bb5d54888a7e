"""A site of any size whose records look like ours: sources, architecture, formulas, tables."""

from __future__ import annotations

FAMILY = 10
"""Models in a family."""
WORDS = (
    "它在预训练语料上以下一个 token 的交叉熵为目标，"
    "再经指令微调与偏好优化，推理时缓存每层的键与值。"
)

_DENSE = """\
  attention: {kind: full}
  intermediate_size: 14336
"""
_EXPERTS = """\
  attention: {kind: sliding-window, window: 4096}
  moe: {num_experts: 8, num_experts_per_token: 2, moe_intermediate_size: 14336}
"""
_MODEL = """\
name: {name}
family: {family}
released: {day}
aliases: [{name} Base]
summary: '{name} 有 {layers} 层，缓存为 $2 n_{{kv}} d_h \\times {layers}$ 个数。{words}'
weights: open
parameters: {{total: {total}}}
context_length: {{native: 32768}}
architecture:
  kind: decoder-only
  num_hidden_layers: {layers}
  hidden_size: 4096
  vocab_size: 32000
  num_attention_heads: 32
  num_key_value_heads: 8
  head_dim: 128
  activation: swiglu
  bias: false
  tie_word_embeddings: false
{mixer}  positions: {{kind: rope, theta: 1000000}}
  normalization: {{kind: rmsnorm, placement: pre}}
training: {{tokens: {tokens}, cutoff: '2023-01'}}
license: {{name: Apache-2.0, commercial: 'yes'}}
{parent}training_stages:
  - {{name: 预训练, method: pretraining}}
sources:
  - {{ref: paper-{paper}, at: 表 1, for: [released, parameters, training]}}
  - {{ref: card-{paper}, at: 模型卡, for: [context_length, license, weights]}}
  - {{ref: card-{paper}, at: config.json, for: [architecture]}}
"""
_SOURCE = """\
type: {kind}
title: Report number {number}
author: [{{family: Author, given: '{number}'}}, {{family: Second, given: B.}}]
issued: '2024-01-02'
url: https://example.org/{kind}/{number}
accessed: 2026-11-23
tier: primary
"""
_TABLE = """\
title: 家族 {number} 的模型
content:
  kind: models
  families: [f{number}]
  columns: [released, parameters.total, context_length.native, training.tokens]
"""
# Weights of a layer, and of the embedding, the head and the last norm.
_ATTENTION = 2 * 4096 * 4096 + 2 * 4096 * 1024 + 2 * 4096
_EXPERT = 3 * 4096 * 14336
_FRAME = 2 * 32000 * 4096 + 4096


def synthetic_site(count: int) -> dict[str, str]:
    """So many models in families of ten, as texts by their paths."""
    texts = {"data/organizations/lab.yaml": "name: Lab\n"}
    for number in range(-(-count // FAMILY)):
        texts[f"data/families/f{number}.yaml"] = f"name: 家族{number}\norganization: lab\n"
        texts[f"data/tables/t{number}.yaml"] = _TABLE.format(number=number)
        for kind, name in (("article", "paper"), ("webpage", "card")):
            texts[f"data/sources/{name}-{number}.yaml"] = _SOURCE.format(kind=kind, number=number)
        texts[f"docs/part/c{number}.md"] = _chapter(number)
    for number in range(count):
        texts[f"data/models/f{number // FAMILY}/m{number}.yaml"] = _model(number)
    return texts


def _model(number: int) -> str:
    layers = 16 + number % 64
    experts = 8 if number % 3 == 0 else 0
    each = _ATTENTION + (8 * _EXPERT + 8 * 4096 if experts else _EXPERT)
    parent = f"derived_from: [{{model: m{number - 1}, kind: successor}}]\n"
    return _MODEL.format(
        name=f"Model {number}",
        family=f"f{number // FAMILY}",
        day=f"2024-{number % FAMILY + 1:02}-{number % 28 + 1:02}",
        layers=layers,
        words=WORDS * 3,
        total=round((layers * each + _FRAME) / 1e9, 3),
        mixer=_EXPERTS if experts else _DENSE,
        tokens=(number % 15 + 1) * 10**12,
        parent=parent if number % FAMILY else "",
        paper=number // FAMILY,
    )


def _chapter(number: int) -> str:
    first = number * FAMILY
    return (
        f"# 第 {number} 章\n\n[[model:m{first}]] 发布于 [[model:m{first}#released]]"
        f"[[cite:paper-{number} §2]]。{WORDS}\n\n$$\\mathrm{{softmax}}(x_{{{number}}})$$\n\n"
        f"/// table | t{number}\n///\n\n{WORDS * 4}\n\n## 出处\n\n/// sources\n///\n"
    )
