"""How a card is drawn: its size, its margins, its lines, and that its font has every sign."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image, ImageFont

from llmnotes.adapters.card_files import FONT
from llmnotes.render.card import SIZE, Card
from llmnotes.render.card_colours import LAYERS, PALETTE, PAPER, layer_colour
from llmnotes.render.card_image import LEFT, RIGHT, CardPainter
from llmnotes.render.card_letters import Letters
from llmnotes.render.card_lines import beginning, fitted
from llmnotes.render.card_signs import SIGNS, can_show
from llmnotes.render.charts.architecture import Run, Shape
from llmnotes.schema.attention import AnyMixer

SHAPE = Shape((Run("full", 90, True, False),), 18_432, 8, 8, None, None, 0, "")
PLAIN = Card("大模型基础", "公式", "交叉熵损失", "每个 token 的平均负对数概率。")
LONG = (
    "Qwen2.5-Coder-32B-Instruct 与 GPT-4o 的代码成绩：逐项对照，附各项评测的设置与出处",
    "一个没有任何空格的很长很长的标题" * 9,
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "（“引号”与《书名号》）：标点，在行首；行尾。" * 4,
)


@pytest.fixture(scope="module")
def painter():
    return CardPainter(FONT.read_bytes())


@pytest.fixture(scope="module")
def letters():
    return Letters(FONT.read_bytes())


def drawn(painter, card):
    return Image.open(io.BytesIO(painter.png(card)))


def test_a_card_is_a_small_picture_of_few_colours(painter):
    image = drawn(painter, PLAIN)
    assert (image.size, image.mode, image.format) == (SIZE, "P", "PNG")
    assert len(painter.png(PLAIN)) < 4000


def test_the_same_card_is_the_same_bytes_whatever_was_drawn_before(painter):
    first = painter.png(PLAIN)
    painter.png(replace(PLAIN, title="别的"))
    assert first == painter.png(PLAIN) == CardPainter(FONT.read_bytes()).png(PLAIN)


@pytest.mark.parametrize("title", LONG)
@pytest.mark.parametrize("shape", [None, SHAPE])
def test_nothing_is_written_outside_the_margins(painter, title, shape):
    figures = tuple((f"{n},000,000", "上下文（权重文件）") for n in range(9))
    image = drawn(painter, Card(title, title, title, title, figures, shape)).convert("L")
    paper = image.getpixel((0, SIZE[1] - 1))
    below_bar = image.crop((0, 7, *SIZE))
    ink = below_bar.point(lambda grey: 255 * (grey != paper)).getbbox()
    assert ink[0] >= LEFT - 2
    assert ink[2] <= RIGHT + 2
    assert ink[3] <= 286


@pytest.mark.parametrize("title", LONG)
def test_no_line_is_wider_than_its_room_or_begins_with_a_closing_mark(letters, title):
    size, lines = fitted(title, 400, ((52, 1), (44, 2), (34, 3)), letters.width)
    assert 1 <= len(lines) <= {52: 1, 44: 2, 34: 3}[size]
    assert all(letters.width(line, size) <= 400 for line in lines)
    assert not any(line[0] in "，。；：？！）”》" or line[-1] in "（“《" for line in lines)


def test_lines_are_about_equally_long(letters):
    _, lines = fitted("GPT-4：图文输入与可预测的扩展", 704, ((52, 1), (44, 2)), letters.width)
    assert lines == ("GPT-4：图文输入与可预测的扩展",)
    _, lines = fitted("GPT-4：图文输入与可预测的扩展", 500, ((52, 1), (44, 2)), letters.width)
    assert lines == ("GPT-4：图文输入", "与可预测的扩展")


def test_a_sentence_ends_at_a_mark_where_it_does_not_fit(letters):
    words = "谷歌的系列，未开放权重；Minerva、Med-PaLM、PaLM-E 都在它的基础上得来。"
    assert beginning(words, 300, 22, letters.width) == "谷歌的系列，未开放权重"
    assert beginning(words, 900, 22, letters.width) == words
    assert beginning(words, 50, 22, letters.width) == "谷…"


def test_the_font_has_every_sign_that_a_card_may_show():
    font = ImageFont.truetype(FONT, 30, layout_engine=ImageFont.Layout.BASIC)
    absent = bytes(font.getmask("\ue000"))  # of private use: nobody's sign
    assert [sign for sign in sorted(SIGNS) if bytes(font.getmask(sign)) == absent] == []
    assert not can_show("\ue000")
    assert can_show("Qwen2.5 的 KV 缓存（β = 0.9）：交叉熵")


def test_layers_have_the_colours_of_the_pages():
    assets = Path(__file__).parents[1] / "src/llmnotes/theme/assets"
    rules = (assets / "figures.css").read_text(encoding="utf-8")
    named = rules + (assets / "llmnotes.css").read_text(encoding="utf-8")
    for kind, colour in LAYERS.items():
        rule = re.search(rf"\.k-{kind}[ ,][^{{}}]*{{ --k: (.*); }}", rules)[1]
        name, _, share = re.fullmatch(
            r"(?:color-mix\(in srgb, )?var\((--\w+)\)( (\d+)%, var\(--paper\)\))?", rule
        ).groups(default="100")
        pure = bytes.fromhex(re.search(rf"{name}: #(\w{{6}});", named)[1])
        mixed = (p + (c - p) * int(share) / 100 for p, c in zip(PAPER, pure, strict=True))
        assert colour == tuple(map(round, mixed)), kind
        assert 3 * layer_colour(kind) < len(PALETTE) <= 48


def test_every_kind_of_layer_has_a_colour():
    union, *_ = get_args(AnyMixer)
    kinds = {mixer.model_fields["kind"].annotation for mixer in get_args(union)}
    assert {kind for literal in kinds for kind in get_args(literal)} == set(LAYERS)


def test_the_licence_stands_beside_the_font():
    licence = (FONT.parent / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert FONT.name in licence
    assert FONT.stat().st_size < 900_000
