"""TTML and its kin: DFXP, iTunes timed text, EBU-TT, IMSC, SMPTE-TT (.ttml, .dfxp, .itt, .xml).

https://www.w3.org/TR/ttml2/. What is shown where and in which colour is passed over; agents are
speakers, spans with times of their own are lines or words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.captions import estimated_ms, segments_of, transcript_of
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.ttml_time import Rates, counts_from_zero, rates_of, time_ms
from spacesviewer.transcripts.voices import Run, segment_of
from spacesviewer.transcripts.xmltext import (
    attribute,
    descendants,
    language_of,
    local,
    root_name,
    root_of,
)

NAME = "TTML"
EXTENSIONS = ("ttml", "dfxp", "itt")

_SPACE = re.compile(r"[ \t\r\n]+")
_WITHOUT_WORDS = frozenset(("metadata", "set", "animate", "head", "", "image", "audio"))


class _Span(NamedTuple):
    """The time of an element; an end that nothing tells is None."""

    begin: int
    end: int | None


class _Piece(NamedTuple):
    """Words of one voice within a paragraph, and when, if a span of their own tells it."""

    text: str
    voice: str
    span: _Span
    own: bool


@dataclass(slots=True)
class _Document:
    """What holds for the whole document, and what was found in it."""

    rates: Rates
    agents: dict[str, str]
    mends: Mends
    languages: dict[str, None] = field(default_factory=dict)
    absolute: bool = False  # whether all times count from the beginning of the file
    row: int = 0


def sniff(head: str) -> bool:
    """Whether the outermost element is ``tt``."""
    return root_name(head) == "tt"


def parse(text: str) -> ParsedTranscript:
    """The paragraphs. Raises NotATranscript where the text is other XML."""
    root = root_of(text, "tt")
    mends = Mends()
    rates = rates_of(root)
    document = _Document(rates, _agents(root), mends, absolute=counts_from_zero(root, rates))
    if document.absolute:
        mends.remark("Times within others were taken to count from the beginning of the file.")
    own = language_of(root)
    found = list(_paragraphs(root, document, _Span(0, None), "", own))
    languages = [tag for tag in map(language_code, document.languages) if tag]
    if len(set(languages)) > 1:
        mends.remark(f"The file holds several languages ({', '.join(dict.fromkeys(languages))}).")
    plain = [cue for cue in found if isinstance(cue, Cue)]
    segments = [one for one in found if isinstance(one, Segment)]
    if not segments:
        segments = segments_of(_ended(plain, mends), mends)
    else:
        segments += [_segment(cue) for cue in _ended(plain, mends)]
        segments.sort(key=lambda one: (one.row, one.start_ms))
    title = next((one.text or "" for one in descendants(root, "title")), "")
    return transcript_of(segments, mends, language=languages[0] if languages else "", title=title)


def _agents(root: Element) -> dict[str, str]:
    """The names of agents by their ids: the full one, else whichever there is."""
    agents = {}
    for agent in descendants(root, "agent"):
        names = {
            attribute(name, "type"): clean_line("".join(name.itertext()))
            for name in descendants(agent, "name")
        }
        best = names.get("full") or next((name for name in names.values() if name), "")
        agents[attribute(agent, "id")] = best
    return agents


def _paragraphs(
    element: Element, document: _Document, span: _Span, voice: str, language: str
) -> Iterator[Cue | Segment]:
    """What the paragraphs below say, in the order of the file."""
    before = span.begin
    for child in element:
        name = local(child)
        if name in _WITHOUT_WORDS:
            continue
        in_turn = attribute(element, "timeContainer") == "seq"
        inner = _span(child, document, _Span(before, span.end) if in_turn else span)
        speaker = _voice(child, document, voice)
        tongue = language_of(child) or language
        if name == "p":
            document.row += 1
            if document.row > MAX_CUES:
                raise too_many()
            yield from _paragraph(child, document, inner, speaker, tongue)
        else:
            yield from _paragraphs(child, document, inner, speaker, tongue)
        before = inner.begin if inner.end is None else inner.end


def _span(element: Element, document: _Document, around: _Span) -> _Span:
    """When an element is there: its own times count from its container's beginning."""
    told = {
        name: time_ms(value, document.rates)
        for name in ("begin", "end", "dur")
        if (value := attribute(element, name))
    }
    if None in told.values():
        document.mends.add(
            "Captions with an unreadable time, placed by what holds them", document.row + 1
        )
    base = 0 if document.absolute else around.begin
    begin = around.begin if told.get("begin") is None else base + (told["begin"] or 0)
    ends = [] if around.end is None else [around.end]
    end, lasts = told.get("end"), told.get("dur")
    if end is not None:
        ends.append(base + end)
    if lasts is not None:
        ends.append(begin + lasts)
    return _Span(begin, min(ends) if ends else None)


def _voice(element: Element, document: _Document, around: str) -> str:
    """Who speaks: the agents of an element, else those of what holds it."""
    ids = attribute(element, "agent").split()
    return " & ".join(document.agents.get(one) or one for one in ids) or around


def _paragraph(
    element: Element, document: _Document, span: _Span, voice: str, language: str
) -> Iterator[Cue | Segment]:
    pieces = list(_pieces(element, document, span, voice, own=False))
    if language and any(piece.text.strip() for piece in pieces):
        document.languages.setdefault(language)
    row = document.row
    if _are_words(pieces):
        yield _sung(pieces, row, span)
        return
    run: list[_Piece] = []
    for piece in pieces:
        if run and (piece.span, piece.voice) != (run[-1].span, run[-1].voice):
            if not piece.text.strip():
                continue
            yield _cue(run, row)
            run = []
        run.append(piece)
    yield _cue(run, row) if run else Cue(row, span.begin, span.end or span.begin, "", voice)


def _pieces(
    element: Element, document: _Document, span: _Span, voice: str, *, own: bool
) -> Iterator[_Piece]:
    """The words of an element in order, each with its voice and time; ``br`` is a line feed."""
    if element.text:
        yield _Piece(_SPACE.sub(" ", element.text), voice, span, own)
    before = span.begin
    for child in element:
        name = local(child)
        if name == "br":
            yield _Piece("\n", voice, span, own)
        elif name not in _WITHOUT_WORDS:
            in_turn = attribute(element, "timeContainer") == "seq"
            inner = _span(child, document, _Span(before, span.end) if in_turn else span)
            timed = own or in_turn or bool(attribute(child, "begin"))
            speaker = _voice(child, document, voice)
            yield from _pieces(child, document, inner, speaker, own=timed)
            before = inner.begin if inner.end is None else inner.end
        if attribute(child, "unit") == "word" and not child.tail:
            yield _Piece(" ", voice, span, own)  # Apple's: no space stands between the words
        if child.tail:
            yield _Piece(_SPACE.sub(" ", child.tail), voice, span, own)


def _are_words(pieces: list[_Piece]) -> bool:
    """Whether the timed spans of a paragraph are single words, as for singing."""
    timed = [piece for piece in pieces if piece.own and piece.text.strip()]
    voices = {piece.voice for piece in pieces if piece.text.strip()}
    words = sum(len(piece.text.split()) for piece in timed)
    return len(timed) > 1 and len(voices) == 1 and words * 2 <= len(timed) * 3


def _sung(pieces: list[_Piece], row: int, span: _Span) -> Segment:
    run = Run(next(piece.voice for piece in pieces if piece.text.strip()), "")
    for piece in pieces:
        run.add(piece.text, piece.span.begin if piece.own and piece.text.strip() else None)
    timed = [piece.span for piece in pieces if piece.own]
    begin = min((one.begin for one in timed), default=span.begin)
    last = max((one.begin if one.end is None else one.end for one in timed), default=begin)
    return segment_of(run, row, begin, last if span.end is None else max(begin, span.end))


def _cue(run: list[_Piece], row: int) -> Cue:
    span = run[0].span
    end = _UNKNOWN if span.end is None else span.end
    return Cue(row, span.begin, end, "".join(piece.text for piece in run), run[0].voice)


_UNKNOWN = -1


def _ended(cues: list[Cue], mends: Mends) -> list[Cue]:
    """The cues with ends: one that the file does not tell is where the next begins."""
    for cue in cues:
        if cue.end_ms == _UNKNOWN:
            mends.add("Captions without an end, ended where the next begins", cue.row)
    ended: list[Cue] = []
    following: int | None = None
    for cue in reversed(cues):
        if cue.end_ms == _UNKNOWN:
            later = following if following is not None and following > cue.start_ms else None
            estimate = cue.start_ms + estimated_ms(len(cue.text))
            cue = cue._replace(end_ms=estimate if later is None else later)
        following = cue.start_ms
        ended.append(cue)
    return ended[::-1]


def _segment(cue: Cue) -> Segment:
    text, speaker = clean_line(cue.text), clean_line(cue.speaker)
    return Segment(cue.start_ms, cue.end_ms, text, speaker, (), cue.row)
