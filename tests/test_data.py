"""Our own data: it has no errors, and its schema files are fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmnotes.adapters.cli import main
from llmnotes.schema.json_schema import schema_files
from llmnotes.schema.kinds import KINDS

ROOT = Path(__file__).parents[1]
FIRST_LINE = "# yaml-language-server: $schema="


def test_the_data_has_no_errors(capsys):
    assert main(["--root", str(ROOT), "check"]) == 0, capsys.readouterr().err


def test_the_fields_of_all_files_are_in_order(capsys):
    assert main(["--root", str(ROOT), "fmt", "--check"]) == 0, capsys.readouterr().err


@pytest.mark.parametrize("path", schema_files())
def test_a_schema_file_is_fresh(path):
    assert (ROOT / path).read_text(encoding="utf-8") == schema_files()[path]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_file_names_its_schema(kind):
    files = ROOT.glob(
        f"data/{kind.name}.yaml" if kind.in_one_file else f"data/{kind.name}/**/*.yaml"
    )
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(FIRST_LINE), path
        assert (path.parent / first.removeprefix(FIRST_LINE)).resolve().is_file(), path
