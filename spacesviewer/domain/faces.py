"""The bundled fonts for what is drawn without Qt, and which hand a language is read in."""

from __future__ import annotations

from pathlib import Path

from spacesviewer.domain.language import main_language

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES = {
    "text": "pdf/Inter-Regular.ttf",
    "bold": "pdf/Inter-SemiBold.ttf",
    "nastaliq": "NotoNastaliqUrdu-Regular.ttf",
    "naskh": "NotoNaskhArabic-Regular.ttf",
    "hindi": "NotoSansDevanagari-Regular.ttf",
}
ABSENT = "□"  # stands where none of them has a character
# Languages of the Arabic script that are read in Naskh; all others of it in Nastaliq.
_NASKH = frozenset(("ar", "fa", "ps", "sd", "ckb", "ug", "ku"))


def arabic_hand(language: str) -> str:
    """ "naskh" or "nastaliq" for the Arabic script of a language."""
    return "naskh" if main_language(language) in _NASKH else "nastaliq"
