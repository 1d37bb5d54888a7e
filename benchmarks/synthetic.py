"""A site of any size whose records are as many and as heavy, for each model, as ours.

`tests/test_growth.py` compares the two: shares of models with an architecture, disputed values and
scores; sources, terms, formulas and events for each model; length of records and pages.
"""

from __future__ import annotations

from itertools import count as count_from
from itertools import islice

FAMILY = 5
"""Models in a family."""
MAKER = 8
"""Models for each organization; so on with the others."""
SOURCE, TERM, FORMULA, EVENT, ERRATUM, CHAPTER, TABLE = 2, 3, 7, 13, 10, 12, 14
_WITH_ARCHITECTURE = frozenset({0, 2, 5, 7, 10})
_TWELVE = 12
_TOPICS = ("modelling", "attention", "positions", "layers", "experts", "memory", "compute")
_FAMOUS = {0: "llama-2-7b", 2: "llama-3.1-405b", 5: "deepseek-v3"}
"""Ids of models whose caches every model's page draws beside its own."""
WORDS = (
    "它在预训练语料上以下一个 token 的交叉熵为目标，"
    "再经指令微调与偏好优化，推理时缓存每层的键与值。"
)

_MODEL = """\
# yaml-language-server: $schema=../../schema/model.json
name: Model {number}
family: f{family}
released: {day}
aliases: [Model {number} Base, 模型之{number}, M{number}B]
summary: Model {number} 的缓存为每层 $2 n_{{kv}} d_h + {number}$ 个数。{words}
weights: {weights}
{size}context_length: {{native: 32768}}
{architecture}training:
  tokens: {tokens}
  cutoff: '2023-01'
license: {{name: {license}, commercial: 'yes', url: 'https://example.org/license/{number}'}}
modalities:
  input: [text, image]
  output: [text]
{parent}{scores}url: https://example.org/models/{number}
sources:
  - ref: s{source}
    at: §2.{number}、表 1
    for: [released, parameters, training]
  - ref: s{source}
    at: 模型卡（Model {number}）
    for: [context_length, modalities, weights]
  - ref: s{next_source}
    at: LICENSE
    for: [license]
  - ref: s{next_source}
    at: config.json
    for: [architecture]
{disputed}{undisclosed}"""
_ARCHITECTURE = """\
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
{mixer}  positions:
    kind: rope
    theta: 1000000
    scaling: {{kind: yarn, factor: 4, original_max_position_embeddings: 8192}}
  normalization:
    kind: rmsnorm
    placement: pre
"""
_MIXERS = (
    """\
  intermediate_size: 14336
  attention: {kind: full}
""",
    """\
  attention: {kind: sliding-window, window: 4096}
  moe: {num_experts: 8, num_experts_per_token: 2, moe_intermediate_size: 14336}
""",
    """\
  intermediate_size: 14336
  mixers:
    - {name: local, kind: sliding-window, window: 1024}
    - {name: global, kind: full}
  layer_pattern: [{mixer: local, times: 5}, {mixer: global, times: 1}]
""",
)
_SCORE = """\
  - benchmark: Benchmark {score}
    setting: 5-shot
    score: {score}.5
    measured_by: o{maker}
    ref: s{source}
    at: 表 {score}
"""
_DISPUTED = """\
disputed:
  - field: training.tokens
    value: {number} 万亿
    source: s{source}
    at: §3
    note: 论文与模型卡不同，取论文的数。{words}
"""
_SOURCE = """\
# yaml-language-server: $schema=../schema/source.json
type: article
title: Report number {number} on the training of a large language model
author: [{{family: Author, given: '{number}'}}, {{family: Second, given: B.}}]
issued: '2024-01-02'
url: https://example.org/reports/{number}
accessed: 2026-11-23
tier: primary
"""
_TABLE = """\
title: 第 {number} 张表
summary: {words}
content:
  kind: models
  families: [f{number}]
  columns: [released, parameters.total, context_length.native, training.tokens]
"""
_TERM = """\
name: {{zh: 术语{number}, en: Term {number}}}
aliases: [概念{number}, notion {number}]
definition: {words}
see_also: [{others}]
sources: [{{ref: s{source}}}]
"""
_EVENT = """\
title: 事件{number}
date: 2024-{month:02}
kind: paper
summary: {words}
terms: [t{term}]
sources: [{{ref: s{source}}}]
"""
_ERRATUM = """\
claim: Model {model} 有 {model} 层。
correction: 论文的表 1 写的是另一个数，{words}
verdict: wrong
why: 抄错了一行。
about: [{model_id}]
claims: [S1-{number}]
chapter: part/c{chapter}.md
sources: [{{ref: s{source}, at: 表 1}}]
"""
_FORMULA = """\
name: {{zh: 第{number}条公式, en: Formula {number}}}
topic: {topic}
order: {order}
summary: 每个 token 每层存键和值。
latex: 'M=2\\,n_{{\\text{{kv}}}}\\,d_h\\,L\\,n\\,s+{number}'
symbols: [bytes, kv-heads, head-size, layers, length, value-bytes]
conditions: [每层的 $d_h$ 相同，第 ${number}$ 层除外。]
derivation: 键与值各 $n_{{\\text{{kv}}}} d_h$ 个数，共 ${number}$ 份。{words}
example:
  given: 32 层，8 个键值头，$d_h=128$，BF16。
  inputs:
    - {{name: L, value: 32}}
    - {{name: n_kv, value: 8}}
    - {{name: d_h, value: 128}}
    - {{name: s, value: 2, unit: 字节}}
  steps:
    - {{name: each, expression: 2 * n_kv * d_h * s, value: 4096, note: 每层的字节数}}
    - {{name: M, expression: each * L, value: 131072, note: 所有层}}
  unit: 字节
numbers:
  inputs:
    - {{name: L, field: architecture.num_hidden_layers}}
    - {{name: n_kv, field: architecture.num_key_value_heads}}
    - {{name: d_h, field: architecture.head_dim}}
  expression: 2 * n_kv * d_h * L * 2 / 1024
  unit: KiB/token（BF16）
  models: [{models}]
terms: [t{term}]
chapters: [part/c{chapter}.md]
sources: [{{ref: s{source}, at: §2.1}}]
"""
_SYMBOLS = """\
bytes: {latex: M, meaning: 缓存的字节数}
kv-heads: {latex: 'n_{\\text{kv}}', meaning: 键值头数}
head-size: {latex: d_h, meaning: 每个头的维度}
layers: {latex: L, meaning: 层数}
length: {latex: n, meaning: 序列长度}
value-bytes: {latex: s, meaning: 每个数的字节数}
"""
_CHAPTER = """\
# 第 {number} 章

{opening}

$$\\mathrm{{softmax}}(x_{{{number}}}) = \\frac{{e^{{x_{{{number}}}}}}}{{\\sum_j e^{{x_j}}}}$$

{paragraphs}

/// table | {table}
///

## 出处

/// sources
///
"""
# Weights of a layer, and of the embedding, the head and the last norm.
_ATTENTION = 2 * 4096 * 4096 + 2 * 4096 * 1024 + 2 * 4096
_EXPERT = 3 * 4096 * 14336
_FRAME = 2 * 32000 * 4096 + 4096


def synthetic_site(count: int) -> dict[str, str]:
    """So many models with all that belongs to them, as texts by their paths."""
    texts = {"data/symbols.yaml": _SYMBOLS}
    for number in range(_share(count, FAMILY)):
        maker = number * FAMILY // MAKER
        texts[f"data/families/f{number}.yaml"] = (
            f"name: 家族{number}\norganization: o{maker}\nsummary: {WORDS}\n"
        )
        texts[f"data/organizations/o{maker}.yaml"] = f"name: 机构{maker}\n"
    for number in range(count):
        texts[f"data/models/f{number // FAMILY}/{_id(number)}.yaml"] = _model(number, count)
    for number in range(_share(count, CHAPTER)):
        texts[f"docs/part/c{number}.md"] = _chapter(number, count)
    return texts | _around(count)


def _around(count: int) -> dict[str, str]:
    """What stands around the models; each number leads to another source."""
    kinds = (
        ("sources", "s", SOURCE, lambda n: _SOURCE.format(number=n)),
        ("tables", "b", TABLE, lambda n: _TABLE.format(number=n, words=WORDS)),
        ("terms", "t", TERM, lambda n: _term(n, count)),
        ("formulas", "e", FORMULA, lambda n: _formula(n, count)),
    )
    made = {
        f"data/{kind}/{letter}{n}.yaml": write(n)
        for kind, letter, every, write in kinds
        for n in range(_share(count, every))
    }
    for n in range(_share(count, EVENT)):
        month, term = n % _TWELVE + 1, n % _share(count, TERM)
        given = {"number": n, "month": month, "term": term, "source": _source(n, count)}
        made[f"data/events/v{n}.yaml"] = _EVENT.format(words=WORDS, **given)
    for n in range(_share(count, ERRATUM)):
        chapter, model = n % _share(count, CHAPTER), n % count
        given = {"number": n, "model": model, "model_id": _id(model), "chapter": chapter}
        given["source"] = _source(n, count)
        made[f"data/errata/r{n}.yaml"] = _ERRATUM.format(words=WORDS, **given)
    return made


def has_architecture(number: int) -> bool:
    """Five in twelve have."""
    return number % _TWELVE in _WITH_ARCHITECTURE


def _id(number: int) -> str:
    return _FAMOUS.get(number, f"m{number}")


def _model(number: int, count: int) -> str:
    built = has_architecture(number)
    maker, source = number // FAMILY * FAMILY // MAKER, _source(number, count)
    parent = f"derived_from:\n  - {{model: {_id(number - 1)}, kind: successor}}\n"
    scores = "".join(
        _SCORE.format(score=score, maker=maker, source=source) for score in range(1, 8)
    )
    return _MODEL.format(
        number=number,
        family=number // FAMILY,
        day=f"2024-{number % FAMILY + 1:02}-{number % 28 + 1:02}",
        words=WORDS * 2,
        weights="open" if built else "api-only",
        license="Apache-2.0" if built else "Model Licence",
        size=_size(number) if built or number % 2 else "",
        architecture=_architecture(number) if built else "",
        tokens=(number % 15 + 1) * 10**12,
        parent=parent if number % FAMILY else "",
        scores=f"evaluations:\n{scores}" if number % 13 == 0 else "",
        source=source,
        next_source=_source(number + 1, count),
        disputed=_DISPUTED.format(number=number, source=source, words=WORDS)
        if number % 7 == 0
        else "",
        undisclosed="" if built or number % 2 else "undisclosed: [parameters.total]\n",
    )


def _size(number: int) -> str:
    moe = _mixer(number) == _MIXERS[1]
    each = _ATTENTION + (8 * _EXPERT + 8 * 4096 if moe else _EXPERT)
    exact = _layers(number) * each + _FRAME
    counted = f"\n  exact: {exact}" if has_architecture(number) else ""
    return f"parameters:\n  total: {round(exact / 1e9, 3)}{counted}\n"


def _architecture(number: int) -> str:
    return _ARCHITECTURE.format(layers=_layers(number), mixer=_mixer(number))


def _mixer(number: int) -> str:
    """A family has one design, so that each number outside the sums has a relative to prove it."""
    return _MIXERS[number // FAMILY % len(_MIXERS)]


def _layers(number: int) -> int:
    return 24 + number % 40


def _term(number: int, count: int) -> str:
    terms = _share(count, TERM)
    others = ", ".join(f"t{(number + step) % terms}" for step in (1, 2) if terms > step)
    return _TERM.format(number=number, words=WORDS, others=others, source=_source(number, count))


def _formula(number: int, count: int) -> str:
    known = (n % count for n in count_from(number * FORMULA) if has_architecture(n % count))
    models = dict.fromkeys(islice(known, 5))
    return _FORMULA.format(
        number=number,
        words=WORDS,
        topic=_TOPICS[number % len(_TOPICS)],
        order=number + 1,
        models=", ".join(map(_id, models)),
        term=number % _share(count, TERM),
        chapter=number % _share(count, CHAPTER),
        source=_source(number, count),
    )


def _chapter(number: int, count: int) -> str:
    first = number * CHAPTER % count
    opening = (
        f"[[model:{_id(first)}]] 发布于 [[model:{_id(first)}#released]]"
        f"[[cite:s{_source(number, count)} §2]]，见 [[term:t{number % _share(count, TERM)}]]。"
    )
    paragraphs = "\n\n".join(
        f"## 第 {part} 节\n\n{WORDS}其中 $x_{{{part}}} = {number}$，"
        f"[[model:{_id((first + part) % count)}]] 与此相同。{WORDS * 5}"
        for part in range(1, 8)
    )
    table = f"b{number % _share(count, TABLE)}"
    return _CHAPTER.format(number=number, opening=opening, paragraphs=paragraphs, table=table)


def _share(count: int, every: int) -> int:
    return -(-count // every)


def _source(number: int, count: int) -> int:
    return number % _share(count, SOURCE)
