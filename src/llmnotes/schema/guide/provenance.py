"""Guides to what all records share: words, sources, and what is said about facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.guide.guide import SAME, Guide
from llmnotes.schema.provenance import Citation, CrossCheck, Disputed, Exemption, Sourced
from llmnotes.schema.text import Text

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

GUIDES: Guides = {
    Text: {
        "zh": Guide("中文。", "混合专家"),
        "en": Guide("英文。", "Mixture of Experts"),
    },
    Sourced: {
        "sources": Guide("出处；没有出处的数字是错误。"),
        "disputed": Guide("其他可靠来源给出的不同数值。"),
        "undisclosed": Guide("官方不公布的字段，读者看到“未公布”。", ("training.hardware",)),
        "estimated": Guide(
            "数值出于估计、官方没有公布的字段，读者看到“估计”。", ("parameters.total",)
        ),
        "exemptions": Guide("不适用的检查，各附理由。"),
    },
    Citation: {
        "ref": Guide("来源的 id，即 `data/sources/` 中的文件名。", "brown-2020-gpt3"),
        "at": Guide("来源中的位置：节、表、图、页、文件或行。", "Table 2.1"),
        "for": Guide(
            "该来源支持的字段路径，连同其下所有字段；不写则覆盖整条。",
            ("parameters.total", "context_length"),
        ),
    },
    Disputed: {
        "field": Guide("有分歧的字段。", "parameters.total"),
        "value": Guide("另一来源的说法，写成文字。", "402B"),
        "source": Guide("另一来源的 id。", "helm-model-metadata"),
        "at": Guide("另一来源中的位置。", "model_metadata.yaml"),
        "note": Guide("为什么采用字段里的数值。", "另一来源计入了视觉塔。"),
    },
    CrossCheck: {
        "field": Guide("核对的字段；列表中的位置写序号。", "architecture.positions.theta"),
        "value": Guide("另一来源写的数值。", 1_000_000, SAME),
        "ref": Guide("另一来源的 id。", "roziere-2023-code-llama"),
        "at": Guide("另一来源中的位置。", "2.4"),
    },
    Exemption: {
        "check": Guide("检查的代码，即提示末尾方括号里的词。", "recomputed-total"),
        "reason": Guide("数据为什么仍然正确。", "论文没有给出词表的补齐方式。"),
    },
}
