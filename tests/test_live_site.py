"""Under `mkdocs serve` any edits lead to the site that a new build makes, with little work."""

from __future__ import annotations

import io
import time
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from test_growth import calls_of

GOLDEN = Path(__file__).parent / "golden"
LONGEST_WAIT_S = 60
URL = "http://127.0.0.1:8000/"
SETTINGS = """\
site_name: 小站
theme: {name: material, language: zh, font: false}
plugins: [llmnotes]
markdown_extensions: [attr_list, md_in_html, tables]
not_in_nav: '*'
nav: [首页: index.md, intro.md, timeline.md]
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "docs/intro.md": (
        "# 导论\n\n[[model:gpt-2]] 有 [[model:gpt-2#parameters.total]] 参数，$x^2$。\n"
    ),
    "docs/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "data/models/gpt/gpt-2.yaml": (
        "name: GPT-2\nfamily: gpt\nreleased: 2019-02-14\nparameters: {total: 1.5}\n"
        "sources: [{ref: paper}]\n"
    ),
    "data/models/gpt/gpt-3.yaml": (
        "name: GPT-3\nfamily: gpt\nreleased: 2020-05-28\nsummary: 接续 [[model:gpt-2]]。\n"
        "derived_from: [{model: gpt-2, kind: successor}]\nsources: [{ref: paper}]\n"
    ),
    "data/models/other/o-1.yaml": "name: O-1\nfamily: other\nreleased: 2021-01\n"
    "sources: [{ref: paper}]\n",
    "data/families/other.yaml": "name: 别家\norganization: openai\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for path, words in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(words, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Served:
    """What `mkdocs serve` sets up, without the loop that waits for edits."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site = project, site

        def config():
            loaded = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
            loaded.site_url = URL
            return loaded

        self.full_builds = 0
        first = config()
        first.plugins.on_startup(command="serve", dirty=False)

        def builder():
            self.full_builds += 1
            build(config(), serve_url=URL)

        build(first, serve_url=URL)
        server = LiveReloadServer(builder, "127.0.0.1", 8000, str(site))
        self.server = first.plugins.on_serve(server, config=first, builder=builder)

    def edit(self, path: str, old: str, new: str) -> None:
        target = self.project / path
        words = target.read_text(encoding="utf-8")
        assert old in words
        target.write_text(words.replace(old, new), encoding="utf-8")
        self.server.builder()

    def get(self, path: str) -> str:
        """What a browser gets; the live reload's script, which differs each time, left out."""
        environ = {"PATH_INFO": path, "REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO()}
        with closing(self.server.get_app()(environ, lambda *_: None)) as answer:
            words = b"".join(answer).decode()
        return words.partition("<script>\nvar livereload")[0]

    def fill(self) -> None:
        """Ask for what is made of all pages, so that nothing waits any more."""
        self.get("/search/titles.js")
        self.get("/api/v1/models.json")


@pytest.fixture
def served(tmp_path):
    shared = yaml.safe_load((GOLDEN / "base" / "small.yaml").read_text(encoding="utf-8"))
    write(tmp_path / "project", shared | FILES)
    served = Served(tmp_path / "project", tmp_path / "site")
    yield served
    served.server.server_close()


EDITS = (
    ("data/models/gpt/gpt-2.yaml", "name: GPT-2", "name: GPT-Zwei"),
    ("data/models/gpt/gpt-2.yaml", "total: 1.5", "total: 1.6"),
    ("data/models/gpt/gpt-3.yaml", "接续", "用 $\\frac{a}{b}$ 接续"),
    ("docs/intro.md", "$x^2$", "$\\sqrt{x}$"),
    ("data/families/gpt.yaml", "name: GPT", "name: 生成式"),
    ("data/sources/paper.yaml", "title: A Paper", "title: Another Paper"),
    ("data/models/gpt/gpt-3.yaml", "用 $\\frac{a}{b}$ 接续", "接续"),
    ("data/sources/paper.yaml", "2026-11-23", "2026-11-24"),
    ("docs/intro.md", "# 导论", "# 引言"),
    ("mkdocs.yml", "小站", "大站"),
    ("docs/logo.svg", "<svg", "<svg id='a'"),
)


def test_writing_every_page_lists_the_pages_no_more_often_than_writing_one(served):
    listed = calls_of(lambda: served.get("/search/titles.js"))
    assert listed["SiteWriter.write_page"] > 3
    assert listed["Files.documentation_pages"] <= 1


def test_edits_one_after_another_end_where_a_new_build_does(served, tmp_path):
    for edit in EDITS:
        served.edit(*edit)
        served.get("/models/gpt-3/")
    builds = served.full_builds
    write(
        served.project,
        {
            "data/models/gpt/gpt-4.yaml": FILES["data/models/gpt/gpt-2.yaml"].replace("-2", "-4"),
            "data/models/gpt/gpt-1.yaml": FILES["data/models/gpt/gpt-2.yaml"].replace("-2", "-1"),
        },
    )
    served.server.builder()
    (served.project / "data/models/other/o-1.yaml").unlink()
    served.server.builder()
    served.edit("data/sources/paper.yaml", "2026-11-24", "2026-11-25")
    assert served.full_builds == builds
    served.fill()
    fresh = Served(served.project, tmp_path / "fresh")
    fresh.fill()
    fresh.server.server_close()
    assert tree(served.site) == tree(fresh.site)


def test_an_edit_converts_the_page_that_is_asked_for_and_no_other(served, monkeypatch):
    served.fill()
    converted = []
    render = Page.render

    def noted(page, *arguments):
        converted.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", noted)
    served.edit("data/models/gpt/gpt-2.yaml", "name: GPT-2", "name: GPT-Zwei")
    assert "GPT-Zwei" in served.get("/models/gpt-2/")
    assert "O-1" in served.get("/models/o-1/")
    assert converted == ["models/gpt-2.md"]
    assert served.full_builds == 0


def test_a_page_is_made_when_somebody_asks_for_it_first(served):
    """At the start only what the navigation names is made; the others follow one by one."""
    assert "GPT-2" in served.get("/models/gpt-2/")
    assert "接续" in served.get("/models/gpt-3/")
    assert "O-1" in served.get("/families/other/")
    assert "GPT-2" in served.get("/sources/")


def test_pages_that_nobody_asks_for_are_made_too(served):
    page = served.site / "models/o-1/index.html"
    end = time.monotonic() + LONGEST_WAIT_S
    while "O-1（" not in page.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.05)
    assert "O-1（" in page.read_text(encoding="utf-8")


def test_every_request_gets_what_the_data_says_now(served):
    served.edit("data/models/gpt/gpt-2.yaml", "name: GPT-2", "name: GPT-Zwei")
    paths = ("/", "/intro/", "/models/gpt-3/", "/families/gpt/", "/all/", "/models/")
    for path in (*paths, "/timeline/", "/api/v1/models.json", "/models/gpt-2.md"):
        assert "GPT-Zwei" in served.get(path), path


@pytest.mark.parametrize(
    "edit",
    [
        ("docs/intro.md", "# 导论", "# 引言"),
        ("mkdocs.yml", "小站", "大站"),
    ],
    ids=["a title of the navigation", "a setting"],
)
def test_what_other_pages_show_takes_a_whole_build(served, edit):
    served.edit(*edit)
    served.get("/intro/")
    served.get("/api/v1/models.json")
    assert served.full_builds == 1


def test_models_come_and_go_without_a_whole_build(served):
    new = {"data/models/gpt/gpt-4.yaml": FILES["data/models/gpt/gpt-2.yaml"].replace("-2", "-4")}
    write(served.project, new)
    served.server.builder()
    assert "GPT-4" in served.get("/models/gpt-4/")
    assert "GPT-4" in served.get("/families/gpt/")
    assert "models/gpt-4/" in served.get("/sitemap.xml")
    (served.project / "data/models/gpt/gpt-4.yaml").unlink()
    served.server.builder()
    assert not (served.site / "models/gpt-4/index.html").exists()
    assert "GPT-4" not in served.get("/families/gpt/")
    assert "models/gpt-4/" not in served.get("/sitemap.xml")
    assert "GPT-4" not in served.get("/api/v1/models.json")
    assert not (served.site / "api/v1/models/gpt-4.json").exists()
    assert served.full_builds == 0


def test_a_broken_edit_is_told_and_leaves_the_site_and_the_next_one_mends_it(served):
    served.fill()
    before = tree(served.site)
    with pytest.raises(Abort, match=r"data/models/gpt/gpt-2\.yaml:4:14: error"):
        served.edit("data/models/gpt/gpt-2.yaml", "total: 1.5", "total: much")
    assert tree(served.site) == before
    served.edit("data/models/gpt/gpt-2.yaml", "total: much", "total: 1.6")
    assert "1.6" in served.get("/models/gpt-2/")


def test_a_chapter_that_quotes_what_is_gone_is_told_at_once(served):
    with pytest.raises(Abort, match=r"docs/intro.md:3:\d+: error: the model 'gpt-2' has no"):
        served.edit("data/models/gpt/gpt-2.yaml", "parameters: {total: 1.5}\n", "")


def test_a_wrong_formula_is_told_at_once(served):
    with pytest.raises(Abort, match=r"docs/intro.md:3:\d+: error: .*formula-syntax"):
        served.edit("docs/intro.md", "$x^2$", "$\\frac{a$")
