"""Guides to the shape of the network: sizes, norms, positions, experts and further parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.schema.architecture import (
    Architecture,
    EncoderHeads,
    MultiTokenPrediction,
    Normalization,
    OtherPart,
    Tower,
)
from llmnotes.schema.experts import MixtureOfExperts
from llmnotes.schema.guide.guide import (
    BASE,
    COUNT,
    EXPERTS,
    HEADS,
    LAYERS,
    RATIO,
    TOKENS,
    WIDTH,
    Guide,
)
from llmnotes.schema.positions import (
    AlibiPositions,
    LearnedPositions,
    NoPositions,
    RelativePositions,
    RopeScaling,
    RotaryPositions,
    SinusoidalPositions,
    TransformerXLPositions,
)

if TYPE_CHECKING:
    from llmnotes.schema.guide.guide import Guides

GUIDES: Guides = {
    Architecture: {
        "kind": Guide(
            "Transformer 的哪一半，或两者都有：仅编码器、仅解码器、编码器–解码器。", "decoder-only"
        ),
        "num_hidden_layers": Guide("层数；编码器–解码器模型改写下面两项。", 32, LAYERS),
        "encoder_layers": Guide("编码器的层数，只用于编码器–解码器模型。", 12, LAYERS),
        "decoder_layers": Guide("解码器的层数，只用于编码器–解码器模型。", 12, LAYERS),
        "hidden_size": Guide("隐藏维度，即残差流的宽度。", 4096, WIDTH),
        "vocab_size": Guide("词表大小：嵌入矩阵的行数，含补齐的行。", 128256, COUNT),
        "tokenizer_vocab_size": Guide(
            "分词器认识的 token 个数；只在与 `vocab_size` 不同时写。", 262144, COUNT
        ),
        "num_attention_heads": Guide("每层的查询头数。", 32, HEADS),
        "num_key_value_heads": Guide("每层的键值头数：MHA 等于查询头数，MQA 为 1。", 8, HEADS),
        "head_dim": Guide("每头维度；等于 hidden_size / num_attention_heads 时也写。", 128, WIDTH),
        "intermediate_size": Guide("稠密前馈网络的内部宽度。", 14336, WIDTH),
        "activation": Guide("激活函数；以 `glu` 结尾的带门控，有三个矩阵而不是两个。"),
        "bias": Guide("线性层是否有偏置；注意力和专家可另写。"),
        "feed_forward_bias": Guide("稠密前馈网络是否有偏置；不写则同 `bias`。"),
        "tie_word_embeddings": Guide("输出层是否就是嵌入矩阵。"),
        "head_bias": Guide("输出层是否有偏置。"),
        "embedding_size": Guide(
            "嵌入矩阵的宽度；只在与 `hidden_size` 不同、其后有投影时写。", 128, WIDTH
        ),
        "embedding_projections": Guide(
            "两个宽度之间的投影个数：只有输入处 1 个（ALBERT），输入输出各一共 2 个（OPT-350M）。",
            2,
            COUNT,
        ),
        "type_vocab_size": Guide("段嵌入的行数（BERT）。", 2, COUNT),
        "attention": Guide("每层的注意力（或替代它的部分）；各层相同时写。"),
        "mixers": Guide(
            "各层不同时，按 `name` 列出各种注意力；哪层用哪种由 `layer_pattern` 说明。"
        ),
        "layer_pattern": Guide("从底层起，每层用哪一种；循环到填满所有层。"),
        "share_layers": Guide("是否所有层共用一套参数（ALBERT）。"),
        "kv_shared_layers": Guide(
            "顶部有多少层读取下层的缓存、自己不留缓存（Gemma 3n）。", 10, LAYERS
        ),
        "positions": Guide("位置编码。"),
        "normalization": Guide("归一化。"),
        "moe": Guide("混合专家；稠密模型不写。"),
        "multi_token_prediction": Guide("预测后续多个 token 的附加层（MTP）。"),
        "heads": Guide("编码器之上的部分。"),
        "towers": Guide("处理图像与声音的网络。"),
        "other_parts": Guide("其他字段都描述不了的参数。"),
    },
    Normalization: {
        "kind": Guide("LayerNorm、RMSNorm，或没有。"),
        "placement": Guide("在子层之前、之后，或前后都有（每层 4 个）。"),
        "bias": Guide("归一化除权重外是否有偏置；不写时 LayerNorm 有、RMSNorm 没有。"),
        "weights": Guide("归一化有没有可学习的权重（OLMo 1 没有）。"),
        "norms_per_layer": Guide(
            "每层的归一化个数；只在不是 2（前置、后置）或 4（前后都有）时写，并行结构共用 1 个。",
            1,
            COUNT,
        ),
        "embedding_norm": Guide("嵌入之后是否归一化（BERT、BLOOM）。"),
        "final_norm": Guide("最后一层之后是否归一化（BERT 与 GPT-1 没有）。"),
    },
    MultiTokenPrediction: {
        "num_layers": Guide("模块个数（`num_nextn_predict_layers`）。", 1, LAYERS),
        "layer_pattern": Guide("一个模块内各层用哪一种；不写则为一层，同最后一层。"),
        "own_embedding": Guide("权重文件里是否为每个模块另存一份嵌入。"),
        "own_head": Guide("权重文件里是否为每个模块另存一份输出层。"),
    },
    Tower: {
        "name": Guide("是什么。", "SigLIP-So400m 与投影层"),
        "modality": Guide("读什么：图像、声音或视频。"),
        "parameters": Guide("精确的参数个数，含接入语言模型的投影层。", 423060336, COUNT),
        "in_total": Guide("总数是否包含它。"),
    },
    OtherPart: {
        "name": Guide("是什么。", "逐层嵌入"),
        "parameters": Guide("精确个数。", 1048576, COUNT),
        "active": Guide("是否每个 token 都用到。"),
    },
    EncoderHeads: {
        "pooler": Guide("首个 token 之上的全连接层：hidden_size × hidden_size 加偏置。"),
        "masked_lm": Guide("全连接层、归一化和每个词的偏置（矩阵即嵌入矩阵）。"),
        "next_sentence": Guide("两个输出的分类层。"),
    },
    LearnedPositions: {
        "kind": Guide("可学习的绝对位置。"),
        "rows": Guide("位置表的行数，通常是上下文长度；OPT 与 BART 多 2 行。", 1024, COUNT),
    },
    SinusoidalPositions: {"kind": Guide("正弦绝对位置。")},
    RelativePositions: {
        "kind": Guide("相对位置偏置。"),
        "buckets": Guide("区分多少种距离（`relative_attention_num_buckets`）。", 32, COUNT),
        "max_distance": Guide("从这个距离起归入同一类。", 128, TOKENS),
    },
    TransformerXLPositions: {"kind": Guide("每层带独立投影的相对位置（Transformer-XL、XLNet）。")},
    RotaryPositions: {
        "kind": Guide("旋转位置编码（RoPE）。"),
        "theta": Guide("频率的基数（`rope_theta`）。", 500000, BASE),
        "rotary_dim": Guide("每头有多少维参与旋转；只在不是全部时写。", 64, WIDTH),
        "scaling": Guide("长度缩放；只在模型发布时就带有时写。"),
    },
    RopeScaling: {
        "kind": Guide("缩放方法（`rope_type`）。"),
        "factor": Guide("扩展到多少倍。", 40, RATIO),
        "original_max_position_embeddings": Guide("缩放之前的长度。", 4096, TOKENS),
    },
    AlibiPositions: {"kind": Guide("ALiBi：随距离增大的固定惩罚。")},
    NoPositions: {"kind": Guide("没有位置编码，顺序只由因果掩码体现。")},
    MixtureOfExperts: {
        "num_experts": Guide(
            "每层的路由专家数（`n_routed_experts`、`num_local_experts`）。", 256, EXPERTS
        ),
        "num_experts_per_token": Guide(
            "每个 token 用到的路由专家数（`num_experts_per_tok`）。", 8, EXPERTS
        ),
        "moe_intermediate_size": Guide(
            "每个路由专家的宽度；不写则同 `intermediate_size`。", 2048, WIDTH
        ),
        "latent_size": Guide(
            "进入路由专家之前投影到的宽度（`moe_latent_size`，Nemotron 3 Super）；"
            "不写则专家在全宽度上工作。",
            1024,
            WIDTH,
        ),
        "num_shared_experts": Guide(
            "每个 token 都用的共享专家数（`n_shared_experts`）。", 1, EXPERTS
        ),
        "shared_expert_intermediate_size": Guide(
            "全部共享专家的总宽度；只在不等于个数乘以单个专家的宽度时写。", 5632, WIDTH
        ),
        "first_dense_layers": Guide("底部没有专家的层数（`first_k_dense_replace`）。", 3, LAYERS),
        "expert_layer_period": Guide("每隔几层有一层专家（`decoder_sparse_step`）。", 2, LAYERS),
        "expert_layer_offset": Guide(
            "第一个专家层的序号，从 0 数起；不写则为每个周期的最后一层。", 1, LAYERS
        ),
        "router_bias": Guide("路由器的投影是否有偏置（gpt-oss）。"),
        "correction_bias": Guide("每个专家一个、用来均衡负载并与权重一起保存的数（DeepSeek-V3）。"),
        "shared_expert_gate": Guide("共享专家是否有可学习的门（Qwen1.5-MoE）。"),
        "expert_bias": Guide("专家是否有偏置；不写则同 `bias`。"),
        "dense_residual": Guide("每层除专家外是否保留稠密网络（Arctic）。"),
        "zero_experts": Guide("路由器可选的、没有参数的专家数（LongCat）。", 256, EXPERTS),
    },
}
