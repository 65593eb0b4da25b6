"""Paragraphs as a PDF: shaped by HarfBuzz, in the fonts that come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
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
_SHAPES_BY = ("fragment_direction", "script", "language")
_MOST_WIDTHS = 20_000

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
    "question": ("text", 10.5, False, 4.5, 0),
    "item": ("text", 10.5, False, 0.8, 0),
}
_LEFT_TO_RIGHT = "\u200e"
_BEFORE_NUMBER = re.compile("([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])(\\s+(?=[0-9]))")
_TIME = re.compile(r"\d:[0-5]\d:[0-5]\d")


def document(paragraphs: Iterable[Paragraph]) -> bytes:
    """The document's bytes; the same for the same paragraphs, and with nobody's name in them."""
    known = [part for paragraph in paragraphs for part in _with_note(paragraph)]
    page = _new_page(set().union(*(part.text for part in known)))
    held = _held(page)
    shown = [replace(part, text=_drawn(part.text, held)) for part in known]
    if shown != known:
        shown.insert(1, _Part("remark", _LACKING))
    for block in _blocks(shown):
        laid = [_laid(page, part) for part in block]
        _make_room(page, laid)
        for lines in laid:
            _write(page, lines)
    return bytes(page.output())


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph, or the note of one; ``joined``: no page parts it from the next."""

    style: str
    text: str
    backwards: bool = False
    language: str = ""
    joined: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Lines:
    """A part as lines, and how they are drawn."""

    part: _Part
    lines: tuple[str, ...]
    line_mm: float
    before_mm: float
    link: tuple[int, str]  # which line leads where; -1: none does

    @property
    def height_mm(self) -> float:
        """With the space before it."""
        return self.before_mm + len(self.lines) * self.line_mm


def _with_note(paragraph: Paragraph) -> Iterator[_Part]:
    text, note = paragraph.text, paragraph.note
    link = next((kind for _, _, kind in paragraph.marks if kind != "bold"), "")
    joined = paragraph.joined or bool(note)
    yield _Part(
        paragraph.style, text, paragraph.backwards, paragraph.language, joined=joined, link=link
    )
    if note:
        yield _Part("note", note, joined=paragraph.joined)


def _blocks(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Parts that belong on one page: a heading with its first quote, a quote with its source."""
    block: list[_Part] = []
    for part in parts:
        block.append(part)
        if not part.joined:
            yield block
            block = []
    if block:
        yield block


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
    _measure_once(page)
    page.set_margins(_MARGIN_MM, _MARGIN_MM)
    page.set_auto_page_break(True, margin=_MARGIN_MM)
    page.add_page()
    return page


def _measure_once(page: FPDF) -> None:
    """Keeps how wide letters are: each place where a line could break asks for them again."""
    from fpdf.fonts import TTFFont  # noqa: PLC0415

    known: dict[tuple[object, ...], tuple[int, float]] = {}

    class Measured(TTFFont):
        """A font that shapes the same letters once."""

        __slots__ = ()

        def shaped_text_width(
            self, text: str, font_size_pt: float, text_shaping_params: dict[str, Any] | None
        ) -> tuple[int, float]:
            told = text_shaping_params or {}
            shaped = (told.get(name) for name in _SHAPES_BY)
            key = (self.fontkey, text, font_size_pt, *shaped, repr(told.get("features")))
            found = known.get(key)
            if found is None:
                found = super().shaped_text_width(text, font_size_pt, text_shaping_params)
                if len(known) < _MOST_WIDTHS:
                    known[key] = found
            return found

    for font in page.fonts.values():
        # fpdf makes its fonts itself, and gives them no room for anything else.
        font.__class__ = Measured


def _laid(page: FPDF, part: _Part) -> _Lines:
    """The part in lines as wide as the page."""
    points, arabic = _set_font(page, part)
    tall = arabic == "nastaliq" and has_right_to_left(part.text)
    line_mm = points * _MM_OF_POINT * (_NASTALIQ_LINE if tall else _LINE)
    # A number behind Arabic letters takes the space between them away from where it is seen.
    text = part.text if part.backwards else _BEFORE_NUMBER.sub(rf"\1{_LEFT_TO_RIGHT}\2", part.text)
    lines = tuple(_lines(page, text, _width(page, part)))
    return _Lines(part, lines, line_mm, _LOOKS[part.style][3], _linked(part, lines))


def _linked(part: _Part, lines: Sequence[str]) -> tuple[int, str]:
    """The line with the time: the whole of it leads to the moment."""
    found = (n for n, line in enumerate(lines) if part.link and _TIME.search(line))
    return next(found, -1), part.link


def _make_room(page: FPDF, block: Sequence[_Lines]) -> None:
    """Begins a page for a block that has no room on this one, if a page can hold it."""
    height = sum(lines.height_mm for lines in block)
    most = page.h - 2 * _MARGIN_MM
    needed = height if height <= most else block[0].before_mm + 3 * block[0].line_mm
    if page.get_y() > _MARGIN_MM and page.will_page_break(needed):
        page.add_page()


def _set_font(page: FPDF, part: _Part) -> tuple[float, str]:
    """Takes the font of a part; its size in points, and the hand that writes its Arabic."""
    font, points, _, _, grey = _LOOKS[part.style]
    arabic = arabic_hand(part.language)
    fallbacks = (
        [arabic, "naskh", "nastaliq", "hindi", "text"] if "hindi" in page.fonts else ["text"]
    )
    if part.backwards:
        fallbacks.insert(0, font)
        font, points = arabic, points + 1.5
    page.set_font(font, size=points)
    page.set_fallback_fonts(list(dict.fromkeys(fallbacks)), exact_match=False)
    page.set_text_shaping(direction="rtl" if part.backwards else "ltr")
    page.set_text_color(grey)
    return points, arabic


def _width(page: FPDF, part: _Part) -> float:
    return float(page.w) - 2 * (_MARGIN_MM + _indent(part))


def _indent(part: _Part) -> float:
    return _INDENT_MM if _LOOKS[part.style][2] else 0.0


def _write(page: FPDF, laid: _Lines) -> None:
    part = laid.part
    _set_font(page, part)
    page.set_y(page.get_y() + laid.before_mm)
    at, address = laid.link
    for number, line in enumerate(laid.lines):
        if page.will_page_break(laid.line_mm):
            page.add_page()
            _set_font(page, part)
        page.set_x(_MARGIN_MM + _indent(part))
        with _told(page, line):
            page.multi_cell(
                _width(page, part),
                laid.line_mm,
                line,
                align="R" if part.backwards else "L",
                new_x="LMARGIN",
                new_y="NEXT",
                link=address if number == at else "",
            )
    if part.style in (TITLE, QUOTE):
        page.set_y(page.get_y() + 0.5)


def _lines(page: FPDF, text: str, width: float) -> Iterator[str]:
    rest = ""  # the last line of a piece is not full: the next one goes on in it
    for piece in _pieces(text):
        told = page.multi_cell(width, 1, _begun(rest + piece), dry_run=True, output="LINES")
        *full, last = cast("list[str]", told) or [""]
        yield from map(_begun, full)
        rest = f"{last} " if piece[-1:].isspace() else last
    yield _begun(rest.rstrip())


@contextmanager
def _told(page: FPDF, line: str) -> Iterator[None]:
    """Says what a line of shaped letters reads: Nastaliq is drawn in pieces of words.

    Without it a search finds no word of it, and a copy brings letters out of order.
    """
    told = has_right_to_left(line)
    if told:
        read = "".join(c for c in line if c not in "\u2068\u2069\u200e").encode("utf-16-be").hex()
        page._out(f"/Span <</ActualText <FEFF{read}>>> BDC")
    yield
    if told:
        page._out("EMC")


def _pieces(text: str) -> list[str]:
    return re.findall(rf".{{1,{_LONGEST}}}(?:\s+|$)|.{{1,{_LONGEST}}}", text) or [" "]


def _begun(piece: str) -> str:
    """Without the end of an isolate that began in the piece before: it would be drawn as a box."""
    return piece if "\u2068" in piece else piece.replace("\u2069", "")
