"""Makes the fonts of PDF files from those of the window: the same letters with TrueType outlines.

A PDF holds TrueType outlines the way fpdf2 writes them; Inter's own are of PostScript, and Acrobat
refuses a file that says one and holds the other. Run it again when resources/fonts has a new Inter:

    python packaging/pdf_fonts.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
FACES = ("Inter-Regular", "Inter-SemiBold")
_MAXIMA = (
    *(
        "maxPoints",
        "maxContours",
        "maxCompositePoints",
        "maxCompositeContours",
        "maxTwilightPoints",
    ),
    *("maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxZones"),
    *("maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"),
)
_ERROR = 0.001  # of an em: nobody sees it


def converted(source: Path) -> TTFont:
    """The font with quadratic outlines, without the alternates that nobody asks for in a PDF."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(recalc_timestamp=False, notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    glyphs = font.getGlyphSet()
    outlines: dict[str, Any] = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        tolerance = font["head"].unitsPerEm * _ERROR
        glyphs[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        outlines[name] = pen.glyph()
    metrics = dict(font["hmtx"].metrics)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = outlines
    for name, glyph in outlines.items():
        glyph.recalcBounds(font["glyf"])
        font["hmtx"].metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    font["maxp"].tableVersion = 0x00010000
    for name in _MAXIMA:
        setattr(font["maxp"], name, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    return font


def main() -> None:
    """Writes a .ttf for each face into resources/fonts/pdf."""
    (FONTS / "pdf").mkdir(exist_ok=True)
    for face in FACES:
        converted(FONTS / f"{face}.otf").save(FONTS / "pdf" / f"{face}.ttf")


if __name__ == "__main__":
    main()
