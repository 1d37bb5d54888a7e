"""New files: they say nothing false, and `check` tells what is open."""

from __future__ import annotations

import re

import pytest
import yaml

from llmnotes.adapters.cli import main
from llmnotes.diagnostics import DataError
from llmnotes.editing.places import kind_of, path_of
from llmnotes.editing.skeleton import skeleton
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.validate import validate


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_a_skeleton_asks_for_the_required_fields_and_says_nothing(kind):
    text = skeleton(kind, "x", {})
    record = (yaml.safe_load(text) or {}).get("x") if kind.in_one_file else yaml.safe_load(text)
    required = {f.alias or n for n, f in kind.record.model_fields.items() if f.is_required()}
    assert record == dict.fromkeys(required)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_a_skeleton_shows_every_field_under_its_right_name(kind):
    text = re.sub(r"^( *)# (?=\S+:  #)", r"\1", skeleton(kind, "x", {}), flags=re.MULTILINE)
    text = re.sub(r"^# (?= +(- )?[\w-]+:  #)", "", text, flags=re.MULTILINE)
    for name, field in kind.record.model_fields.items():
        assert re.search(rf"^ *{field.alias or name}:  # \S", text, re.MULTILINE)
    assert yaml.safe_load(text)


def test_the_only_wrong_thing_about_a_skeleton_is_what_is_open():
    kind = next(kind for kind in KINDS if kind.singular == "term")
    text = skeleton(kind, "x", {"name": "词"})
    with pytest.raises(DataError, match="definition has no value"):
        read_yaml("data/terms/x.yaml", text)
    filled = text.replace("definition:", "definition: 一个词。")
    assert validate(read_yaml("data/terms/x.yaml", filled), kind.record)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_a_path_tells_the_kind(kind):
    assert kind_of(path_of(kind, "x", "y")) is kind


def test_a_wrong_place_has_no_kind():
    assert kind_of("data/models/x.yaml") is None
    assert kind_of("docs/terms/x.yaml") is None


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data/families").mkdir(parents=True)
    (tmp_path / "data/families/qwen.yaml").write_text("name: Qwen\norganization: alibaba\n")
    return tmp_path


def run(project, *words):
    return main(["--root", str(project), *words])


def test_new_model_stands_in_the_folder_of_its_family(project, capsys):
    assert run(project, "new", "model", "--family", "qwen", "--id", "qwen3-8b") == 0
    path = project / "data/models/qwen/qwen3-8b.yaml"
    assert str(path.relative_to(project)) in capsys.readouterr().out
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../../schema/model.json"
    assert "family: qwen" in lines


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("model", "--family", "qwem", "--id", "x"), "did you mean 'qwen'?"),
        (("model", "--id", "x"), "a model needs --family"),
        (("term", "--id", "Big Word"), "is no id"),
        (("family", "--id", "qwen"), "is there already"),
    ],
)
def test_new_refuses_what_cannot_be(project, capsys, words, told):
    assert run(project, "new", *words) == 2
    assert told in capsys.readouterr().err


def test_new_symbol_is_added_to_the_file_of_symbols(project, capsys):
    assert run(project, "new", "symbol", "--id", "d-k") == 0
    assert run(project, "new", "symbol", "--id", "d-v") == 0
    assert run(project, "new", "symbol", "--id", "d-k") == 2
    assert list(yaml.safe_load((project / "data/symbols.yaml").read_text())) == ["d-k", "d-v"]
    assert "already" in capsys.readouterr().err
