"""A page says in fewer letters what it said before; the same browser reads both."""

import pytest

from llmnotes.adapters.short_html import short_html
from llmnotes.render.formulas.lean import unquoted

PAGE = """<!doctype html><html lang="zh"><head><title>题</title></head><body>
<div class="a">

<ul><li>一<ul><li>二</li><li>三</li></ul></li><li id="x">四</li></ul>
<ol><li><p>五</p></li></ol></div>
<dl><div><dt>层数</dt><dd>31</dd></div><div><dt>头</dt><dd>8</dd><dd>4</dd></div></dl>
<dl><dt>名</dt><dd>值</dd></dl>
<table><caption>表</caption><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody>
<tr><th>丙</th><td>1</td></tr><tr><td>丁 <b>2</b></td><td></td></tr></tbody></table>
<table><tbody><tr><td><table><tbody><tr><td>内</td></tr></tbody></table></td></tr></tbody></table>
<svg width="9"><g><rect width="4"></rect><line x2="3"></line><path d=M0z></path></g></svg>
<pre>  &lt;/td&gt;
&lt;li&gt;
</pre>
<p>字 <a href="/">链</a>
<b>接</b></p></body></html>
"""
_SAME = """([one, other]) => {
  const read = (text) => new DOMParser().parseFromString(text, "text/html");
  const lines = /\\n+(?=<\\/?(?:body|d|li|o|p|t|u))/g;
  const between = (page) => page.documentElement.outerHTML.replace(lines, "");
  return between(read(one)) === between(read(other));
}"""


@pytest.mark.browser
def test_a_browser_reads_the_same_from_a_short_page(chromium):
    page = chromium.new_page()
    assert len(short_html(PAGE)) < len(PAGE) - 150
    assert page.evaluate(_SAME, [PAGE, short_html(PAGE)])
    assert not page.evaluate(_SAME, [PAGE, PAGE.replace("<td></td>", "")])
    page.close()


def test_what_ends_by_itself_has_no_end():
    assert short_html("<ul><li>a</li><li>b</li></ul>") == "<ul><li>a<li>b</ul>"
    assert short_html("<tr><th>a</th><td>b</td></tr><tr>") == "<tr><th>a<td>b<tr>"
    assert (
        short_html("<dl><div><dt>a</dt><dd>b</dd></div></dl>") == "<dl><div><dt>a<dd>b</div></dl>"
    )
    assert short_html("<li>a</li> <li>b</li>") == "<li>a</li> <li>b</li>"  # the space is no item's
    assert short_html('<rect x="0"></rect><rect x=0></rect>') == '<rect x="0"/><rect x=0></rect>'


def test_lines_stay_where_they_part_words():
    assert short_html("<div>\n\n<p>a\n<b>b</b>\n<i>c</i></p>\n</div>") == (
        "<div><p>a\n<b>b</b>\n<i>c</i></p></div>"
    )


def test_a_value_without_spaces_has_no_quotes():
    assert short_html('<a class="x" href="../m/#a" title="b c" id="d">') == (
        '<a class=x href=../m/#a title="b c" id=d>'
    )
    assert short_html('<p>x="y" z <b>a="b"</b></p>') == '<p>x="y" z <b>a="b"</b></p>'
    assert short_html('<img src="a/"/><i class="">') == '<img src="a/"/><i class="">'


def test_only_formulas_and_drawings_lose_the_mark_of_the_search():
    assert short_html('<eq-n data-search-exclude><h2 data-search-exclude id="a">') == (
        "<eq-n><h2 data-search-exclude id=a>"
    )


def test_a_formula_keeps_the_quotes_in_its_words_and_drawings():
    html = '<span class="a"><annotation>x="y" </annotation><path d="M0"></path></span>'
    assert unquoted(html) == html.replace('"a"', "a")
    assert unquoted('<span class="a b">') == '<span class="a b">'
