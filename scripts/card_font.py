# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0", "manimgx-fonts-cjk==2026.9.26.post1"]
# ///
"""Make the font of the cards: `make card-font`, again when `render/card_signs.py` changes.

Noto Sans CJK SC 2.004 (SIL Open Font License 1.1) in one weight, with the signs of the cards and
nothing else: 0.8 MB of 33. The package on PyPI holds the file as Noto publishes it. Outlines stay
cubic and keep their hints: FreeType draws them four times as fast as the TrueType edition, which it
must hint itself. The same packages make the same bytes.
"""

from __future__ import annotations

import io
import sys
from importlib.metadata import distribution
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "src/llmnotes/assets/cards"
FONT = "NotoSansSC-Medium.otf"
PACKAGE = "manimgx-fonts-cjk"
COLLECTION, LICENSE = "NotoSansCJK-VF.otf.ttc", "LICENSE"
FACE, WEIGHT = "Noto Sans CJK SC", 500
UNUSED = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "VVAR", "vhea", "vmtx")
NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14)  # copyright, names, version, trademark, licence

sys.path.insert(0, str(ROOT / "src"))
from llmnotes.render.card_signs import SIGNS  # noqa: E402 - it stands in the checkout


def main() -> None:
    """Write the font and its licence."""
    found = {path.name: path for path in distribution(PACKAGE).files or ()}
    whole = Path(str(found[COLLECTION].locate()))
    font = reduced(whole, face_number(whole))
    FOLDER.mkdir(parents=True, exist_ok=True)
    font.save(FOLDER / FONT)
    licence = Path(str(found[LICENSE].locate())).read_text(encoding="utf-8")
    # its first line is about the whole font
    words = f"{FONT}: Noto Sans CJK SC 2.004, one weight and {len(SIGNS)} signs of it\n"
    (FOLDER / LICENSE).write_text(words + licence.partition("\n")[2], encoding="utf-8")


def face_number(path: Path) -> int:
    """Find the face for simplified Chinese among those of the collection."""
    faces = [face["name"].getDebugName(1) for face in TTCollection(path, lazy=True).fonts]
    return faces.index(FACE)


def reduced(path: Path, face: int) -> TTFont:
    """Keep the outlines of our signs, in one weight.

    Raises:
        SystemExit: The font lacks a sign.
    """
    font = TTFont(path, fontNumber=face, recalcTimestamp=False)
    if missing := sorted(sign for sign in SIGNS if ord(sign) not in font.getBestCmap()):
        raise SystemExit(f"{FACE} lacks {missing}")
    options = Options(notdef_outline=True, glyph_names=False, layout_features=[], name_IDs=NAMES)
    options.drop_tables += UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(SIGNS)))
    subsetter.subset(font)
    plain = io.BytesIO()
    font.save(plain)
    return instantiateVariableFont(
        TTFont(plain, recalcTimestamp=False), {"wght": WEIGHT}, inplace=True
    )


if __name__ == "__main__":
    main()
