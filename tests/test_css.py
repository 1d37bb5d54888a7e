from __future__ import annotations

import pytest

from llmnotes.render.css import compact


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
