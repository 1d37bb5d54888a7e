from __future__ import annotations

import re

import pytest
from markdown import Markdown

from llmnotes.adapters.ready_html import ReadyHtmlExtension

PAGE = """# Title

<div class="a"><p>one *not emphasis* &lt;b&gt;</p></div>

words <b>inline</b> and *emphasis*

<div markdown="1">

*emphasis inside*

</div>

<p>first</p>
follows without a blank line

```
<div>code</div>
```

- item

    <p>in a list</p>

<table><tr><td>x</td></tr></table><p>note</p>
"""


def html(text, *extensions):
    return Markdown(extensions=["fenced_code", "md_in_html", *extensions]).convert(text)


def squeezed(text):
    return re.sub(r">\s+<", "><", text).strip()


def test_a_page_comes_out_the_same_with_and_without_it():
    assert squeezed(html(PAGE, ReadyHtmlExtension())) == squeezed(html(PAGE))


@pytest.mark.parametrize("line", ["<div>open", "<p>a</p> tail", "<span>x</span>", "plain"])
def test_lines_that_are_no_whole_blocks_are_left_to_markdown(line):
    assert html(line, ReadyHtmlExtension()) == html(line)
