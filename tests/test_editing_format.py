"""Order of fields and mistakes with one right answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmnotes.adapters.cli import main
from llmnotes.editing.fixes import mended
from llmnotes.editing.formatting import formatted
from llmnotes.editing.places import kind_named, kind_of
from llmnotes.loading.yaml_reader import read_yaml

ROOT = Path(__file__).parents[1]
MODEL = kind_named("model")
PATH = "data/models/x/m.yaml"


@pytest.mark.golden("editing/format/*.yaml")
def test_fields_are_put_in_order(golden):
    texts = {path: text.decode() for path, text in golden.given.items()}
    after = {path: formatted(kind_of(path), path, text) for path, text in texts.items()}
    again = {path: formatted(kind_of(path), path, text) for path, text in after.items()}
    assert again == after
    golden.expect(formatted=after)


@pytest.mark.golden("editing/fix/*.yaml")
def test_slips_are_mended(golden):
    golden.expect(mended=mended({path: text.decode() for path, text in golden.given.items()}))


scalars = st.one_of(
    st.integers(-9, 10**12),
    st.booleans(),
    st.sampled_from(["x", "no", "2020-05", "a: b", "# no comment", "36e12", " lead", "two\nlines"]),
)
names = st.sampled_from(
    ["name", "family", "released", "kind", "parameters", "total", "sources", "ref", "at", "other"]
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(names, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def written(value, indent, draw):
    """A value as YAML, in one of the forms people use, with comments between."""
    if isinstance(value, dict) and draw(st.booleans()):
        lines = []
        for name, inner in value.items():
            if lines and draw(st.booleans()):
                lines.append(f"{' ' * indent}# about {name}")
            lines.append(f"{' ' * indent}{name}:{written(inner, indent + 2, draw)}")
        return "\n" + "\n".join(lines)
    if isinstance(value, list) and draw(st.booleans()):
        items = (written(item, indent + 2, draw) for item in value)
        return "".join(
            f"\n{' ' * indent}-{' ' + i.lstrip() if i.startswith(chr(10)) else i}" for i in items
        )
    return f" {json.dumps(value)}"


@settings(max_examples=150)
@given(st.dictionaries(names, values, min_size=1), st.data())
def test_no_value_and_no_comment_changes(record, data):
    lines = []
    for name, inner in record.items():
        lines += [f"# before {name}", f"{name}:{written(inner, 2, data.draw)}  "]
    text = "\n".join(lines) + "\n"
    before = read_yaml(PATH, text).data
    after = formatted(MODEL, PATH, text)
    assert read_yaml(PATH, after).data == before
    assert json.dumps(read_yaml(PATH, after).data, sort_keys=True) == json.dumps(
        before, sort_keys=True
    )
    assert formatted(MODEL, PATH, after) == after
    comments = sorted(line.strip() for line in text.splitlines() if line.strip()[:2] == "# ")
    assert sorted(x.strip() for x in after.splitlines()[1:] if x.strip()[:2] == "# ") == comments


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data/organizations").mkdir(parents=True)
    path = tmp_path / "data/organizations/openai.yaml"
    path.write_bytes(b"\xef\xbb\xbfurl: https://openai.com\r\nnmae: OpenAI\r\n")
    return tmp_path


def test_fmt_writes_and_check_only_tells(project, capsys):
    path = project / "data/organizations/openai.yaml"
    path.write_text("url: https://openai.com\nname: OpenAI\n")
    assert main(["--root", str(project), "fmt", "--check"]) == 1
    assert "data/organizations/openai.yaml:1:1: error" in capsys.readouterr().err
    assert main(["--root", str(project), "fmt"]) == 0
    assert capsys.readouterr().out == "1 of 1 files changed\n"
    assert path.read_text().splitlines()[1:] == ["name: OpenAI", "url: https://openai.com"]
    assert main(["--root", str(project), "fmt", "--check"]) == 0


def test_check_fix_mends_slips_line_ends_and_the_first_line(project, capsys):
    assert main(["--root", str(project), "check", "--fix"]) == 0
    assert "openai.yaml: mended" in capsys.readouterr().err
    assert (project / "data/organizations/openai.yaml").read_bytes() == (
        b"# yaml-language-server: $schema=../schema/organization.json\n"
        b"url: https://openai.com\nname: OpenAI\n"
    )


@pytest.mark.parametrize("path", sorted(ROOT.glob("data/models/deepseek/*.yaml")), ids=str)
def test_our_own_files_keep_their_values(path):
    text = path.read_text(encoding="utf-8")
    after = formatted(MODEL, PATH, text)
    assert read_yaml(PATH, after).data == read_yaml(PATH, text).data
    assert sorted(after.splitlines()) == sorted(text.splitlines())
