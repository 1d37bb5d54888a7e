"""Every kind, check and directive is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmnotes.checks import CHECKS, RECORD_CHECKS
from llmnotes.directives import DIRECTIVES
from llmnotes.schema.kinds import KINDS
from llmnotes.views.places import SHELVES

DOCS = Path(__file__).parents[1] / "docs" / "contributing"
GUIDE = (DOCS / "data-guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [kind.singular for kind in KINDS])
def test_a_kind_has_a_page(kind):
    page = (DOCS / "data" / f"{kind}.md").read_text(encoding="utf-8")
    assert f"/// fields | {kind}\n///" in page
    assert f"(data/{kind}.md)" in GUIDE


@pytest.mark.parametrize("check", [check.__name__ for check in (*RECORD_CHECKS, *CHECKS)])
def test_a_check_has_a_paragraph(check):
    assert f"\n### {check.replace('_', '-')}\n\n" in GUIDE


@pytest.mark.parametrize("name", DIRECTIVES)
def test_a_directive_is_explained(name):
    assert f"`/// {name}" in GUIDE


@pytest.mark.parametrize("kind", SHELVES)
def test_an_inline_reference_is_explained(kind):
    assert f"[[{kind}:" in GUIDE or f"`{kind}`" in GUIDE
