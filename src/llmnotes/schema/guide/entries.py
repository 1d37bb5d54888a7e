"""Guides to the small kinds: organizations, families, events, timelines, terms, sources, errata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.erratum import Erratum
from llmnotes.schema.event import Event
from llmnotes.schema.family import Family
from llmnotes.schema.guide.guide import Guide
from llmnotes.schema.organization import Organization
from llmnotes.schema.source import Author, Source
from llmnotes.schema.term import Term
from llmnotes.schema.timeline import Timeline

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

GUIDES: Guides = {
    Organization: {
        "name": Guide("通行的名称。", "OpenAI"),
        "aliases": Guide("读者会搜索的其他名称。", ("开放人工智能",)),
        "url": Guide("官方网站。", "https://openai.com/"),
    },
    Family: {
        "name": Guide("通行的名称。", "GPT"),
        "organization": Guide("机构的 id，即 `data/organizations/` 中的文件名。", "openai"),
        "aliases": Guide(
            "读者会搜索的其他名称：中文、英文、缩写。", ("通义千问", "Tongyi Qianwen")
        ),
        "aliases_of_id": Guide("曾用的 id，旧地址会转到这里。", ("chatglm",)),
        "summary": Guide("这个家族以什么知名，一两句话。", "OpenAI 的自回归语言模型系列。"),
        "chapter": Guide("讲述这个家族的页面，在 `docs/` 中的路径。", "gpt/index.md"),
        "url": Guide("官方页面或代码仓库。", "https://github.com/openai/gpt-2"),
    },
    Event: {
        "title": Guide("发生了什么，几个词。", "ChatGPT 发布"),
        "date": Guide("日期，精确到来源给出的程度：年、年月或年月日。", "2022-11-30"),
        "kind": Guide("事件的类别：论文、产品、数据集、政策或其他。"),
        "organization": Guide("机构的 id。", "openai"),
        "summary": Guide("为什么重要，一句话。", "对话式大模型由此为公众所知。"),
        "models": Guide("涉及的模型的 id。", ("gpt-3.5-turbo",)),
        "terms": Guide("由此提出的术语的 id。", ("rlhf",)),
    },
    Timeline: {
        "title": Guide("标题。", "GPT 的发展"),
        "summary": Guide("时间线展示什么。", "从 GPT-1 到最近一代的发布时间。"),
        "families": Guide("收入这些家族的全部模型。", ("gpt",)),
        "models": Guide("收入这些模型。", ("gpt-3",)),
        "events": Guide("收入这些事件。", ("chatgpt",)),
        "everything": Guide("收入全部模型和全部事件。"),
        "group_by": Guide("怎样分组：按年、按机构或按家族。"),
    },
    Term: {
        "name": Guide("中英文名称，写成 `{zh: 混合专家, en: Mixture of Experts}`。"),
        "abbreviation": Guide("缩写。", "MoE"),
        "aliases": Guide("读者会搜索的其他写法和译名。", ("专家混合", "稀疏专家")),
        "aliases_of_id": Guide("曾用的 id，旧地址会转到这里。", ("moe",)),
        "definition": Guide(
            "是什么，一到三句话。", "由路由器为每个 token 选出少数几个专家的前馈网络。"
        ),
        "formula": Guide("给出定义的公式的 id。", "attention"),
        "see_also": Guide("相关术语的 id。", ("router",)),
    },
    Source: {
        "type": Guide("CSL 类型：预印本用 `article`，仓库用 `software`，模型卡用 `webpage`。"),
        "title": Guide("原样的标题。", "Language Models are Few-Shot Learners"),
        "author": Guide("作者；人多时写前三位，再写 `{literal: et al.}`。"),
        "issued": Guide("首次发表的日期。", "2020-05-28"),
        "accessed": Guide("我们打开它的日期。", "2026-11-20"),
        "URL": Guide("地址。", "https://arxiv.org/abs/2005.14165"),
        "publisher": Guide("发布者。", "arXiv"),
        "container-title": Guide("期刊或会议论文集。", "NeurIPS 2020"),
        "DOI": Guide("DOI，不带解析网址。", "10.48550/arXiv.2005.14165"),
        "arxiv": Guide("arXiv 编号。", "2005.14165"),
        "version": Guide("打开的是哪个修订、提交或版本。", "v4"),
        "tier": Guide(
            "级别：`primary` 为论文、配置、权重、许可证；`vendor` 为官方博客、文档；"
            "`third-party` 为他人所写。"
        ),
        "note": Guide("为找到或信任它而须知道的事。", "附录另成一个文件。"),
    },
    Author: {
        "family": Guide("姓。", "Brown"),
        "given": Guide("名。", "Tom B."),
        "literal": Guide("机构署名。", "OpenAI"),
    },
    Erratum: {
        "claim": Guide("常见的说法。", "BART 是“扩大规模”阶段的代表。"),
        "correction": Guide("正确的说法。", "BART 的贡献是去噪式的序列到序列预训练。"),
        "verdict": Guide("错到什么程度：`wrong` 错误，`imprecise` 不准确。"),
        "why": Guide("怎样看出错误，或错误从何而来。", "它只比同尺寸的 BERT 多约 10% 的参数。"),
        "about": Guide("涉及的模型、家族或术语的 id。", ("bart-large",)),
        "claims": Guide("已核对的论断的编号。", ("S1.3-02",)),
        "chapter": Guide("写着正确说法的页面，在 `docs/` 中的路径。", "overview/stages.md"),
    },
}
