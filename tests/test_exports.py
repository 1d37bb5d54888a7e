"""The files for programs, read as their users read them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from llmnotes.adapters.files import read_texts
from llmnotes.exports.provenance import ABOUT_FACTS, provenance
from llmnotes.pipeline import build_site, program_files
from llmnotes.schema.kinds import KINDS
from llmnotes.schema.provenance import Citation, Sourced
from llmnotes.views.facts import citations_for

ROOT = Path(__file__).parents[1]
URL = "https://x.test/kb/"
# After every source was opened, whenever that was.
TODAY = "2100-01-01"
DOWNLOADED = tuple(
    f"api/v1/{name}"
    for name in (
        "models.json",
        "models/gpt-3.json",
        "sources.json",
        "models.csv",
        "llmnotes.sqlite",
    )
)
SVG = "{http://www.w3.org/2000/svg}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site():
    return build_site(read_texts(ROOT), TODAY)


@pytest.fixture(scope="module")
def files(site):
    return {file.path: file.content for file in program_files(site, URL)}


def test_a_model_has_its_values_with_their_sources_and_what_follows(files):
    model = json.loads(files["api/v1/models/llama-3-8b.json"])
    assert model["parameters"]["total"] == 8
    (position,) = model["provenance"]["training"]["tokens"]
    assert model["sources"][position]["ref"] == "meta-llama3-model-card"
    assert model["derived"]["parameters_total"] == 8_030_261_248
    assert model["page"] == "models/llama-3-8b/"


def test_every_kind_has_its_list_and_its_single_files(site, files):
    meta = json.loads(files["api/v1/meta.json"])
    for kind, count in meta["counts"].items():
        listed = json.loads(files[f"api/v1/{kind}.json"])
        assert len(listed) == count == len(site.catalog.shelf(kind))
        for record in listed:
            own = json.loads(files[f"api/v1/{kind}/{record['id']}.json"])
            assert ("shown" in own) == (kind == "models")
            for name in ("provenance", "shown"):
                own.pop(name, None)
            assert own == record


def test_every_value_leads_to_the_sources_that_cover_it(site, files):
    """Along the keys of a value stand the positions of its sources, up to its list or text."""
    checked = 0
    for kind in KINDS:
        for entry in site.catalog.shelf(kind.name):
            record = json.loads(files[f"api/v1/{kind.name}/{entry.id}.json"])
            for keys, _ in entry.leaves:
                if keys[0] in ABOUT_FACTS or not isinstance(entry.record, Sourced):
                    continue
                found = record.get("provenance", [*range(len(record.get("sources", ())))])
                for key in map(str, keys):
                    found = found.get(key, []) if isinstance(found, dict) else found
                cited = [record["sources"][position] for position in found]
                expected = citations_for(entry.record, ".".join(map(str, keys)))
                assert [(c["ref"], c.get("at")) for c in cited] == [(c.ref, c.at) for c in expected]
                checked += 1
    assert checked > 10_000


def test_a_list_whose_parts_have_different_sources_tells_each():
    cover = Citation.model_validate
    record = Sourced(
        sources=(cover({"ref": "a", "for": ("x",)}), cover({"ref": "b", "for": ("x.y.1", "z")}))
    )
    leaves = [(("x", "y", 0), 1), (("x", "y", 1), 2), (("z", "zh"), "三"), (("z", "en"), "three")]
    assert provenance(record, leaves) == {"x": {"y": {"0": [0], "1": [1]}}, "z": [1]}


def test_a_model_page_has_what_it_cites_as_bibtex(site, files):
    page = next(page for page in site.pages if page.path == "models/gpt-3.md")
    text = files["models/gpt-3.bib"].decode()
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        line
        for key in page.cited
        for line in files["references.bib"].decode().splitlines()
        if line.startswith("@") and line.endswith(f"{{{key},")
    ]
    assert "{brown-2020-gpt3," in text


def test_the_csv_opens_in_excel_and_has_every_model(site, files):
    raw = files["api/v1/models.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == list(site.catalog.models.entries)
    row = next(row for row in rows if row["id"] == "llama-3-70b")
    assert row["num_key_value_heads"] == "8"
    assert row["derived_kv_cache_bytes_per_token"] == str(320 * 1024)


def test_the_database_answers_where_a_value_is_from(files, tmp_path):
    (tmp_path / "kb.sqlite").write_bytes(files["api/v1/llmnotes.sqlite"])
    query = (
        "SELECT value, title FROM facts JOIN citations USING (kind, id, path) "
        "JOIN sources ON source = sources.id WHERE facts.id = 'gpt-3' AND path = 'released'"
    )
    with closing(sqlite3.connect(tmp_path / "kb.sqlite")) as database:
        found = database.execute(query).fetchall()
        plan = database.execute(f"EXPLAIN QUERY PLAN {query.partition('WHERE')[0]}").fetchall()
    # All other tables are looked up by their keys.
    assert [step for *_, step in plan if step.startswith("SCAN")] == ["SCAN records"]
    assert found
    assert found[0][0].startswith("2020-05")


@pytest.mark.parametrize("path", ["feed.xml", "errata.xml"])
def test_a_feed_is_atom_with_one_id_an_entry(files, path):
    feed = ET.fromstring(files[path])  # noqa: S314 - our own file
    assert feed.tag == f"{ATOM}feed"
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert ids
    assert len(set(ids)) == len(ids)
    assert all(found.startswith(URL) for found in ids)
    days = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day) for day in days)
    assert max(days) <= feed.findtext(f"{ATOM}updated")
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_the_calendar_folds_its_lines(files):
    lines = files["releases.ics"].split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2] == b"END:VCALENDAR"
    assert all(len(line) <= 75 for line in lines)
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT") > 0
    assert b"\n" not in b"".join(lines)
    unfolded = files["releases.ics"].decode().replace("\r\n ", "")
    events = unfolded.split("BEGIN:VEVENT\r\n")[1:]
    ids = [re.search(r"^UID:(\S+)", event)[1] for event in events]
    assert len(set(ids)) == len(ids)
    assert all(re.search(r"^DTSTAMP:\d{8}T\d{6}Z\r$", event, re.MULTILINE) for event in events)


def test_the_bibliography_has_every_source(site, files):
    bib = files["references.bib"].decode()
    assert all(f"{{{key},\n" in bib for key in site.catalog.sources.entries)
    assert len(json.loads(files["references.json"])) == len(site.catalog.sources)


def test_language_models_get_every_chapter_without_tags(site, files):
    overview = files["llms.txt"].decode()
    chapters = [p for p in site.catalog.chapters if not p.startswith("contributing/")]
    assert all(f"({URL}{path})" in overview for path in chapters)
    for path in chapters:
        assert b"<span" not in files[path]
        assert b"[[" not in files[path]


@pytest.fixture(scope="module")
def examples(files, tmp_path_factory):
    """The queries of the page, and a folder with the files that they ask."""
    page = (ROOT / "docs/download.md").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("downloaded")
    for path in DOWNLOADED:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path])
    return re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL), folder


def _example(examples, language, sign):
    (found,) = (code for name, code in examples[0] if name == language and sign in code)
    return found


@pytest.mark.skipif(not (shutil.which("jq") and shutil.which("curl")), reason="no curl or no jq")
@pytest.mark.parametrize(
    ("sign", "line"),
    [
        ("num_key_value_heads == 8", "llama-3-70b"),
        ("@tsv", "175\tbrown-2020-gpt3\tTable 2.1"),
    ],
)
def test_the_examples_for_jq_find_models_and_sources(examples, sign, line):
    ran = subprocess.run(
        ["sh", "-c", _example(examples, "bash", sign)],
        env=os.environ | {"SITE": examples[1].as_uri()},
        cwd=examples[1] / "api/v1",
        capture_output=True,
        text=True,
        check=True,
    )
    assert line in ran.stdout.splitlines()


def test_the_example_for_sqlite_gives_the_source(examples):
    with closing(sqlite3.connect(examples[1] / "api/v1/llmnotes.sqlite")) as database:
        rows = database.execute(_example(examples, "sql", "gpt-3")).fetchall()
    assert (175.0, "Language Models are Few-Shot Learners") in [row[:2] for row in rows]


def test_the_example_for_sqlite_gives_the_sources_of_all_models(site, examples):
    with closing(sqlite3.connect(examples[1] / "api/v1/llmnotes.sqlite")) as database:
        rows = database.execute(_example(examples, "sql", "kind = 'model'")).fetchall()
    stated = {e.id: e.record.parameters for e in site.catalog.models if e.record.parameters}
    known = {key for key, parameters in stated.items() if parameters.total}
    assert {row[0] for row in rows} == known
    assert ("gpt-3", 175, "Language Models are Few-Shot Learners", "Table 2.1") in rows


def test_a_picture_of_a_chart_names_its_points(files):
    pictures = [path for path in files if re.fullmatch(r"charts/.*\.svg", path)]
    assert pictures
    for path in pictures:
        points = ET.fromstring(files[path]).iter(f"{SVG}a")  # noqa: S314 - our own file
        names = {point.findtext(f"{SVG}title") for point in points}
        rows = csv.DictReader(io.StringIO(files[path[:-3] + "csv"].decode("utf-8-sig"), newline=""))
        assert names == {row["name"] for row in rows}


def test_the_example_for_duckdb_ranks_models(examples):
    """SQLite knows the words of this query too; only the file must be a table."""
    query = _example(examples, "sql", "read_csv_auto")
    assert query.count("read_csv_auto('models.csv')") == 1
    text = (examples[1] / "api/v1/models.csv").read_text(encoding="utf-8-sig")
    names, *rows = csv.reader(io.StringIO(text, newline=""))
    with closing(sqlite3.connect(":memory:")) as database:
        columns = ", ".join(f"{name} NUMERIC" for name in names)
        database.execute(f"CREATE TABLE t ({columns})")
        places = ", ".join("?" * len(names))
        cells = [[cell or None for cell in row] for row in rows]
        database.executemany(f"INSERT INTO t VALUES ({places})", cells)  # noqa: S608
        found = database.execute(query.replace("read_csv_auto('models.csv')", "t")).fetchall()
    assert len(found) == 5
    assert [row[1] for row in found] == sorted(row[1] for row in found)


def test_the_example_for_pandas_counts_models(examples, monkeypatch, capsys):
    pytest.importorskip("pandas")
    monkeypatch.chdir(examples[1] / "api/v1")
    exec(_example(examples, "python", "pandas"), {})  # noqa: S102 - what our own page says
    assert "openai" in capsys.readouterr().out


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes(files, seed, tmp_path):
    program = (
        "import sys, hashlib, pathlib\n"
        "from llmnotes.adapters.files import read_texts\n"
        "from llmnotes.pipeline import build_site, program_files\n"
        f"site = build_site(read_texts(pathlib.Path(sys.argv[1])), '{TODAY}')\n"
        "for f in program_files(site, sys.argv[2]):\n"
        "    print(f.path, hashlib.sha256(f.content).hexdigest())\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(ROOT), URL],
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [f"{p} {hashlib.sha256(c).hexdigest()}" for p, c in files.items()]
    assert ran.stdout.splitlines() == expected
