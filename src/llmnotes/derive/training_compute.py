"""Training compute by the 6ND rule, beside the accelerator hours that the maker reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmnotes.schema.model import Model

# Dense BF16 peak of one card in FLOP/s. pytorch/torchtitan, torchtitan/tools/utils.py, which
# quotes NVIDIA's product pages (nvidia.com/en-us/data-center/a100, .../h100: half the sparse
# figure). A800 and H800 are the same chips with slower links; SXM cards throughout.
# TPU v4: cloud.google.com/tpu/docs/v4, 275 TFLOP/s a chip.
PEAK_FLOPS = {
    "A100": 312e12,
    "A800": 312e12,
    "H100": 989e12,
    "H800": 989e12,
    "H200": 989e12,
    "TPU v4": 275e12,
}
SECONDS_PER_HOUR = 3600
FLOPS_PER_WEIGHT_AND_TOKEN = 6


@dataclass(frozen=True, slots=True)
class TrainingCompute:
    """Compute of the pre-training, in FLOP."""

    parameters: float
    """Weights that one token uses (N)."""
    tokens: float
    """Tokens (D)."""
    peak_flops: float | None
    """Peak of one card, where it is known."""
    card_hours: float | None
    """Hours that the maker reports."""

    @property
    def flops(self) -> float:
        """6ND: two for each weight and token forward, four backward."""
        return FLOPS_PER_WEIGHT_AND_TOKEN * self.parameters * self.tokens

    @property
    def available_flops(self) -> float | None:
        """What the reported hours could have computed at the peak."""
        if self.peak_flops is None or self.card_hours is None:
            return None
        return self.peak_flops * self.card_hours * SECONDS_PER_HOUR

    @property
    def utilisation(self) -> float | None:
        """The share of the peak that 6ND and the hours imply."""
        available = self.available_flops
        return self.flops / available if available else None

    @property
    def tokens_per_parameter(self) -> float:
        """Tokens for each weight in use; Chinchilla found about 20 to be the best."""
        return self.tokens / self.parameters


def training_compute(model: Model) -> TrainingCompute | None:
    """Compute of a model's pre-training; `None` where weights or tokens are not known."""
    counts, training = model.parameters, model.training
    if counts is None or training is None or training.tokens is None:
        return None
    used = counts.active or counts.total
    if used is None:
        return None
    peak = peak_flops(training.hardware.accelerator) if training.hardware else None
    return TrainingCompute(used * 1e9, training.tokens, peak, training.gpu_hours)


def peak_flops(accelerator: str) -> float | None:
    """The peak of a card by its name: `A100-80GB` is an A100."""
    return next((peak for name, peak in PEAK_FLOPS.items() if accelerator.startswith(name)), None)
