"""Interactive transcripts of Hyperaudio and Trint: HTML in which each word tells its milliseconds.

``<span data-m="52980" data-d="240">think </span>``: ``data-m`` is when the word begins, ``data-d``
how long it is. A span of the class ``speaker`` holds a name, for the words behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.gathering import OWN_TURNS, SpokenWord, gather
from spacesviewer.transcripts.htmltext import Piece, is_html, pieces
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript

NAME = "Hyperaudio and Trint HTML"
EXTENSIONS = ("html", "htm")
LOOSE = True

_TIMED = re.compile(r"<(?:span|a)\s[^<>]{0,200}data-m\s{0,9}=\s{0,9}[\"']?\d")
_BLOCKS = frozenset(("p", "div", "section", "article", "li", "blockquote", "figure", "body"))
_MS = re.compile(r"(\d{1,12})(?:\.\d{0,9})?", re.ASCII)


@dataclass(slots=True)
class _Stretch:
    """What one element holds: a word with its times, a name, or text without any."""

    timed: bool
    name: bool
    start_ms: int | None
    end_ms: int | None
    said: list[str] = field(default_factory=list)


def sniff(head: str) -> bool:
    """Whether words with milliseconds stand in the beginning of a page."""
    return is_html(head) and bool(_TIMED.search(head))


def parse(text: str) -> ParsedTranscript:
    """The paragraphs as turns, their words with times. Raises NotATranscript where none has any."""
    if not is_html(text[:2000]) or not _TIMED.search(text):
        raise NotATranscript("The file is no page with the times of its words.")
    mends = Mends()
    segments = settle(gather(_words(text), mends, OWN_TURNS), mends)
    if not segments:
        raise EmptyTranscript("The file is an interactive transcript, but no words are in it.")
    return ParsedTranscript(segments, notes=mends.notes())


def _words(text: str) -> Iterator[SpokenWord]:
    speaker = ""
    for paragraph in _paragraphs(text):
        breaks, spaced = True, True
        for stretch in paragraph:
            raw = "".join(stretch.said)
            words = clean_line(raw)
            if stretch.name:
                speaker = words.strip("[]() ").removesuffix(":").strip() or speaker
            elif words:
                glued = not (breaks or spaced or raw[0].isspace())
                times = stretch.start_ms, stretch.end_ms
                yield SpokenWord(words, *times, speaker, glued=glued, breaks=breaks)
                breaks = False
            spaced = raw[-1].isspace() if raw else spaced


def _paragraphs(text: str) -> Iterator[list[_Stretch]]:
    """Those in which a word has a time: the rest of the page is its furniture."""
    paragraph: list[_Stretch] = []
    inside = ""
    for piece in pieces(text):
        if piece.tag in _BLOCKS:
            if any(stretch.timed for stretch in paragraph):
                yield paragraph
            paragraph, inside = [], ""
        elif "data-m" in piece.told and not piece.closes:
            paragraph.append(_stretch(piece))
            inside = piece.tag
        elif piece.tag and piece.closes and piece.tag == inside:
            inside = ""
        elif not piece.tag:
            if not inside:  # what stands between words: a space, or a word that was typed in
                paragraph.append(_Stretch(False, False, None, None))
            paragraph[-1].said.append(piece.text)
    if any(stretch.timed for stretch in paragraph):
        yield paragraph


def _stretch(piece: Piece) -> _Stretch:
    start_ms, long_ms = _ms(piece, "data-m"), _ms(piece, "data-d")
    end_ms = start_ms + long_ms if start_ms is not None and long_ms else None
    name = "speaker" in piece.told.get("class", "").casefold().split()
    return _Stretch(not name, name, start_ms, end_ms)


def _ms(piece: Piece, name: str) -> int | None:
    match = _MS.fullmatch(piece.told.get(name, ""))
    return int(match[1]) if match and int(match[1]) <= MAX_MS else None
