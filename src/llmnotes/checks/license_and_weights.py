"""An open licence on weights that nobody can download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

# SPDX ids of licences that allow everyone to use, change and pass on
OPEN = ("MIT", "Apache-2.0", "BSD-", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0")


def license_and_weights(catalog: Catalog) -> Iterator[Diagnostic]:
    """Weights under an open licence can be downloaded."""
    for entry in catalog.models:
        license_, weights = entry.record.license, entry.record.weights
        if license_ and weights not in (None, "open") and license_.name.startswith(OPEN):
            yield Diagnostic(
                entry.locate("weights"),
                "license-and-weights",
                f"the licence is {license_.name}, the weights are {weights}",
                "a licence of the code is not one of the weights; correct one of the two",
            )
