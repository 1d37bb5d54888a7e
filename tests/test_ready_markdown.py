"""Pages made from data are converted without Markdown, to the same bytes as with it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from synthetic import synthetic_site

from llmnotes.adapters.formula_extension import FormulaExtension
from llmnotes.adapters.ready_markdown import ReadyMarkdown
from llmnotes.adapters.ready_page import ReadyPage
from llmnotes.pipeline import build_site
from llmnotes.render.page_head import page_head

ROOT = Path(__file__).parents[1]
FRONT = "---\ntitle: Page\n---\n\n"
READY = """# Page & more

<p>One <b>line</b>, *not emphasis*, $x_1 < 2$, and <a href="../a.md">a link</a>.</p><p>Two</p>

## Numbered

## Named {#named data-search-exclude}

### Third 级标题

#### Fourth

<ul><li id="entry">$\\frac{a}{b}$。</li></ul>
"""


@pytest.fixture
def config():
    found = load_config(str(ROOT / "mkdocs.yml"), plugins=[], not_in_nav="*")
    found.markdown_extensions.append(FormulaExtension())
    return found


@pytest.fixture
def ready(config):
    return ReadyMarkdown(config.markdown_extensions, config.mdx_configs)


def converted(config, kind, path, text):
    """All that a template and a check of links may read of a page."""
    file = File(path, "", config.site_dir, config.use_directory_urls)
    file.content_string = text
    page = kind(file)
    page.read_source(config)
    page.render(config, Files([file]))
    return page.content, str(page.toc), page.title, page.meta


def both(config, ready, path, text):
    return (
        converted(config, lambda file: ReadyPage(file, config, ready), path, text),
        converted(config, lambda file: Page(None, file, config), path, text),
    )


def test_each_page_of_a_site_comes_out_as_from_markdown(config, ready):
    pages = [page for page in build_site(synthetic_site(25)).pages if page.source]
    by_itself = 0
    for page in pages:
        ours, theirs = both(config, ready, page.path, page.markdown)
        assert ours == theirs, page.path
        by_itself += ready.convert(page.markdown.rpartition("\n---\n")[2]) is not None
    assert by_itself > 0.9 * len(pages)  # or this compares Markdown with itself


def test_headings_formulas_and_lines_of_html(config, ready):
    assert ready.convert(READY) is not None
    ours, theirs = both(config, ready, "a.md", FRONT + READY)
    assert ours == theirs
    assert "class=katex" in ours[0]
    assert "Fourth" not in ours[1]


@pytest.mark.parametrize(
    "part",
    [
        "words",
        "<p>open",
        "<p>a</p>\nwords",
        "## Twice\n\n## Twice",
        "##### Deep\n\n##### Deep",
        "## [A link](b.md)",
        "## The size $d$",
        "## A heading\nand words",
        "```\n## code\n```",
        "$$\nx\n$$",
        "- item\n\n    <p>in it</p>",
        '<div markdown="1">*a*</div>',
        "[TOC]",
        "text[^1]\n\n[^1]: note",
    ],
)
def test_what_is_more_than_that_is_left_to_markdown(config, ready, part):
    text = f"{READY}\n{part}\n"
    assert ready.convert(text) is None
    ours, theirs = both(config, ready, "a.md", FRONT + text)
    assert ours == theirs


def test_front_matter_is_read_as_yaml_reads_it(config, ready):
    words = """a: 'b' "c" \\ # d — é 模 🙂 \t{{x}} [y] & *z*"""
    more = {"sidebar": {"title": words, "items": [[words, "a/"]]}, "bibliography": words}
    text = page_head(words, words, [(words, "models/")], ["toc"], more)
    ours, theirs = both(config, ready, "a.md", text + READY)
    assert ours == theirs
    assert ours[3]["title"] == words


@pytest.mark.parametrize("front", ["---\ntitle: plain words\n---\n", "---\n- a\n---\n", "---\n"])
def test_other_front_matter_is_left_to_mkdocs(config, ready, front):
    ours, theirs = both(config, ready, "a.md", front + READY)
    assert ours == theirs


def test_a_page_without_a_title_in_its_front_matter_gets_that_of_its_heading(config, ready):
    ours, theirs = both(config, ready, "a.md", READY)
    assert ours == theirs


def test_the_ids_of_a_page_can_be_linked_to(ready):
    assert ready.convert(READY).ids == {
        "page--more",
        "numbered",
        "named",
        "third-级标题",
        "fourth",
        "entry",
    }


def test_one_markdown_is_made_for_all_pages_and_a_heading_is_converted_once(config):
    made = Counter()

    def note(frame, event, argument):
        del argument
        if event == "call":
            made[frame.f_code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        ready = ReadyMarkdown(config.markdown_extensions, config.mdx_configs)
        for number in range(3):
            assert ready.convert(f"# Page {number}\n\n## Facts\n\n<p>{number}</p>")
    finally:
        sys.setprofile(before)
    assert made["Markdown.__init__"] == 1
    assert made["Markdown.convert"] == 4
