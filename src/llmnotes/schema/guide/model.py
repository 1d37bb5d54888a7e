"""Guides to the fields of a model, except its architecture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.guide.guide import (
    BILLION,
    CARDS,
    COUNT,
    FLOP,
    HOURS,
    POINTS,
    TOKENS,
    USERS,
    Guide,
)
from llmnotes.schema.model import (
    Ancestor,
    CheckpointExtra,
    ContextLength,
    Dates,
    Evaluation,
    Hardware,
    License,
    Modalities,
    Model,
    Parameters,
    Training,
    TrainingStage,
)

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

GUIDES: Guides = {
    Model: {
        "name": Guide("通行的名称。", "GPT-3"),
        "family": Guide("家族的 id，即文件所在的文件夹。", "gpt"),
        "released": Guide(
            "首次公开可用或首次公开介绍的日期，精确到来源给出的程度：年、年月或年月日。",
            "2020-05-28",
        ),
        "organization": Guide("机构的 id；只在与家族的机构不同时写。", "eleutherai"),
        "aliases": Guide("读者会搜索的其他写法。", ("GPT-3 175B", "davinci")),
        "aliases_of_id": Guide("曾用的 id，旧地址会转到这里。", ("gpt-3-175b",)),
        "summary": Guide("特别之处，一两句话。", "不更新参数，只在提示里给几个例子就能完成任务。"),
        "dates": Guide("与 `released` 不同的其他日期。"),
        "weights": Guide("权重能否下载：`open` 可下载，`api-only` 只有 API，`unreleased` 未发布。"),
        "parameters": Guide("参数量。"),
        "context_length": Guide("一次能读多少 token。"),
        "architecture": Guide("结构，字段名与 Hugging Face 的 config.json 一致。"),
        "training": Guide("怎样训练。"),
        "training_stages": Guide("训练的步骤，按先后排列。"),
        "license": Guide("权重的使用许可。"),
        "modalities": Guide("输入与输出的模态。"),
        "languages": Guide("官方声明支持的语言，写代码。", ("zh", "en")),
        "derived_from": Guide("由哪些模型而来。"),
        "evaluations": Guide("评测分数，各注明由谁测得。"),
        "url": Guide("官方页面、仓库或模型卡。", "https://github.com/openai/gpt-3"),
        "cross_checks": Guide("另一来源也给出的同一数值，用来核对算式够不着的字段。"),
    },
    Dates: {
        "announced": Guide("首次宣布的日期。", "2024-12"),
        "paper": Guide("论文第一版的日期。", "2020-05-28"),
        "preview": Guide("外部用户首次可用的预览版日期。", "2024-12-11"),
        "api": Guide("通过 API 或产品正式可用的日期。", "2025-02"),
        "weights": Guide("权重公布的日期。", "2019-11-05"),
        "retired": Guide("停止提供的日期。", "2026-03"),
    },
    Parameters: {
        "total": Guide("全部参数，按官方的说法。", 175, BILLION),
        "active": Guide("每个 token 用到的参数，按官方的说法；只有混合专家模型写。", 37, BILLION),
        "embedding": Guide("嵌入层的参数，按官方的说法。", 0.6, BILLION),
        "checkpoint": Guide("公布的权重文件里元素的精确个数。", 8030261248, COUNT),
        "exact": Guide("按结构相加的精确个数；只在没有权重文件的个数时写。", 174604259328, COUNT),
        "checkpoint_extras": Guide("权重文件里、总数不计的部分，或者反过来。"),
    },
    CheckpointExtra: {
        "kind": Guide("是什么；前两种由结构算出。`left-out` 是总数计入而权重文件没有的参数。"),
        "count": Guide("精确个数；只有能算出时才不写。", 12582912, COUNT),
        "note": Guide("是什么、怎样数出来。", "注意力掩码：12 × 1024²"),
    },
    ContextLength: {
        "native": Guide("训练时的长度（预训练，或官方的长上下文阶段）。", 2048, TOKENS),
        "extended": Guide("官方声明的、用 YaRN 等方法扩展后的长度。", 131072, TOKENS),
        "api": Guide("官方 API 或产品提供的长度。", 128000, TOKENS),
        "output": Guide("官方 API 一次最多输出的长度。", 16384, TOKENS),
    },
    Training: {
        "tokens": Guide("预训练见过的 token 数，写全数。", 15_000_000_000_000, TOKENS),
        "compute": Guide("训练算力，按官方的说法。", 3.14e23, FLOP),
        "hardware": Guide("训练所用的机器。"),
        "gpu_hours": Guide("加速卡小时数，按官方的说法。", 1460000, HOURS),
        "cutoff": Guide("训练数据截止的日期，按官方的说法。", "2023-12"),
        "precision": Guide("训练的数值格式。", "BF16"),
        "data": Guide("训练数据，几个词。", "网页、书籍与代码"),
    },
    Hardware: {
        "accelerator": Guide("加速卡的型号。", "H800"),
        "count": Guide("用了多少张。", 2048, CARDS),
    },
    TrainingStage: {
        "name": Guide("这一步叫什么。", "监督微调"),
        "method": Guide("这一步的类别：预训练、监督微调、强化学习、蒸馏、长上下文或其他。"),
        "summary": Guide("数据与目的，一句话。", "用人工撰写的示范训练模型遵循指令。"),
    },
    License: {
        "name": Guide("SPDX 标识，或许可证自己的名称。", "Apache-2.0"),
        "commercial": Guide("能否商用：`yes` 可以，`conditional` 有条件，`no` 不可以。"),
        "user_threshold": Guide("月活用户超过多少须另行申请。", 700000000, USERS),
        "attribution": Guide("须署什么名。", "注明“Built with Llama”"),
        "regions": Guide("不适用的地区。", "多模态模型不授权给主营业地在欧盟的公司"),
        "note": Guide("用平常话说的条件。", "须随附许可证全文。"),
        "url": Guide("许可证的全文。", "https://www.apache.org/licenses/LICENSE-2.0"),
    },
    Modalities: {
        "input": Guide("能读什么。", ("text", "image")),
        "output": Guide("能写什么。", ("text",)),
    },
    Ancestor: {
        "model": Guide("那个模型的 id。", "gpt-2"),
        "kind": Guide("怎样得来：后继、微调、蒸馏、合并、量化或剪枝。"),
        "note": Guide("补充说明。", "结构相同，规模更大。"),
    },
    Evaluation: {
        "benchmark": Guide("评测的名称。", "MMLU"),
        "setting": Guide("样例数、提示方式或版本。", "0-shot CoT"),
        "score": Guide("原样的分数。", 73.0, POINTS),
        "unit": Guide("分数的单位。"),
        "measured_by": Guide("测得者的机构 id。", "meta"),
        "ref": Guide("来源的 id。", "meta-llama3.3-model-card"),
        "at": Guide("来源中的位置。", "Benchmarks - English Text"),
    },
}
