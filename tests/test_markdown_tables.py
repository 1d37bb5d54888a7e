import markdown
import pytest

TABLE = """
| | 参数 | 发布 |
| --- | ---: | :-: |
| GPT-1 | 0.117 | 2018 |
| GPT-2 | **1.5** | 2019 |
"""


@pytest.fixture
def html():
    extensions = ["tables", "llmnotes.adapters.markdown_tables"]
    return markdown.markdown(TABLE, extensions=extensions)


def test_a_table_has_a_frame_that_can_be_focused_and_has_a_name(html):
    for part in ('class="table-wrap"', 'role="region"', 'tabindex="0"'):
        assert part in html
    assert 'aria-label="表 1：参数、发布"' in html


def test_alignment_is_a_class_and_no_style_is_left(html):
    assert "style=" not in html
    assert '<td class="num"><strong>1.5</strong></td>' in html
    assert '<td class="mid">2018</td>' in html


def test_headers_say_what_they_head_and_empty_ones_are_plain_cells(html):
    assert '<th scope="row">GPT-1</th>' in html
    assert 'scope="col">参数</th>' in html
    assert "<th></th>" not in html


def test_two_tables_have_different_names():
    html = markdown.markdown(
        TABLE + "\n\n文字\n" + TABLE, extensions=["tables", "llmnotes.adapters.markdown_tables"]
    )
    assert "表 1：" in html
    assert "表 2：" in html


def test_html_in_a_heading_does_not_enter_the_name():
    html = markdown.markdown(
        "| <b>甲</b> | 乙 |\n| - | - |\n| 1 | 2 |",
        extensions=["tables", "llmnotes.adapters.markdown_tables"],
    )
    assert 'aria-label="表 1：甲、乙"' in html
