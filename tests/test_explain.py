"""What `llmnotes explain` says about one model."""

import json
from pathlib import Path

import pytest
import yaml

from llmnotes.adapters.cli import main
from llmnotes.catalog.build import build_catalog
from llmnotes.directives.writer import PageWriter
from llmnotes.pages.explain import explain_all, explain_params, explain_text
from llmnotes.pages.model_sums import sums_html

CASE = Path(__file__).parent / "golden" / "derive" / "deepseek-v3.yaml"


@pytest.fixture(scope="module")
def texts():
    given = yaml.safe_load(CASE.read_text(encoding="utf-8"))
    model = {
        "name": "DeepSeek-V3",
        "family": "deepseek",
        "released": "2024-12-26",
        "parameters": {"total": 671, "active": 37},
        "context_length": {"native": 131072},
        "training": {
            "tokens": 14.8e12,
            "gpu_hours": 2.664e6,
            "hardware": {"accelerator": "H800"},
        },
        "architecture": given["architecture"],
    }
    unknown = {"name": "X", "family": "deepseek", "released": "2023"}
    folder = "data/models/deepseek"
    return {
        f"{folder}/deepseek-v3.yaml": json.dumps(model),
        f"{folder}/unknown.yaml": json.dumps(unknown),
    }


@pytest.fixture(scope="module")
def catalog(texts):
    return build_catalog(texts)


@pytest.mark.parametrize(
    "line",
    [
        "256 × 3 × 7,168 × 2,048 =  11,274,289,152",
        "一层 187,107,328，61 层：187,107,328 × 61 = 11,413,547,008",
        "总参数           671,026,419,200",
        "计入输入嵌入：375.5 亿（37.55B），即 37,552,297,472。",
        "不计输入嵌入：366.3 亿（36.63B），即 36,625,618,432。",
        "BF16（每个数 2 字节）：每个 token 增加 70,272 字节，即 68.62 KiB。",
        "1M（超出上下文）",
        "FP8     671 GB",
        "隐含的利用率：34.6%。",
    ],
)
def test_the_sums_can_be_redone(catalog, line):
    assert line in explain_text(catalog, "deepseek-v3")


def test_programs_get_the_same_numbers(catalog):
    found = explain_params(catalog, "deepseek-v3")
    assert found["total"] == 671_026_419_200
    assert found["groups"][1]["rows"][0]["numbers"] == "7,168 × 1,536"
    whole = explain_all(catalog, "deepseek-v3")
    assert whole["kv_cache"]["per_token"] == (70_272, 35_136)
    assert json.loads(json.dumps(whole))["growth"]["previous"] == "unknown"


def test_a_model_without_architecture_says_so(catalog):
    assert explain_params(catalog, "unknown")["missing"] == ["architecture"]
    assert "架构没有收录" in explain_text(catalog, "unknown")
    assert sums_html(PageWriter(catalog, "models/unknown.md"), "unknown") == ""


def test_the_page_shows_the_same_table(catalog):
    html = sums_html(PageWriter(catalog, "models/deepseek-v3.md"), "deepseek-v3")
    for words in ("671,026,419,200", "68.62 KiB", "256 × 3 × 7,168 × 2,048", "34.6%"):
        assert words in html


def test_the_command_line(texts, tmp_path, capsys):
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    root = ["--root", str(tmp_path)]
    assert main([*root, "explain", "deepseek-v3"]) == 0
    assert "总参数" in capsys.readouterr().out
    assert main([*root, "explain", "deepseek-v3", "--params", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 671_026_419_200
    assert main([*root, "explain", "deepseek-v4"]) == 2
    assert "did you mean 'deepseek-v3'?" in capsys.readouterr().err
