"""The same pages under two engines: none is missing, and each says the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from llmnotes.adapters.cli import main
from llmnotes.adapters.engine_files import engine_settings, links_from_file

SETTINGS = Path(__file__).parents[1] / "mkdocs.yml"
PROGRAMS = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
ZENSICAL = shutil.which("zensical", path=PROGRAMS)
PROPERDOCS = shutil.which("properdocs", path=PROGRAMS)
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
CHAPTER = """\
# 公式与表格

行内 $d_k=64$ 与独立公式：

$$\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V$$

| 列 | 数 |
| --- | ---: |
| 甲 | 1 |

[[model:whisper-large]]：[[model:whisper-large#parameters.total]]。
"""


def test_settings_for_another_engine_keep_all_but_plugin_and_templates():
    before = SETTINGS.read_text(encoding="utf-8")
    after = engine_settings(before)
    assert "plugins:" not in after
    assert "custom_dir:" not in after
    assert after.startswith("docs_dir: docs\n")
    assert "  - llmnotes.adapters.formula_extension\n" in after
    assert "  - assets/katex/katex.css\n" in after
    assert before.split("\nnav:\n")[1] in after


def test_links_in_code_stay_as_they_are_written():
    shown = '`<a href="x/">`\n\n```html\n<a href="../y/">\n```\n'
    text = f'<a href="../a/">\n\n{shown}\n<img alt="" src="b.png">\n'
    turned = f'<a href="a/">\n\n{shown}\n<img alt="" src="p/b.png">\n'
    assert links_from_file("q/p.md", text) == turned
    assert links_from_file("q/index.md", text) == text


def build(folder: Path, *command: str) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command} gave {done.returncode}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engines")
    project, rendered = folder / "kb", folder / "rendered"
    assert main(["init", str(project)]) == 0
    (project / "docs/formula.md").write_text(CHAPTER, encoding="utf-8")
    (project / "docs/redirect.md").write_text("# 链接\n\n[公式](formula.md)\n", encoding="utf-8")
    assert main(["--root", str(project), "render", "--out", str(rendered), "--settings"]) == 0
    build(project, sys.executable, "-m", "mkdocs", "build", "-q")
    build(rendered, ZENSICAL, "build", "-f", "mkdocs.yml")
    return project / "site", rendered / "site"


class _Article(HTMLParser):
    """The words and links of the article, without what an engine puts around it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.links, self._inside, self._skip = [], [], 0, 0

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "article":
            self._inside += 1
        classes = values.get("class") or ""
        if tag == "a" and self._inside:
            if re.search("headerlink|md-content__button", classes):
                self._skip += 1
            elif "href" in values:
                self.links.append(values["href"])

    def handle_endtag(self, tag):
        if tag == "article":
            self._inside -= 1
        if tag == "a" and self._skip:
            self._skip -= 1

    def handle_data(self, data):
        if self._inside and not self._skip:
            self.words.append(data)


def article(path: Path) -> tuple[str, list[str]]:
    reader = _Article()
    reader.feed(path.read_text(encoding="utf-8"))
    return "".join("".join(reader.words).split()), reader.links


def targets(page: Path, links: list[str]) -> list[str]:
    """Where links lead, however written; Zensical takes one to `x.md` for the page `x/`."""
    base = f"https://example.org/{page.parent.as_posix()}/"
    return [re.sub(r"\.md$", "/", urljoin(base, link)) for link in links]


needs_zensical = pytest.mark.skipif(ZENSICAL is None, reason="zensical is not installed")


@needs_zensical
def test_no_page_is_missing(sites):
    first, second = (
        {path.relative_to(site).as_posix() for path in site.rglob("*.html")} for site in sites
    )
    assert first == second
    assert "models/whisper-large/index.html" in second


@needs_zensical
def test_every_page_says_the_same(sites):
    pages = [path.relative_to(sites[0]) for path in sites[0].rglob("index.html")]
    assert len(pages) > 20
    different = []
    for page in pages:
        (words, links), (other, other_links) = article(sites[0] / page), article(sites[1] / page)
        if words != other or targets(page, links) != targets(page, other_links):
            different.append(page.as_posix())
    assert different == []


@needs_zensical
def test_formulas_and_styles_are_there(sites):
    page = (sites[1] / "formula/index.html").read_text(encoding="utf-8")
    assert page.count("<math") == 2
    assert 'class="table-wrap' in page
    for name in ("katex/katex.css", "llmnotes.css", "figures.css"):
        assert f"assets/{name}" in page
        assert (sites[1] / "assets" / name).stat().st_size > 100
    assert (sites[1] / "api/v1/models.json").is_file()


@pytest.mark.skipif(PROPERDOCS is None, reason="properdocs is not installed")
def test_properdocs_writes_the_same_bytes(tmp_path):
    project = tmp_path / "kb"
    assert main(["init", str(project)]) == 0
    for command, site in (((sys.executable, "-m", "mkdocs"), "first"), ((PROPERDOCS,), "second")):
        build(project, *command, "build", "-q", "-f", "mkdocs.yml", "-d", str(tmp_path / site))
    first, second = (
        {
            path.relative_to(tmp_path / site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
            for path in (tmp_path / site).rglob("*")
            if path.is_file() and path.suffix != ".gz"  # the time of the build stands in it
        }
        for site in ("first", "second")
    )
    assert first == second


@needs_zensical
def test_the_search_finds_the_same_in_a_site_of_another_engine(sites, capsys):
    first, second = sites
    root = str(first.parent)
    assert main(["--root", root, "index", str(second)]) == 0
    assert capsys.readouterr().out.endswith(f"files in {second}/search\n")
    rows, others = (_rows(site / "search/titles.js") for site in sites)
    assert "models/whisper-large/" in {row[0] for row in rows}
    assert others == rows
    texts, other_texts = (sorted(site.glob("search/t[0-9]*.js")) for site in sites)
    assert len(texts) == len(other_texts) == len(rows)
    assert (second / "search/dialog.js").read_bytes() == (first / "search/dialog.js").read_bytes()


def _rows(titles: Path) -> list[list[object]]:
    script = titles.read_text(encoding="utf-8")
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])["entries"]
