"""Every word of the interface, Chinese and English side by side."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A word of the interface."""

    zh: str
    en: str


FIELDS: dict[str, Label] = {
    "name": Label("模型", "Model"),
    "family": Label("家族", "Family"),
    "organization": Label("机构", "Organization"),
    "released": Label("发布时间", "Released"),
    "aliases": Label("别名", "Aliases"),
    "dates.announced": Label("首次宣布", "Announced"),
    "dates.paper": Label("论文", "Paper"),
    "dates.preview": Label("预览", "Preview"),
    "dates.api": Label("正式可用", "Generally available"),
    "dates.weights": Label("权重放出", "Weights published"),
    "dates.retired": Label("下线", "Retired"),
    "weights": Label("权重", "Weights"),
    "parameters": Label("参数量", "Parameters"),
    "context_length": Label("上下文长度", "Context length"),
    "parameters.total": Label("总参数量", "Parameters"),
    "parameters.active": Label("激活参数量", "Active parameters"),
    "parameters.embedding": Label("嵌入参数量", "Embedding parameters"),
    "parameters.exact": Label("参数量实数", "Exact parameters"),
    "parameters.checkpoint": Label("权重文件元素数", "Checkpoint elements"),
    "context_length.native": Label("上下文长度", "Context length"),
    "context_length.extended": Label("扩展上下文", "Extended context"),
    "context_length.api": Label("API 上下文", "API context"),
    "context_length.output": Label("最大输出", "Maximum output"),
    "architecture": Label("架构", "Architecture"),
    "architecture.kind": Label("结构", "Architecture"),
    "architecture.num_hidden_layers": Label("层数", "Layers"),
    "architecture.hidden_size": Label("隐藏维度", "Hidden size"),
    "architecture.vocab_size": Label("词表（嵌入行数）", "Vocabulary"),
    "architecture.tokenizer_vocab_size": Label("分词器词表", "Tokenizer vocabulary"),
    "architecture.encoder_layers": Label("编码器层数", "Encoder layers"),
    "architecture.decoder_layers": Label("解码器层数", "Decoder layers"),
    "architecture.attention.kind": Label("注意力", "Attention"),
    "architecture.num_attention_heads": Label("查询头数", "Query heads"),
    "architecture.num_key_value_heads": Label("键值头数", "Key-value heads"),
    "architecture.head_dim": Label("每头维度", "Head size"),
    "architecture.attention.window": Label("滑动窗口", "Window"),
    "architecture.attention.q_lora_rank": Label("查询压缩维度", "Query rank"),
    "architecture.attention.kv_lora_rank": Label("键值压缩维度", "Key-value rank"),
    "architecture.attention.qk_nope_head_dim": Label("每头无位置维度", "Head size, no position"),
    "architecture.attention.qk_rope_head_dim": Label("每头旋转维度", "Head size, rotary"),
    "architecture.attention.v_head_dim": Label("每头值维度", "Value head size"),
    "architecture.intermediate_size": Label("前馈维度", "Intermediate size"),
    "architecture.activation": Label("激活函数", "Activation"),
    "architecture.positions.kind": Label("位置编码", "Positions"),
    "architecture.positions.rows": Label("位置嵌入行数", "Position rows"),
    "architecture.positions.theta": Label("RoPE 基数", "RoPE base"),
    "architecture.positions.scaling.kind": Label("RoPE 缩放", "RoPE scaling"),
    "architecture.positions.scaling.factor": Label("缩放倍数", "Scaling factor"),
    "architecture.normalization.kind": Label("归一化", "Normalization"),
    "architecture.normalization.placement": Label("归一化位置", "Placement"),
    "architecture.tie_word_embeddings": Label("输入输出共享嵌入", "Tied embeddings"),
    "architecture.moe.num_experts": Label("专家数", "Experts"),
    "architecture.moe.num_experts_per_token": Label("每 token 激活专家", "Experts per token"),
    "architecture.moe.num_shared_experts": Label("共享专家", "Shared experts"),
    "architecture.moe.moe_intermediate_size": Label("专家前馈维度", "Expert size"),
    "architecture.moe.first_dense_layers": Label("开头的稠密层", "First dense layers"),
    "architecture.multi_token_prediction.num_layers": Label("MTP 模块", "MTP modules"),
    "training.tokens": Label("训练 token 数", "Training tokens"),
    "training.compute": Label("训练算力", "Training compute"),
    "training": Label("训练", "Training"),
    "training.hardware": Label("训练硬件", "Hardware"),
    "training.hardware.accelerator": Label("训练硬件", "Hardware"),
    "training.hardware.count": Label("加速卡数", "Accelerators"),
    "training.gpu_hours": Label("加速卡小时", "Accelerator hours"),
    "training.cutoff": Label("知识截止", "Knowledge cutoff"),
    "training.precision": Label("训练精度", "Precision"),
    "training.data": Label("训练数据", "Training data"),
    "license.name": Label("许可证", "License"),
    "license.commercial": Label("能否商用", "Commercial use"),
    "license.user_threshold": Label("月活门槛", "User threshold"),
    "license.attribution": Label("署名要求", "Attribution"),
    "license.regions": Label("地域限制", "Regions"),
    "license.note": Label("许可说明", "Licence note"),
    "modalities.input": Label("输入", "Input"),
    "modalities.output": Label("输出", "Output"),
    "languages": Label("语言", "Languages"),
    "summary": Label("简介", "Summary"),
}

WORDS: dict[str, dict[str, Label]] = {
    "weights": {
        "open": Label("开放权重", "open weights"),
        "api-only": Label("仅 API", "API only"),
        "unreleased": Label("未发布", "unreleased"),
    },
    "architecture.kind": {
        "encoder-only": Label("仅编码器", "encoder-only"),
        "decoder-only": Label("仅解码器", "decoder-only"),
        "encoder-decoder": Label("编码器–解码器", "encoder-decoder"),
    },
    "architecture.attention.kind": {
        "full": Label("全注意力", "full"),
        "sliding-window": Label("滑动窗口", "sliding window"),
        "chunked": Label("分块", "chunked"),
        "sparse": Label("稀疏", "sparse"),
        "latent": Label("多头潜在注意力（MLA）", "multi-head latent"),
        "linear": Label("线性注意力", "linear"),
        "state-space": Label("状态空间", "state space"),
        "short-convolution": Label("短卷积", "short convolution"),
        "parallel": Label("并行混合", "parallel"),
        "none": Label("无", "none"),
    },
    "architecture.activation": {
        "gelu": Label("GELU", "GELU"),
        "relu": Label("ReLU", "ReLU"),
        "squared-relu": Label("ReLU 平方", "squared ReLU"),
        "xielu": Label("xIELU", "xIELU"),
        "silu": Label("SiLU", "SiLU"),
        "swiglu": Label("SwiGLU", "SwiGLU"),
        "geglu": Label("GeGLU", "GeGLU"),
    },
    "architecture.positions.kind": {
        "learned": Label("可学习的绝对位置", "learned"),
        "sinusoidal": Label("正弦", "sinusoidal"),
        "relative": Label("相对位置偏置", "relative"),
        "transformer-xl": Label("Transformer-XL 相对位置", "Transformer-XL"),
        "rope": Label("RoPE", "RoPE"),
        "alibi": Label("ALiBi", "ALiBi"),
        "none": Label("无", "none"),
    },
    "architecture.positions.scaling.kind": {
        "linear": Label("线性插值", "linear"),
        "dynamic": Label("动态 NTK", "dynamic NTK"),
        "yarn": Label("YaRN", "YaRN"),
        "longrope": Label("LongRoPE", "LongRoPE"),
        "llama3": Label("Llama 3 式分频缩放", "Llama 3"),
    },
    "architecture.normalization.kind": {
        "layernorm": Label("LayerNorm", "LayerNorm"),
        "rmsnorm": Label("RMSNorm", "RMSNorm"),
        "none": Label("无", "none"),
    },
    "architecture.normalization.placement": {
        "pre": Label("前置（Pre-Norm）", "pre"),
        "post": Label("后置（Post-Norm）", "post"),
        "sandwich": Label("前后都有", "sandwich"),
    },
    "license.commercial": {
        "yes": Label("可以", "yes"),
        "conditional": Label("有条件", "under conditions"),
        "no": Label("不可以", "no"),
    },
    "commercial": {
        "yes": Label("可商用", "commercial use allowed"),
        "conditional": Label("商用有条件", "commercial use under conditions"),
        "no": Label("不可商用", "no commercial use"),
    },
    "topic": {
        "modelling": Label("语言建模与分词", "language modelling"),
        "attention": Label("注意力", "attention"),
        "positions": Label("位置编码", "positions"),
        "layers": Label("归一化与前馈", "layers"),
        "experts": Label("混合专家", "mixture of experts"),
        "memory": Label("参数量与显存", "parameters and memory"),
        "compute": Label("算力与缩放定律", "compute and scaling"),
        "tuning": Label("提示与微调", "prompting and tuning"),
        "alignment": Label("偏好对齐与强化学习", "alignment"),
        "inference": Label("解码、量化与加速", "inference"),
        "parallelism": Label("分布式训练", "distributed training"),
        "evaluation": Label("评测", "evaluation"),
    },
    "modality": {
        "text": Label("文本", "text"),
        "image": Label("图像", "image"),
        "audio": Label("音频", "audio"),
        "video": Label("视频", "video"),
    },
    "ancestry": {
        "successor": Label("上一代", "successor of"),
        "fine-tuned": Label("微调自", "fine-tuned from"),
        "distilled": Label("蒸馏自", "distilled from"),
        "merged": Label("合并自", "merged from"),
        "quantised": Label("量化自", "quantised from"),
        "pruned": Label("剪枝自", "pruned from"),
    },
    "offspring": {
        "successor": Label("下一代", "succeeded by"),
        "fine-tuned": Label("微调出", "fine-tuned into"),
        "distilled": Label("蒸馏出", "distilled into"),
        "merged": Label("合并出", "merged into"),
        "quantised": Label("量化出", "quantised into"),
        "pruned": Label("剪枝出", "pruned into"),
    },
    "event": {
        "paper": Label("论文", "paper"),
        "product": Label("产品", "product"),
        "dataset": Label("数据集", "dataset"),
        "policy": Label("政策", "policy"),
        "other": Label("事件", "event"),
        "model": Label("模型", "model"),
    },
    "verdict": {
        "wrong": Label("错误", "wrong"),
        "imprecise": Label("不准确", "imprecise"),
    },
    "stage": {
        "pretraining": Label("预训练", "pre-training"),
        "sft": Label("监督微调", "supervised fine-tuning"),
        "rl": Label("强化学习", "reinforcement learning"),
        "distillation": Label("蒸馏", "distillation"),
        "long-context": Label("长上下文训练", "long-context training"),
        "other": Label("其他", "other"),
    },
    "tier": {
        "primary": Label("一手", "primary"),
        "vendor": Label("厂商页面", "vendor"),
        "third-party": Label("第三方", "third party"),
    },
    "standing": {
        "primary": Label("官方", "official"),
        "vendor": Label("官方", "official"),
        "third-party": Label("第三方", "third party"),
    },
}

UNDISCLOSED = Label("未公布", "undisclosed")
DISPUTED = Label("数据分歧", "disputed")
DERIVED = Label("推算", "derived")
ESTIMATED = Label("估计", "estimated")


def field_label(path: str) -> str:
    """The Chinese name of a field, or its path where it has none."""
    label = FIELDS.get(path)
    return label.zh if label else path.rsplit(".", 1)[-1]


def word(group: str, key: str) -> str:
    """The Chinese word for a value of a closed list."""
    label = WORDS.get(group, {}).get(key)
    return label.zh if label else key
