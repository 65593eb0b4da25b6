"""Paragraphs as a PDF: shaped by HarfBuzz, in the fonts that come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast
from unicodedata import category

from spacesviewer.domain.faces import ABSENT, FACES, FONTS, arabic_hand
from spacesviewer.domain.wording import has_right_to_left
from spacesviewer.export._document import QUOTE, TITLE, Paragraph

if TYPE_CHECKING:
    from fpdf import FPDF

_LACKING = (
    f"Characters that the fonts of this program lack stand here as {ABSENT}. "
    "The other formats have them."
)
_MARGIN_MM, _INDENT_MM = 23.0, 10.0
# Nastaliq hangs down from its line and needs half as much again.
_LINE, _NASTALIQ_LINE = 1.35, 2.3
_LONGEST = 3000  # characters at a time: the time taken grows with their square
_MM_OF_POINT = 25.4 / 72

# style: (font, points, indented, space before in mm, grey)
_LOOKS = {
    "title": ("bold", 20, False, 0.0, 0),
    "heading": ("bold", 13, False, 7.0, 0),
    "quote": ("text", 11.5, True, 4.0, 0),
    "source": ("text", 9, True, 0.8, 85),
    "note": ("text", 8, True, 0.6, 110),
    "remark": ("text", 9, True, 0.8, 85),
    "speaker": ("bold", 9.5, False, 4.0, 0),
    "words": ("text", 10.5, False, 0.8, 0),
}


def document(paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; the same for the same paragraphs, and with nobody's name in them."""
    known = [part for paragraph in paragraphs for part in _with_note(paragraph)]
    page = _new_page(set().union(*(text for _, text, _ in known)))
    held = _held(page)
    shown = [(style, _drawn(text, held), origin) for style, text, origin in known]
    if shown != known:
        shown.insert(1, ("remark", _LACKING, None))
    for style, text, origin in shown:
        _write(page, style, text, origin)
    return bytes(page.output())


_Part = tuple[str, str, "Paragraph | None"]


def _with_note(paragraph: Paragraph) -> Iterator[_Part]:
    yield paragraph.style, paragraph.text, paragraph
    if paragraph.note:
        yield "note", paragraph.note, None


def _held(page: FPDF) -> set[int]:
    """The characters that the fonts of the page have."""
    return {code for font in page.fonts.values() for code in getattr(font, "cmap", ())}


def _drawn(text: str, held: set[int]) -> str:
    """The text with a sign for each character that no font has."""
    return "".join(c if ord(c) in held or _is_silent(c) else ABSENT for c in text)


def _is_silent(character: str) -> bool:
    """Whether it is a joiner, an isolate, a selector: nothing that is drawn."""
    return category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _new_page(characters: set[str]) -> FPDF:
    # Loading it takes a quarter of a second: only a PDF is worth that.
    from fpdf import FPDF  # noqa: PLC0415

    class Page(FPDF):
        """A page with its number below."""

        def footer(self) -> None:
            self.set_text_shaping(use_shaping_engine=False)
            self.set_y(-14)
            self.set_font("text", size=8)
            self.set_text_color(120)
            self.cell(0, 6, str(self.page_no()), align="C")

    page = Page(format="A4")
    page.str_alias_nb_pages = None  # type: ignore[assignment] # "{nb}" may be somebody's words
    page.set_creation_date(datetime(1980, 1, 1, tzinfo=UTC))
    page.set_producer("")
    page.set_lang("en")
    for name in ("text", "bold"):
        page.add_font(name, fname=FONTS / FACES[name])
    # The others take half a second to load: only for words that Inter cannot write.
    if not {ord(c) for c in characters if not _is_silent(c)} <= _held(page):
        for name in ("nastaliq", "naskh", "hindi"):
            page.add_font(name, fname=FONTS / FACES[name])
    page.set_margins(_MARGIN_MM, _MARGIN_MM)
    page.set_auto_page_break(True, margin=_MARGIN_MM)
    page.add_page()
    return page


def _write(page: FPDF, style: str, text: str, paragraph: Paragraph | None) -> None:
    font, points, indented, before_mm, grey = _LOOKS[style]
    backwards = paragraph is not None and paragraph.backwards
    arabic = arabic_hand(paragraph.language if paragraph else "")
    fallbacks = (
        [arabic, "naskh", "nastaliq", "hindi", "text"] if "hindi" in page.fonts else ["text"]
    )
    if backwards:
        fallbacks.insert(0, font)
        font, points = arabic, points + 1.5
    page.set_font(font, size=points)
    page.set_fallback_fonts(list(dict.fromkeys(fallbacks)), exact_match=False)
    page.set_text_shaping(direction="rtl" if backwards else "ltr")
    page.set_text_color(grey)
    tall = arabic == "nastaliq" and has_right_to_left(text)
    line_mm = points * _MM_OF_POINT * (_NASTALIQ_LINE if tall else _LINE)
    indent = _INDENT_MM if indented else 0.0
    width = page.w - 2 * (_MARGIN_MM + indent)
    joined = paragraph is not None and paragraph.joined
    page.set_y(page.get_y() + before_mm)
    if page.will_page_break(line_mm * (3 if joined else 1)):
        page.add_page()
    for line in _lines(page, text, width):
        if page.will_page_break(line_mm):
            page.add_page()
        page.set_x(_MARGIN_MM + indent)
        with _told(page, line):
            page.multi_cell(
                width, line_mm, line, align="R" if backwards else "L", new_x="LMARGIN", new_y="NEXT"
            )
    if style in (TITLE, QUOTE):
        page.set_y(page.get_y() + 0.5)


def _lines(page: FPDF, text: str, width: float) -> Iterator[str]:
    for piece in _pieces(text):
        found = page.multi_cell(width, 1, piece, dry_run=True, output="LINES")
        yield from map(_begun, cast("list[str]", found))


@contextmanager
def _told(page: FPDF, line: str) -> Iterator[None]:
    """Says what a line of shaped letters reads: Nastaliq is drawn in pieces of words.

    Without it a search finds no word of it, and a copy brings letters out of order.
    """
    told = has_right_to_left(line)
    if told:
        read = "".join(c for c in line if c not in "\u2068\u2069").encode("utf-16-be").hex()
        page._out(f"/Span <</ActualText <FEFF{read}>>> BDC")
    yield
    if told:
        page._out("EMC")


def _pieces(text: str) -> list[str]:
    found = re.findall(rf".{{1,{_LONGEST}}}(?:\s+|$)|.{{1,{_LONGEST}}}", text) or [" "]
    return [_begun(piece) for piece in found]


def _begun(piece: str) -> str:
    """Without the end of an isolate that began in the piece before: it would be drawn as a box."""
    return piece if "\u2068" in piece else piece.replace("\u2069", "")
