"""Templates: what all pages repeat is written once, without the layout of the templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation

from llmnotes.adapters.ready_page import make_ready
from llmnotes.adapters.theme_parts import FIRST_SCRIPT, WithoutLayout, keep_parts

ROOT = Path(__file__).parents[1]
TEMPLATE = """
{% set words = "a" %}
<p>
  {% if words %}
    one <b>{{ words }}</b>
    {% for number in (1, 2) %}
      {{ number }}{% if number == 1 %},{% endif %}
      <i>{{ number }}</i>
    {% endfor %}
  {% endif %}
</p>
<pre>
  kept

    {% if words %}
  {% endif %}
</pre>
"""


@pytest.fixture
def files():
    paths = ["index.md", "all.md", "models/index.md", "models/a.md", "models/b.md", "lab/c.md"]
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], not_in_nav="*", nav=["models/a.md"])
    found = Files([File(path, "", config.site_dir, True) for path in paths])
    for file in found:
        file.generated_by = "llmnotes"
    make_ready(found, get_navigation(found, config), config)
    return found


@pytest.fixture
def env():
    made = Environment(loader=DictLoader({"page": TEMPLATE}), autoescape=True)
    keep_parts(made, None)
    return made


def test_the_layout_of_a_template_is_left_out_and_its_words_and_spaces_are_not(env):
    plain = (
        Environment(loader=DictLoader({"page": TEMPLATE}), autoescape=True)
        .get_template("page")
        .render()
    )
    ours = env.get_template("page").render()
    assert re.sub(r"\s+", " ", ours) == re.sub(r"\s+", " ", plain)
    assert "one <b>a</b>\n1,\n<i>1</i>\n2\n<i>2</i>\n</p>" in ours
    assert ours[ours.index("<pre>") :] in plain


def test_a_part_is_written_once_for_a_folder_and_anew_where_links_may_differ(files, env):
    once = env.globals["once"]
    written = []
    for _ in range(2):
        for file in files:
            assert once("part", file.page, lambda url=file.url: written.append(url) or "words")
    # in the root, in the navigation, and above a page of the navigation: each time
    anew = ["./", "all/", "models/", "models/a/"]
    assert written == [*anew, "models/b/", "lab/c/", *anew]


def test_a_page_that_is_none_has_its_parts_written(env):
    assert env.globals["once"]("part", None, lambda: "words") == "words"


def test_the_words_of_the_theme_are_those_of_its_own_dictionary():
    theme = load_config(str(ROOT / "mkdocs.yml"), plugins=[]).theme
    env = theme.get_env()
    keep_parts(env, theme["language"])
    translated = env.globals["translated"]
    assert translated("toc") == "目录"
    assert translated("no such word") == "no such word"


def test_commands_alone_on_a_line_write_no_line():
    source = '{% if a -%}\n  {# note #}\n{% endif %}{% set b = 1 %}\n<p>{% include "x" %}\n'
    assert WithoutLayout(Environment(autoescape=True)).preprocess(source, None) == (
        '{% if a -%}{# note #}{% endif %}{% set b = 1 %}<p>{% include "x" %}\n'
    )


def test_what_only_scripts_need_is_made_by_the_first_script_with_the_settings():
    config = load_config(str(ROOT / "mkdocs.yml"))
    env = config.theme.get_env()
    keep_parts(env, config.theme["language"])
    base, _, _ = env.loader.get_source(env, "base.html")
    bare = WithoutLayout(env).preprocess(base, "base.html")
    script = env.get_template(FIRST_SCRIPT).render(config=config)
    for mark in ('data-md-toggle="search"', 'data-md-component="dialog"'):
        assert mark in base
        assert mark not in bare
        assert all(word in script for word in re.findall(r"[a-z-]{6,}", mark))
    assert '"clipboard.copied":"已复制"' in script
    assert "navigation.instant" in script
    assert "navigation.path" not in script
    assert '["切换到深色","default","(prefers-color-scheme: light)"]' in script
