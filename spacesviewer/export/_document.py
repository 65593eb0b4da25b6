"""Quotes and transcripts as paragraphs with styles: what DOCX, ODT and PDF are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacesviewer.domain.citation import (
    UNKNOWN_SPEAKER,
    Line,
    QuoteForm,
    language_attributes,
    lines,
    parts_of,
)
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import is_right_to_left
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timed_link import moment_link
from spacesviewer.domain.transcript import Transcript
from spacesviewer.domain.wording import date_text, isolated, one_line, web_address
from spacesviewer.export._cues import MISSING, cautions, gap_line, spoken
from spacesviewer.export._sessions import above, below, by_session

TITLE, HEADING, QUOTE, SOURCE, REMARK, SPEAKER, WORDS, QUESTION, ITEM = (
    "title",
    "heading",
    "quote",
    "source",
    "remark",
    "speaker",
    "words",
    "question",
    "item",
)
UNVERIFIED, OFF_RECORD = "UNVERIFIED", "[off the record]"

# (start, end, an https address or "bold") of a stretch of a paragraph.
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one style; ``language`` is a tag where it is known, ``note`` its footnote.

    ``joined``: it must not be parted from the one behind it by the end of a page. ``marks`` are
    links and bold words, for the formats that have them.
    """

    style: str
    text: str
    language: str = ""
    note: str = ""
    joined: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def backwards(self) -> bool:
        """Whether it reads from right to left: words do by their script, lines of ours never."""
        # The mark for what is off the record is no word of the language that is spoken.
        words = self.text.lstrip("“").replace(OFF_RECORD, "")
        return self.style in (QUOTE, WORDS, TITLE) and is_right_to_left(words)

    def runs(self) -> Iterator[tuple[str, str]]:
        """(text, an address or "bold" or "") for each stretch; bold within a link is the link."""
        at = 0
        for start, end, kind in sorted(self.marks):
            if start < at:
                continue
            if start > at:
                yield self.text[at:start], ""
            yield self.text[start:end], kind
            at = end
        if at < len(self.text):
            yield self.text[at:], ""


def of_quotes(quotes: Sequence[Quote], options: QuoteForm) -> Iterator[Paragraph]:
    """A heading for each session, and each quote with who says it and its source as a note."""
    yield Paragraph(TITLE, "Quotes", joined=True)
    for title, group in by_session(quotes):
        yield Paragraph(HEADING, title, joined=True)
        for quote in group:
            yield from _quote(quote, options)


def of_transcript(transcript: Transcript) -> Iterator[Paragraph]:
    """What to beware of, then a line for each turn, with its time, and the words under it."""
    yield Paragraph(TITLE, one_line(transcript.title) or "Transcript", joined=True)
    yield from (Paragraph(REMARK, line) for line in cautions(transcript))
    # Before the words: behind them it could pass for something that the last speaker says.
    if transcript.gaps:
        yield Paragraph(SPEAKER, MISSING, joined=True)
        yield from (Paragraph(REMARK, gap_line(gap)) for gap in transcript.gaps)
    timed, pairs = transcript.timed, list(spoken(transcript.segments))
    named = any(segment.speaker for segment, _ in pairs)
    previous: str | None = None
    for segment, text in pairs:
        if not named or segment.speaker != previous:
            name = (one_line(segment.speaker) or UNKNOWN_SPEAKER) if named else ""
            # The time comes first: behind a name from right to left it would change its place.
            time = f"[{format_time(segment.start_ms)}] " if timed else ""
            if head := f"{time}{name}".rstrip() if timed or not name else f"{name}:":
                yield Paragraph(SPEAKER, head, joined=True)
        previous = segment.speaker
        yield _words(WORDS, one_line(text), transcript.language)


def _quote(quote: Quote, options: QuoteForm) -> Iterator[Paragraph]:
    written = lines(quote, options)
    remarks = [f"{label}: {isolated(text)}" for label, text in below(quote, options)]
    for label, text in above(quote, options):  # no page parts the question and its answer
        bold = ((0, len(label) + 1, "bold"),)
        yield Paragraph(QUESTION, f"{label}: {isolated(text)}", joined=True, marks=bold)
    starts = [part.start_ms for part in parts_of(quote)]
    for number, line in enumerate(written):
        if line.words:
            yield _words(QUOTE, f"“{line.words}”", quote.language, bool(line.pieces))
        # The note stands where the session is named: at the words, or behind those of all mouths.
        last = line is written[-1]
        note = _source(quote) if last and options.attribution else ""
        if about := _about(line):
            link = moment_link(quote.url, starts[number]) if number < len(starts) else ""
            marks = tuple(_marks(line, about, link))
            # What several mouths say may go over a page; the line of them all stays with the last.
            follows = not last and not written[number + 1].words
            joined = follows or (last and bool(remarks))
            yield Paragraph(SOURCE, about, note=note, joined=joined, marks=marks)
    for number, text in enumerate(remarks, 1):
        yield Paragraph(REMARK, text, joined=number < len(remarks))


def _marks(line: Line, about: str, link: str) -> Iterator[Mark]:
    """Where the line below a quote leads to the moment, and that nobody has checked it."""
    time = next((text for kind, text in line.pieces if kind == "time"), "")
    doubted = about.find(f"({line.doubts})") if line.doubts else len(about)
    at = about.rfind(time, 0, doubted) if time else -1
    if link and at >= 0:
        yield at, at + len(time), link
    if line.doubts.startswith(UNVERIFIED) and doubted >= 0:
        yield doubted + 1, doubted + 1 + len(UNVERIFIED), "bold"


def _words(style: str, text: str, language: str, joined: bool = False) -> Paragraph:
    # "en" on Urdu words would have them spell-checked as English, and read out so.
    agrees = "lang=" in language_attributes(text.lstrip("“"), language)
    return Paragraph(style, text, language if agrees else "", joined=joined)


def _about(line: Line) -> str:
    if line.whole:
        whole = "".join(isolated(text) for _, text in line.pieces)
        said = f"— {whole}" if line.words and whole else whole
        return f"{said} ({line.doubts})" if line.doubts else said
    # Session and date stand in the heading and in the note.
    told = [isolated(text) for kind, text in line.pieces if kind in ("name", "time")]
    dash = "— " if line.words and line.pieces and line.pieces[0][0] == "name" else ""
    said = f"{dash}{', '.join(told)}"
    if not told and not line.words:
        said = ", ".join(isolated(text) for kind, text in line.pieces if kind == "title")
    return f"{said} ({line.doubts})" if line.doubts else said


def _source(quote: Quote) -> str:
    stretch = f"{format_time(quote.start_ms)} – {format_time(quote.end_ms)}"
    told = (
        isolated(one_line(quote.session_title) or "Untitled session"),
        date_text(quote.session_date),
        isolated(one_line(quote.platform)),
        stretch,
    )
    source = ", ".join(filter(None, told))
    return " · ".join(filter(None, (source, web_address(quote.url))))
