"""The formulas of the site itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from formula_contexts import Contexts
from llmnotes.render.formulas.scan import spans

ROOT = Path(__file__).parents[1]
DATA = sorted((ROOT / "data" / "formulas").glob("*.yaml"))


@pytest.fixture(scope="module")
def pages():
    return Contexts()


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_a_formula_of_the_data_arrives_in_every_context(path, pages):
    tex = yaml.safe_load(path.read_text(encoding="utf-8"))["latex"].strip()
    assert pages.harmed(tex) == []


def test_the_formulas_of_the_chapters_arrive_in_every_context(pages):
    texts = (page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    formulas = sorted({span.tex for text in texts for span in spans(text)})
    assert {tex: bad for tex in formulas if (bad := pages.harmed(tex))} == {}
