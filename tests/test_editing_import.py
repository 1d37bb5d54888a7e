"""Drafts from configs and tables."""

from __future__ import annotations

import json

import pytest

from llmnotes.adapters.cli import main
from llmnotes.editing.config_import import checkpoint_count, import_config
from llmnotes.editing.draft import Origin, Wanted, counted, draft_files
from llmnotes.editing.yaml_text import yaml_block
from llmnotes.loading.yaml_reader import read_yaml
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.validate import validate

MODEL = next(kind for kind in KINDS if kind.singular == "model").record
# The element counts of the published weight files, without tied heads stored twice; for Mamba and
# GLM-4-0414 the sum of the shapes of their classes in transformers.
TOTALS = {
    "gpt2": 124_439_808,
    "llama": 6_738_415_616,
    "mistral": 7_241_732_096,
    "qwen2": 7_615_616_512,
    "qwen3": 8_190_735_360,
    "qwen3_moe": 30_532_122_624,
    "mixtral": 46_702_792_704,
    "deepseek_v2": 235_741_434_880,
    "deepseek_v3": 671_026_419_200,
    "phi3": 3_821_079_552,
    "falcon": 7_217_189_760 - 65_024 * 4_544,
    "falcon_40b": 41_835_970_560 - 65_024 * 8_192,
    "bloom": 176_247_271_424,
    "jamba": 51_570_323_328,
    "gpt_oss": 20_914_757_184,
    "gemma2": 2_614_341_888,
    "gemma3": 27_432_406_640 - 423_060_336,  # without the tower for images
    "mamba": 129_135_360,
    "glm4": 9_400_279_040,
}


@pytest.mark.golden("editing/import/*.yaml")
def test_a_config_becomes_a_draft(golden):
    config = json.loads(golden.given["config.json"])
    found = import_config(config)
    origin = Origin("config.json", "0123abc", "2026-11-23", "maker/model")
    files = draft_files(found, Wanted("m", "f", "模型 M", "classes"), origin, None)
    model = files["data/models/f/m.yaml"]
    written = "\n".join(line for line in model.splitlines() if not line.startswith("#"))
    golden.expect(
        known=found.known,
        unread=list(found.unread),
        parameters=counted(found.architecture),
        model=f"{written}\n",
    )
    if found.known:
        filled = written.replace("released:", "released: '2025'")
        record = validate(read_yaml("data/models/f/m.yaml", filled), MODEL)
        covered = {path for citation in record.sources for path in citation.covers}
        assert {p.split(".")[1] for p in covered} == set(found.architecture)
    source = files["data/sources/m-config.yaml"]
    assert "URL: https://huggingface.co/maker/model/blob/0123abc/config.json" in source


@pytest.mark.parametrize("name", TOTALS)
def test_the_draft_counts_to_the_last_digit(name, pytestconfig):
    path = pytestconfig.rootpath / f"tests/golden/editing/import/{name}.yaml"
    config = json.loads(
        read_yaml("x", path.read_text(encoding="utf-8")).data["given"]["config.json"]
    )
    assert counted(import_config(config).architecture) == TOTALS[name]


def test_the_index_of_the_weight_files_gives_their_count():
    index = {"metadata": {"total_size": 200}}
    assert checkpoint_count(index, {"torch_dtype": "bfloat16"}) == 100
    assert checkpoint_count({"metadata": {"total_size": 200, "total_parameters": 7}}, {}) == 7
    quantised = {"torch_dtype": "bfloat16", "quantization_config": {"quant_method": "fp8"}}
    assert checkpoint_count(index, quantised) is None
    assert checkpoint_count({}, {"torch_dtype": "bfloat16"}) is None


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        "a: b",
        "x #y",
        "no",
        "true",
        "12",
        "1e9",
        "'",
        "- x",
        "中文，可以",
        "a\nb",
        "~",
        "[x]",
        "C++ 14",
        "a, b",
    ],
)
def test_written_text_is_read_back(value):
    wanted = {"a": value, "b": [1, 2.5, True, value], "c": [{"d": value, "e": {"f": 1}}]}
    assert read_yaml("x", yaml_block(wanted).removeprefix("\n")).data == wanted


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data/families").mkdir(parents=True)
    (tmp_path / "data/families/qwen.yaml").write_text("name: Qwen\norganization: alibaba\n")
    config = {"model_type": "qwen3", "hidden_size": 64, "num_attention_heads": 4}
    config |= {"num_hidden_layers": 2, "vocab_size": 100, "intermediate_size": 128}
    config |= {"hidden_act": "silu", "torch_dtype": "bfloat16"}
    (tmp_path / "config.json").write_text(json.dumps(config))
    (tmp_path / "index.json").write_text(json.dumps({"metadata": {"total_size": 2 * 95_040}}))
    return tmp_path


def run(project, *words):
    return main(["--root", str(project), "import", *words])


def test_import_writes_the_model_and_its_source_once(project, capsys):
    words = [str(project / "config.json"), "--family", "qwen", "--id", "q"]
    assert run(project, *words, "--safetensors", str(project / "index.json")) == 0
    told = capsys.readouterr().out
    assert "parameters" in told
    text = (project / "data/models/qwen/q.yaml").read_text(encoding="utf-8")
    assert "  checkpoint: 95040" in text
    assert "\n  head_dim: 16\n" in text
    source = (project / "data/sources/q-config.yaml").read_text(encoding="utf-8")
    assert "version: sha256:" in source.replace("'", "")
    assert run(project, *words) == 2
    assert "is there already" in capsys.readouterr().err


def test_import_names_an_architecture_it_does_not_know(project, capsys):
    (project / "config.json").write_text('{"model_type": "new", "vocab_size": 9, "odd": 1}')
    assert run(project, str(project / "config.json"), "--family", "qwen", "--id", "n") == 0
    told = capsys.readouterr()
    assert "unknown architecture 'new'" in told.err
    assert "not taken: odd = 1" in told.out


def test_import_refuses_what_is_no_config(project, capsys):
    (project / "config.json").write_text("[1")
    assert run(project, str(project / "config.json"), "--family", "qwen", "--id", "n") == 2
    assert run(project, "missing.json", "--family", "qwen", "--id", "n") == 2
    assert run(project) == 2
    assert "Traceback" not in capsys.readouterr().err


MAP = """\
id: {column: Model, slug: true}
family: {column: Maker, values: {Alibaba: qwen}}
source: epoch
fields:
  name: {column: Model}
  released: {column: Date}
  parameters.total: {column: Parameters, scale: 1e-9}
  training.tokens: {column: Tokens, scale: 1}
  aliases: {column: Also, split: ";"}
"""
TABLE = """\
Model,Maker,Date,Parameters,Tokens,Also
Qwen X 7B,Alibaba,2024-02,7.7e9,"3,000,000","QX; Q7"
"Two
lines",Alibaba,2024-13,,,
Qwen Y,Alibaba,2024,many,,
Qwen X-7B,Alibaba,2024,,,
Other,Unknown Maker,2024,,,
Qwen Z,Alibaba,2025,,,
"""


def test_a_table_gives_its_good_rows_and_tells_the_bad_ones(project, capsys):
    (project / "map.yaml").write_text(MAP)
    (project / "t.csv").write_bytes(b"\xef\xbb\xbf" + TABLE.encode())
    words = ["--from-csv", str(project / "t.csv"), "--map", str(project / "map.yaml")]
    assert run(project, *words) == 1
    told = capsys.readouterr()
    assert told.out == "2 files written\n"
    lines = [line for line in told.err.splitlines() if line.startswith("t.csv:")]
    assert [line.split(" [")[-1].rstrip("]") for line in lines] == [
        "schema-value-error",
        "not-a-number",
        "duplicate-id",
        "bad-id",
    ]
    assert [line.split(":")[1] for line in lines] == ["3", "5", "6", "7"]
    assert (project / "data/models/qwen/qwen-x-7b.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/model.json\n"
        "name: Qwen X 7B\nfamily: qwen\nreleased: 2024-02\naliases: [QX, Q7]\n"
        "parameters:\n  total: 7.7\ntraining:\n  tokens: 3000000\n"
        "sources:\n  - ref: epoch\n    at: t.csv, line 2\n"
    )


def test_a_wrong_map_is_told_with_its_line(project, capsys):
    (project / "map.yaml").write_text("id: {column: A}\nfields: {name: {colum: A}}\n")
    (project / "t.csv").write_text("A\nx\n")
    words = ["--from-csv", str(project / "t.csv"), "--map", str(project / "map.yaml")]
    assert run(project, *words) == 1
    assert "map.yaml:2:" in capsys.readouterr().err
