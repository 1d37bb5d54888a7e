"""The cards of models: what a chat shows beside a link."""

import os
from pathlib import Path

from PIL import Image

from llmnotes.adapters.card_files import write_cards
from llmnotes.adapters.files import read_texts
from llmnotes.pipeline import build_site
from llmnotes.views.card import model_card_view

FILES = {
    "data/organizations/zhipu.yaml": "name: 智谱\n",
    "data/families/glm.yaml": "name: GLM\norganization: zhipu\naliases: [智谱清言]\n",
    "data/models/glm/glm-4.yaml": (
        "name: 智谱清言\nfamily: glm\nreleased: 2024-01-16\nparameters: {total: 9}\n"
        "undisclosed: [training.tokens]\nsources: [{ref: page}]\n"
    ),
    "data/sources/page.yaml": (
        "type: webpage\ntitle: A\naccessed: 2026-11-23\ntier: vendor\nURL: https://example.org/a\n"
    ),
}


def test_a_card_has_only_what_is_known_and_can_be_written():
    catalog = build_site(FILES).catalog
    card = model_card_view(catalog, catalog.models.entries["glm-4"])
    assert (card.title, card.line) == ("glm-4", "2024-01-16")
    assert card.figures == (("9B", "parameters"),)
    assert card.shape is None


def test_every_model_has_a_card_that_is_the_same_each_time(tmp_path):
    catalog = build_site(FILES).catalog
    for site in ("a", "b"):
        write_cards(catalog, tmp_path / site, tmp_path / f"cache-{site}")
    first, second = (tmp_path / site / "cards/glm-4.png" for site in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    with Image.open(first) as image:
        assert image.size == (800, 420)


def test_a_card_of_before_is_copied_and_an_old_one_goes(tmp_path):
    catalog = build_site(FILES).catalog
    cache = tmp_path / "cache"
    write_cards(catalog, tmp_path / "a", cache)
    (kept,) = cache.glob("*.png")
    os.utime(kept, (0, 0))
    (cache / "of-a-model-that-went.png").write_bytes(b"")
    write_cards(catalog, tmp_path / "b", cache)
    assert (tmp_path / "b/cards/glm-4.png").read_bytes() == kept.read_bytes()
    assert list(cache.glob("*.png")) == [kept]
    assert kept.stat().st_mtime == 0


def test_a_broken_card_is_drawn_again(tmp_path):
    catalog = build_site(FILES).catalog
    cache = tmp_path / "cache"
    write_cards(catalog, tmp_path / "a", cache)
    (kept,) = cache.glob("*.png")
    kept.write_bytes(kept.read_bytes()[:-9])
    write_cards(catalog, tmp_path / "b", cache)
    first, second = (tmp_path / site / "cards/glm-4.png" for site in ("a", "b"))
    assert first.read_bytes() == second.read_bytes() == kept.read_bytes()


def test_the_shape_stands_at_the_right(tmp_path):
    root = Path(__file__).parents[1]
    catalog = build_site(read_texts(root)).catalog
    write_cards(catalog, tmp_path, tmp_path / "cache")
    assert len(list((tmp_path / "cards").iterdir())) == len(catalog.models)
    with Image.open(tmp_path / "cards/deepseek-v3.png") as picture:
        image = picture.convert("RGB")
    assert image.getpixel((720, 360)) == (87, 71, 138)
    assert image.getpixel((750, 340)) == (164, 55, 31)
