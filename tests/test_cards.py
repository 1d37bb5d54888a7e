"""The cards of pages: what a chat shows beside a link."""

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from llmnotes.adapters.card_files import write_cards
from llmnotes.adapters.files import read_texts
from llmnotes.catalog.about import About
from llmnotes.pipeline import build_site
from llmnotes.views.card import Heading, card_path, has_card, page_card

FILES = {
    "data/organizations/zhipu.yaml": "name: 智谱\n",
    "data/families/glm.yaml": "name: GLM\norganization: zhipu\naliases: [智谱清言]\n",
    "data/models/glm/glm-4.yaml": (
        "name: 智谱清言\nfamily: glm\nreleased: 2024-01-16\nparameters: {total: 9}\n"
        "context_length: {api: 131072}\nundisclosed: [training.tokens]\nsources: [{ref: page}]\n"
    ),
    "data/sources/page.yaml": (
        "type: webpage\ntitle: A\naccessed: 2026-11-23\ntier: vendor\nURL: https://example.org/a\n"
    ),
    "docs/gpt/gpt-1.md": "# GPT-1\n",
}
MODEL = {"models/glm-4.md": Heading("智谱清言", "")}


@pytest.fixture(scope="module")
def catalog():
    return build_site(FILES, about=About("大模型基础", "")).catalog


def test_the_card_of_a_model_has_only_what_is_known(catalog):
    card = page_card(catalog, "models/glm-4.md", Heading("智谱清言", "很长的一句话"))
    assert (card.site, card.kind, card.title) == ("大模型基础", "模型", "智谱清言")
    assert card.line == "智谱·2024-01-16"
    assert card.figures == (("9B", "参数量"), ("128K", "上下文（API）"))
    assert card.shape is None


def test_the_card_of_a_family_counts_its_models(catalog):
    card = page_card(catalog, "families/glm.md", Heading("GLM 家族", "GLM 家族的 1 个模型"))
    assert (card.kind, card.line) == ("模型家族", "智谱")
    assert card.figures == (("1", "个模型"), ("2024", "发布年份"))


def test_other_cards_say_what_the_page_is_about(catalog):
    made = {
        "gpt/gpt-1.md": Heading("GPT-1", "生成式预训练。"),
        "charts/tokens.md": Heading("训练 token 数", "73 个模型。"),
        "timelines/gpt.md": Heading("GPT 时间线", "GPT 时间线：38 条。"),
        "tables/sizes.md": Heading("尺寸", "表：尺寸。"),
        "tables/index.md": Heading("表格", ""),
        "terms.md": Heading("术语表", "损失 $L$ 等。"),
    }
    cards = [page_card(catalog, page, heading) for page, heading in made.items()]
    assert [(card.kind, card.line) for card in cards] == [
        ("章节", "生成式预训练。"),
        ("图表", "73 个模型。"),
        ("时间线", "38 条。"),
        ("表格", ""),
        ("", ""),
        ("", ""),  # a formula cannot be written on it
    ]


def test_a_title_that_the_font_cannot_write_has_the_card_of_the_site():
    assert has_card("terms.md", "术语表")
    assert not has_card("terms.md", "術語表")
    assert not has_card("index.md", "大模型基础")


def test_the_same_site_has_the_same_cards(catalog, tmp_path):
    for site in ("a", "b"):
        write_cards(catalog, MODEL, tmp_path / site, tmp_path / f"{site}.zip")
    first, second = (tmp_path / site / card_path(*MODEL) for site in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_a_card_of_before_is_copied(catalog, tmp_path):
    cache = tmp_path / "cache/cards.zip"
    write_cards(catalog, MODEL, tmp_path / "a", cache)
    with ZipFile(cache) as kept:
        (key,) = kept.namelist()
    with ZipFile(cache, "w") as kept:
        kept.writestr(key, b"as it was")
    write_cards(catalog, MODEL, tmp_path / "b", cache)
    assert (tmp_path / "b" / card_path(*MODEL)).read_bytes() == b"as it was"
    assert [path.name for path in cache.parent.iterdir()] == ["cards.zip"]


def test_a_card_whose_page_went_is_kept_no_longer(catalog, tmp_path):
    cache = tmp_path / "cards.zip"
    terms = {"terms.md": Heading("术语表", "")}
    write_cards(catalog, MODEL | terms, tmp_path / "a", cache)
    write_cards(catalog, terms, tmp_path / "b", cache)
    with ZipFile(cache) as kept:
        assert len(kept.namelist()) == 1
        assert kept.read(kept.namelist()[0]) == (tmp_path / "b/cards/terms.png").read_bytes()


@pytest.mark.parametrize("broken", [slice(0), slice(-9), slice(60, None)])
def test_of_a_broken_file_all_cards_are_drawn_again(catalog, tmp_path, broken):
    cache = tmp_path / "cards.zip"
    write_cards(catalog, MODEL, tmp_path / "a", cache)
    whole = cache.read_bytes()
    cache.write_bytes(whole[broken])
    write_cards(catalog, MODEL, tmp_path / "b", cache)
    first, second = (tmp_path / site / card_path(*MODEL) for site in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert cache.read_bytes() == whole


def test_a_card_of_which_a_byte_is_wrong_is_drawn_again(catalog, tmp_path):
    cache = tmp_path / "cards.zip"
    write_cards(catalog, MODEL, tmp_path / "a", cache)
    image = (tmp_path / "a" / card_path(*MODEL)).read_bytes()
    cache.write_bytes(cache.read_bytes().replace(image, image[:-1] + b"?"))
    write_cards(catalog, MODEL, tmp_path / "b", cache)
    assert (tmp_path / "b" / card_path(*MODEL)).read_bytes() == image


def test_the_shape_stands_at_the_right(tmp_path):
    catalog = build_site(read_texts(Path(__file__).parents[1])).catalog
    page = "models/deepseek-v3.md"
    write_cards(catalog, {page: Heading("DeepSeek-V3", "")}, tmp_path, tmp_path / "cards.zip")
    with Image.open(tmp_path / card_path(page)) as picture:
        image = picture.convert("RGB")
    assert image.getpixel((540, 270)) == (87, 71, 138)
    assert image.getpixel((562, 255)) == (164, 55, 31)


def test_every_page_of_the_site_names_a_picture_that_is_there(built_site, site_url):
    own = 0
    for path in built_site.rglob("index.html"):
        tags = _social_tags(path.read_text(encoding="utf-8"))
        picture = tags["og:image"].removeprefix(site_url)
        with Image.open(built_site / picture) as image:
            assert image.size == (int(tags["og:image:width"]), int(tags["og:image:height"])), path
        assert tags["og:image:alt"] == tags["og:title"], path
        assert tags["twitter:card"] == "summary_large_image"
        own += picture.startswith("cards/")
        page = path.parent.relative_to(built_site).as_posix()
        assert picture in {f"cards/{page}.png", f"cards/{page}/index.png"} or page == ".", path
    assert own > 700


def _social_tags(html):
    tag = r'<meta (?:property|name)="?((?:og|twitter):[^" ]+)"? content=(?:"([^"]*)"|([^\s">]+))'
    return {name: unescape(long or short) for name, long, short in re.findall(tag, html)}
