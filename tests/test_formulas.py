from __future__ import annotations

import re
from html import escape

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formula_contexts import EXTENSIONS
from llmnotes.adapters.formula_extension import FormulaExtension
from llmnotes.adapters.katex_engine import KatexEngine
from llmnotes.adapters.vendor_files import read_vendor
from llmnotes.diagnostics import DataError
from llmnotes.render.formulas.check import check_texts
from llmnotes.render.formulas.engine import Mistake, Typeset
from llmnotes.render.formulas.fonts import fonts_needed, preload_links
from llmnotes.render.formulas.lean import UNSTYLED, lean
from llmnotes.render.formulas.markup import prose_html, wrap
from llmnotes.render.formulas.plain import plain, without_formulas
from llmnotes.render.formulas.scan import formulas_in, spans
from llmnotes.render.formulas.short_names import NAMES, short_styles
from llmnotes.render.formulas.styles import stylesheet, without_styles

MARKDOWN = st.text(alphabet='$\\{}`>| \n-#*[]()<ax="5中_^:/!', max_size=80)


class PlainEngine:
    """Shows what reached it, so that a golden page can be read."""

    def prepare(self, formulas):
        pass

    def typeset(self, tex: str, *, display: bool) -> Typeset | Mistake:
        if r"\bad" in tex:
            return Mistake("bad")
        return Typeset(f"{'⟦⟦' if display else '⟦'}{escape(tex)}{'⟧⟧' if display else '⟧'}")


@pytest.fixture(scope="module")
def katex():
    return KatexEngine()


def convert(text, engine, report=None):
    page = markdown.Markdown(extensions=[*EXTENSIONS, FormulaExtension(engine, report)])
    return page.convert(text), page


@pytest.mark.golden("formulas/contexts/*.yaml")
def test_formulas_pass_through_markdown(golden):
    problems = []
    html, page = convert(golden.given["page.md"].decode(), PlainEngine(), problems.append)
    toc = [f"{token['id']}: {token['name']}" for token in page.toc_tokens]
    golden.expect(html=html + "\n", toc=toc, problems=[str(problem) for problem in problems])


@pytest.mark.golden("formulas/errors/*.yaml")
def test_every_wrong_formula_is_named(golden, katex):
    texts = {path: text.decode() for path, text in golden.given.items()}
    golden.expect(errors="".join(f"{problem}\n" for problem in check_texts(texts, katex)))


@given(st.text(alphabet=st.characters(exclude_characters="$")))
def test_a_text_without_dollars_has_no_formula(text):
    assert formulas_in(text) == []
    assert FormulaExtension(PlainEngine()).hide("中" + text.replace("\ue010", "")) == (
        "中" + text.replace("\ue010", "").replace("\ue011", "")
    )


@given(MARKDOWN)
def test_formulas_stand_in_order_where_they_are_written(text):
    end = 0
    for span in spans(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start] == text[span.end - 1] == "$"
        end = span.end


@given(MARKDOWN)
def test_what_is_hidden_comes_back(text):
    extension = FormulaExtension(PlainEngine())
    shown = extension.shown(extension.hide(text))
    assert "".join(shown.split()).replace(">", "") == "".join(text.split()).replace(">", "")


@given(MARKDOWN)
def test_no_token_is_left_on_a_page(text):
    html, _ = convert(text, PlainEngine(), lambda _: None)
    assert "\ue010" not in html
    assert "\ue011" not in html


def test_katex_writes_html_and_mathml_and_no_style(katex):
    result = katex.typeset(r"\frac{a_1}{\sqrt{2}}", display=True)
    assert "<math " in result.html
    assert "encoding=application/x-tex>\\frac{a_1}{\\sqrt{2}}<" in result.html
    assert ' style="' not in result.html
    assert "border-bottom-width:.04em" in result.declarations


def test_each_class_of_a_formula_has_its_rule(katex):
    styled = '<i style="top:-3.1134em;"></i><b class="x" style="height:1.0034em;color:red;"></b>'
    html, declarations = without_styles(styled)
    red = html.split("kh1 ")[1].split('"')[0]
    assert html == f'<i class="kt-3_113"></i><b class="x kh1 {red}"></b>'
    rules = stylesheet(declarations)
    assert ".kt-3_113{top:-3.113em!important}" in rules
    assert ".kh1{height:1em!important}" in rules
    assert f".{red}{{color:red!important}}" in rules
    katex.typeset("x^2", display=False)
    assert ".kr_05{margin-right:.05em!important}" in katex.stylesheet()


def test_chinese_belongs_into_text(katex):
    assert "put words into \\text{}" in katex.typeset("显存=2", display=False).reason
    assert "cjk_fallback" in katex.typeset(r"\text{显存}=2", display=False).html


def test_a_formula_nested_too_deep_is_a_mistake(katex):
    assert isinstance(katex.typeset("{" * 20_000 + "}" * 20_000, display=False), Mistake)
    assert isinstance(katex.typeset("x", display=False), Typeset)


def test_a_page_with_a_wrong_formula_raises_when_nobody_listens():
    with pytest.raises(DataError, match=r"2:2: error: \\bad: bad \[formula-syntax\]"):
        convert("文字\n和$\\bad$", PlainEngine())


def test_words_outside_markdown_are_escaped_and_their_formulas_set():
    html = prose_html("若 $a<b$ & <i>", PlainEngine())
    assert html == "若 <eq-n data-search-exclude>⟦a&lt;b⟧</eq-n> &amp; &lt;i&gt;"


def test_only_a_formula_that_may_scroll_is_a_stop_of_the_keyboard(katex):
    wide = katex.typeset(r"a+b+c+d+e+f+g+h+i+j+k+l+m=\sum_{i=1}^{n}x_i", display=True)
    narrow = katex.typeset("x_1 = 2", display=True)
    assert 'tabindex="0" role="group"' in wrap(wide, display=True)
    assert "tabindex" not in wrap(narrow, display=True)
    assert "tabindex" not in wrap(wide, display=False)


def test_a_page_preloads_the_fonts_it_uses(katex):
    page = wrap(katex.typeset(r"\mathcal{L} = \sum_i x_i", display=True), display=True)
    assert fonts_needed("<p>文字</p>") == ()
    assert fonts_needed(page) == (
        "KaTeX_Caligraphic-Regular",
        "KaTeX_Main-Regular",
        "KaTeX_Math-Italic",
        "KaTeX_Size2-Regular",
    )
    assert 'href="../fonts/KaTeX_Math-Italic.woff2">' in preload_links(page, "../fonts")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\sqrt{d_k}", "√d_k"),
        (r"x\,\Phi(x)", "x Φ(x)"),
        (r"\frac{QK^{\top}}{\sqrt{d_k}}", "(QKᵀ)/(√d_k)"),
        (r"\sum_t\log p_\theta(x_t\mid x_{<t})", "∑_t log p_θ(x_t|x_(<t))"),
        (r"2.5\times10^{-4}", "2.5×10^(-4)"),
        (r"\left(\mathcal{L}_{\text{LM}}\right)", "(L_LM)"),
    ],
)
def test_a_tooltip_shows_a_formula_as_text(tex, text):
    assert plain(tex) == text
    assert without_formulas(f"除以 ${tex}$，再乘") == f"除以 {text}，再乘"


def test_the_stylesheet_of_katex_names_none_of_the_classes_that_are_left_out():
    named = set(re.findall(r"\.([a-z][\w-]*)", read_vendor().text("katex/katex.min.css")))
    assert {"vlist", "mfrac", "mathnormal"} < named
    assert named.isdisjoint(UNSTYLED)


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ('<span class="mord">2</span>', "2"),
        ('<span class="mord mathnormal">n</span>', '<i class="kF">n</i>'),
        ('<span class="mord"><span class="mord">2</span></span>', "2"),
        ('<span class="mord" style="top:1em">2</span>', '<i style="top:1em">2</i>'),
        # rules go by the place below a list
        (
            '<span class="vlist"><span class="kt"><span class="mord">2</span></span></span>',
            '<i class="kM"><i class="kt"><i>2</i></i></i>',
        ),
        ('<span class="vlist"><span></span></span>', '<i class="kM"><i></i></i>'),
        ('<span class="mord sqrt"></span>', '<i class="sqrt"></i>'),
        # three classes that mean something together only, and two of which one is enough
        ('<span class="katex-sizing reset-size6 size3 mtight"></span>', '<i class="kR6-3"></i>'),
        ('<span class="vlist-t vlist-t2"></span>', '<i class="kQ"></i>'),
    ],
)
def test_what_changes_nothing_is_left_out_of_a_formula(given, drawn):
    half = '<span class="katex-html" aria-hidden="true">'
    assert lean(f'<span class="katex">{half}{given}</span></span>') == (
        f'<span class="katex">{half}{drawn}</span></span>'
    )


def test_the_stylesheet_of_a_site_names_what_katex_names_by_its_short_name():
    css = read_vendor().text("katex/katex.min.css")
    short = short_styles(css)
    named, named_short = (set(re.findall(r"\.([A-Za-z][\w-]*)", text)) for text in (css, short))
    assert set(NAMES) < named
    assert named_short.isdisjoint(NAMES)
    assert set(NAMES.values()) < named_short
    assert "span" not in short
    rules = short.split("}")
    assert ".katex .fontsize-ensurer.reset-size6.size3,.katex .kR6-3{font-size:.7em" in rules
    assert ".katex :is(.kP,.kQ){border-collapse:collapse;" in short
    assert ".katex .kQ{margin-right:-2px" in rules
