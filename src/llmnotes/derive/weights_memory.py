"""How much memory the weights of a model take."""

from __future__ import annotations

BITS_PER_WEIGHT = {"BF16": 16, "FP8": 8, "INT4": 4}
# the memory of common cards as sold, in GB of 10^9 bytes: RTX 4090, L40S, A100 and H100, H200
CARDS = {"24 GB": 24 * 10**9, "48 GB": 48 * 10**9, "80 GB": 80 * 10**9, "141 GB": 141 * 10**9}


def weights_memory(parameters: int, dtype: str) -> int:
    """Bytes of all weights in one number format, without scales of quantised blocks."""
    return parameters * BITS_PER_WEIGHT[dtype] // 8
