"""What the parts and lines of the sums are called."""

from __future__ import annotations

from llmnotes.derive.parameter_lines import Part
from llmnotes.views.labels import Label

PARTS: dict[Part, Label] = {
    Part.EMBEDDING: Label("词嵌入", "Embedding"),
    Part.POSITIONS: Label("位置", "Positions"),
    Part.ATTENTION: Label("注意力", "Attention"),
    Part.RECURRENT: Label("线性与状态空间层", "Linear and state-space layers"),
    Part.FEED_FORWARD: Label("前馈网络", "Feed-forward"),
    Part.EXPERTS: Label("路由专家", "Routed experts"),
    Part.SHARED_EXPERTS: Label("共享专家", "Shared experts"),
    Part.ROUTER: Label("路由器", "Router"),
    Part.NORMS: Label("归一化", "Norms"),
    Part.HEAD: Label("输出头", "Output head"),
    Part.TOWERS: Label("其他模态", "Other modalities"),
    Part.OTHER: Label("其他", "Other"),
}
LINES: dict[str, Label] = {
    "tokens": Label("词向量", "token vectors"),
    "projection": Label("嵌入投影", "embedding projection"),
    "segments": Label("段向量", "segment vectors"),
    "learned": Label("位置向量", "position vectors"),
    "relative": Label("相对位置", "relative positions"),
    "query": Label("查询", "queries"),
    "key": Label("键", "keys"),
    "value": Label("值", "values"),
    "output": Label("输出投影", "output projection"),
    "cross-query": Label("交叉注意力：查询", "cross-attention queries"),
    "cross-key": Label("交叉注意力：键", "cross-attention keys"),
    "cross-value": Label("交叉注意力：值", "cross-attention values"),
    "cross-output": Label("交叉注意力：输出", "cross-attention output"),
    "cross-qkv-bias": Label("交叉注意力：偏置", "cross-attention biases"),
    "cross-output-bias": Label("交叉注意力：输出偏置", "cross-attention output bias"),
    "qkv-bias": Label("查询、键、值的偏置", "biases of queries, keys, values"),
    "output-bias": Label("输出偏置", "output bias"),
    "qk-norm": Label("查询与键的归一化", "query and key norms"),
    "gate": Label("输出门", "output gate"),
    "sinks": Label("注意力汇", "attention sinks"),
    "indexer": Label("稀疏索引器", "sparse indexer"),
    "query-down": Label("查询压缩", "query compression"),
    "query-norm": Label("压缩后的归一化（查询）", "norm of the compressed query"),
    "query-up": Label("查询还原", "query expansion"),
    "kv-down": Label("键值压缩", "key-value compression"),
    "kv-norm": Label("压缩后的归一化（键值）", "norm of the latent"),
    "kv-up": Label("键值还原", "key-value expansion"),
    "in-projection": Label("输入投影", "input projection"),
    "decay-projection": Label("衰减的投影", "decay projection"),
    "decay": Label("衰减", "decay"),
    "beta": Label("写入强度", "write strength"),
    "convolution": Label("短卷积", "short convolution"),
    "conv-bias": Label("短卷积的偏置", "convolution bias"),
    "x-projection": Label("步长、B、C 的投影", "projection to step size, B, C"),
    "dt-projection": Label("步长的投影", "step size projection"),
    "skip": Label("直通", "skip"),
    "inner-norms": Label("步长、B、C 的归一化", "norms of step size, B, C"),
    "gated-norm": Label("输出归一化", "output norm"),
    "proj-bias": Label("投影的偏置", "projection biases"),
    "matrices": Label("权重矩阵", "matrices"),
    "bias": Label("偏置", "biases"),
    "routed": Label("全部专家", "all experts"),
    "latent": Label("压缩与还原", "compression and expansion"),
    "shared": Label("共享专家", "shared experts"),
    "shared-gate": Label("共享专家的门", "gate of the shared experts"),
    "router": Label("路由矩阵", "router matrix"),
    "router-bias": Label("路由偏置", "router bias"),
    "correction-bias": Label("负载均衡偏置", "load-balancing bias"),
    "layer-norms": Label("层内归一化", "norms of the layers"),
    "embedding-norm": Label("嵌入归一化", "embedding norm"),
    "final-norm": Label("末层归一化", "final norm"),
    "output-head": Label("输出矩阵", "output matrix"),
    "head-bias": Label("输出偏置", "output bias"),
    "pooler": Label("池化层", "pooler"),
    "masked-lm": Label("掩码语言模型头", "masked language model head"),
    "next-sentence": Label("下一句预测头", "next-sentence head"),
    "mtp-projection": Label("拼接后的投影", "projection of the pair"),
    "mtp-norms": Label("三处归一化", "three norms"),
}
MIXERS: dict[str, Label] = {
    "full": Label("全注意力", "full attention"),
    "sliding-window": Label("滑动窗口注意力", "sliding-window attention"),
    "chunked": Label("分块注意力", "chunked attention"),
    "sparse": Label("稀疏注意力", "sparse attention"),
    "latent": Label("多头潜在注意力（MLA）", "multi-head latent attention"),
    "linear": Label("线性注意力", "linear attention"),
    "state-space": Label("状态空间层", "state-space layer"),
    "short-convolution": Label("短卷积", "short convolution"),
}
EXTRAS: dict[str, Label] = {
    "multi-token-prediction": Label("多 token 预测模块", "multi-token prediction"),
    "tied-head": Label("重复保存的输出矩阵", "tied head stored twice"),
    "buffers": Label("缓冲区", "buffers"),
    "scales": Label("量化缩放因子", "quantisation scales"),
    "other": Label("其他", "other"),
    "left-out": Label("没有数进来的权重", "weights not counted"),
}


def line_label(name: str) -> str:
    """The Chinese name of a line; stated parts carry their own."""
    return LINES[name].zh if name in LINES else name
