"""The letters that a legend has to explain."""

from __future__ import annotations

import pytest

from llmnotes.derive.latex_letters import letters


@pytest.mark.parametrize(
    ("latex", "found"),
    [
        (r"\mathcal{L}=-\frac{1}{n}\sum_i\log p_\theta", {"mathcal L", "n", "i", "p", "theta"}),
        (r"N_{\text{kv}}\ \operatorname{Topk}(x)", {"N", "x"}),
        (r"\hat{x}\ne x", {"hat x", "x"}),
        (r"\mathbb{1}(c_i>\bar{c})", {"mathbb 1", "c", "i", "bar c"}),
    ],
)
def test_letters_of_a_formula(latex, found):
    assert letters(latex) == found
