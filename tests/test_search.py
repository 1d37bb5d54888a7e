"""The index of the search, from texts alone."""

import json
import re

import pytest

from llmnotes.search.documents import anchors_of, entries_by_page
from llmnotes.search.files import TITLES
from llmnotes.search.index import SearchIndex
from llmnotes.search.page_text import page_text
from llmnotes.search.spellings import simplify, sounds, traditional_pairs
from llmnotes.search.words import fold, words
from llmnotes.views.entries import SiteEntry
from llmnotes.views.places import Place

PAGE = """<html><head><title>旧 - 站</title></head><body><article class="md-content__inner">
<h1 id="top">GPT-3<a class="headerlink" href="#top">¶</a></h1>
<p class="meta">OpenAI</p><p>一个 &lt;大&gt; 模型<sup class="cite"><a href="#r">[1]</a></sup>。</p>
<eq-n><span class="katex"><span>d_k</span></span></eq-n>
<h2 id="size" data-search-exclude>规模</h2>
<dl class="fact-list"><div><dt>总参数</dt><dd>1750 亿（175B）</dd></div></dl>
<ul><li>别处也有</li></ul>
<h2 id="use">用法</h2><p>少样本提示。</p>
<dl><div id="few-shot"><dt>少样本</dt><dd>几个例子。</dd></div></dl>
</article></body></html>"""
GPT_3 = SiteEntry("模型", "GPT-3", Place("models/gpt-3.md"), ("davinci",), "OpenAI", "2020-05-28")
FEW_SHOT = SiteEntry("术语", "少样本", Place("models/gpt-3.md", "few-shot"), ("Few-shot",))


def cut(text):
    return list(words(fold(text, simplify)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GPT-4", "gpt4"),
        ("ＧＰＴ－４", "gpt 4"),
        ("混合專家", "混合专家"),
        ("tokens", "Token"),
        ("12,288", "12288"),
        ("naïve", "naive"),
    ],
)
def test_spellings_of_one_word_are_equal(one, other):
    assert cut(one) == cut(other)


@pytest.mark.parametrize("text", ["1750亿", "1750 亿参数", "175B", "175 b"])
def test_large_numbers_have_one_notation(text):
    assert "175b" in cut(text)


def test_han_is_cut_into_pairs_and_a_single_character_stays():
    assert cut("注意力") == ["注意", "意力"]
    assert cut("的 a") == ["的", "a"]


@pytest.mark.parametrize("text", ["", "🤖🤖", "\ud800", "<>&\"'", "...", "\x00"])
def test_text_without_words_has_none(text):
    assert cut(text) == []


def test_a_page_is_read_by_section_without_formulas_citations_and_lists():
    text = page_text(PAGE, {"few-shot"})
    assert text.title == "GPT-3"
    assert [(s.anchor, s.heading, s.text) for s in text.sections] == [
        ("top", "GPT-3", "一个 <大> 模型 。"),
        ("size", "规模", "总参数 1750 亿（175B）"),
        ("use", "用法", "少样本提示。"),
    ]
    assert text.entries == {"few-shot": "少样本 几个例子。"}


def test_a_page_that_is_not_to_be_indexed_is_left_out():
    assert page_text("<html><body>no article</body></html>") is None
    robots = '<meta name="robots" content="noindex">'
    assert page_text(PAGE.replace("</head>", robots + "</head>")) is None


def test_the_choices_of_a_form_are_no_words_of_its_page():
    form = "<form class=x><select><option>深度求索</select></form>"
    text = page_text(f'<article><h1 id="a">模型</h1><p>共两个。</p>{form}</article>')
    assert [s.text for s in text.sections] == ["共两个。"]


def test_a_page_without_headings_is_named_by_its_title():
    text = page_text("<title>小站</title><article><p>一句话。</p></article>")
    assert text.title == "小站"
    assert [s.text for s in text.sections] == ["一句话。"]


def test_chinese_names_have_a_sound_and_others_have_none():
    assert sounds(["旋转位置编码", "GPT-3", "混合專家（MoE）"]) == (
        "xuan zhuan wei zhi bian ma",
        "hun he zhuan jia",
    )


def test_only_the_traditional_characters_that_are_needed_are_shipped():
    assert "轉转" in traditional_pairs("转")
    assert traditional_pairs("") == ""


def read(file):
    text = file.content.decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def build(pages, entries=(GPT_3, FEW_SHOT)):
    return tuple(SearchIndex().files(entries, pages))


def read_titles(files):
    (titles,) = (file for file in files if file.path == TITLES)
    return read(titles)


def test_entries_and_other_pages_are_listed_with_their_addresses():
    other = PAGE.replace("GPT-3", "指南").replace("few-shot", "x")
    files = build([("models/gpt-3/", PAGE), ("guide/", other)])
    titles = read_titles(files)
    assert [row[0] for row in titles["entries"]] == [
        "models/gpt-3/",
        "models/gpt-3/#few-shot",
        "guide/",
    ]
    assert [row[1] for row in titles["entries"]] == ["GPT-3", "少样本", "指南"]


def test_an_entry_whose_page_was_not_built_is_left_out():
    assert read_titles(build([]))["entries"] == []


def test_every_word_leads_to_its_documents():
    files = build([("models/gpt-3/", PAGE)])
    shards = [read(file) for file in files if re.match("search/s[0-9a-f]{8}", file.path)]
    lines = {word: line for shard in shards for word, line in shard.items()}
    assert re.fullmatch(r"a\d+ \d+", lines["样本"])  # the first document and the next one
    assert re.fullmatch(r"a\d+", lines["davinci"])


def test_the_same_pages_make_the_same_files_also_the_second_time():
    index = SearchIndex()
    pages = [("models/gpt-3/", PAGE)]
    first = tuple(index.files((GPT_3, FEW_SHOT), pages))
    assert tuple(index.files((GPT_3, FEW_SHOT), pages)) == first == build(pages)


def test_entries_are_gathered_by_page():
    by_page = entries_by_page([GPT_3, FEW_SHOT])
    assert by_page == {"models/gpt-3/": (GPT_3, FEW_SHOT)}
    assert anchors_of(by_page["models/gpt-3/"]) == {"few-shot"}


def test_markup_in_names_stays_inside_json():
    evil = SiteEntry("模型", '</script><img src=x onerror="a">', Place("models/gpt-3.md"))
    files = build([("models/gpt-3/", PAGE)], (evil,))
    assert read_titles(files)["entries"][0][1] == evil.title
