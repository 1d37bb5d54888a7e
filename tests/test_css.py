from __future__ import annotations

import re

import pytest

from llmnotes.render.css import compact
from llmnotes.render.theme_css import ABSENT, without_absent


@pytest.mark.parametrize(
    ("written", "shipped"),
    [
        ("/* why */\na {\n  color: red;\n}\n", "a{color: red;}\n"),
        ('a::after { content: " ≠"; }', 'a::after{content: " ≠";}\n'),
        (".a .b > i, p { width: calc(1px + 2px) }", ".a .b > i,p{width: calc(1px + 2px)}\n"),
        ("@media (width < 10em) {\n  a { b: c }\n}", "@media (width < 10em){a{b: c}}\n"),
    ],
)
def test_only_comments_and_layout_go(written, shipped):
    assert compact(written) == shipped


@pytest.mark.parametrize(
    ("theme", "shipped"),
    [
        ("a{b:c}", "a{b:c}"),
        (".tabbed-set{b:c}a{b:c}", "a{b:c}"),
        (".md-nav,.md-version .x{b:c}", ".md-nav{b:c}"),
        ("p:not(.keys):is(.keys,.md-nav){b:c}", "p:not(.keys):is(.keys,.md-nav){b:c}"),
        ("[dir=ltr] p{left:0}[dir=rtl] p{right:0}", "[dir=ltr] p{left:0}"),
        ("@media print{.md-tag{b:c}}@media print{p{b:c}.md-tag{b:c}}", "@media print{p{b:c}}"),
        ('p{b:url("x{,.keys}")}.keys{b:c}', 'p{b:url("x{,.keys}")}'),
        (
            ":root{--md-mermaid-x:url(1);--y:2}@keyframes k{0%{b:c}}",
            ":root{--y:2}@keyframes k{0%{b:c}}",
        ),
    ],
)
def test_what_no_page_has_goes_from_the_theme(theme, shipped):
    assert without_absent(theme) == shipped


@pytest.mark.browser
def test_no_page_has_a_class_whose_style_is_left_out(built_site):
    used = {
        name
        for path in built_site.rglob("*.html")
        for names in re.findall(r'class="([^"]*)"', path.read_text())
        for name in names.split()
    }
    assert "md-nav" in used
    assert [name for name in sorted(used) if name.startswith(ABSENT)] == []
