"""An embedding that is smaller than the tokenizer, or far larger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llmnotes.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from llmnotes.catalog.catalog import Catalog

# rows are added to reach a round multiple (64 to 512 in common) or for tokens to come
MOST = 4096


def vocabulary_padding(catalog: Catalog) -> Iterator[Diagnostic]:
    """The embedding has a row for each token and at most some thousand more."""
    for entry in catalog.models:
        architecture = entry.record.architecture
        rows = architecture.vocab_size if architecture else None
        tokens = architecture.tokenizer_vocab_size if architecture else None
        if rows and tokens and not 0 <= rows - tokens <= MOST:
            yield Diagnostic(
                entry.locate("architecture", "tokenizer_vocab_size"),
                "vocabulary-padding",
                f"vocab_size {rows:,} - tokenizer_vocab_size {tokens:,} = {rows - tokens:,} rows",
                "one of the two is wrong: no token may lack its row, and few rows are spare",
            )
