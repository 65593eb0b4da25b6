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
)
from spacesviewer.domain.gap import Gap
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Segment, is_right_to_left
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text, isolated, one_line, web_address
from spacesviewer.export._cues import MISSING, cautions, gap_line, spoken
from spacesviewer.export._sessions import below, by_session

TITLE, HEADING, QUOTE, SOURCE, REMARK, SPEAKER, WORDS = (
    "title",
    "heading",
    "quote",
    "source",
    "remark",
    "speaker",
    "words",
)

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
        return self.style in (QUOTE, WORDS, TITLE) and is_right_to_left(self.text.lstrip("“"))


def of_quotes(quotes: Sequence[Quote], options: QuoteForm) -> Iterator[Paragraph]:
    """A heading for each session, and each quote with who says it and its source as a note."""
    yield Paragraph(TITLE, "Quotes", joined=True)
    for title, group in by_session(quotes):
        yield Paragraph(HEADING, title, joined=True)
        for quote in group:
            yield from _quote(quote, options)


def of_transcript(
    segments: Sequence[Segment],
    language: str,
    title: str,
    told: Sequence[str],
    gaps: Sequence[Gap] = (),
    *,
    timed: bool = True,
) -> Iterator[Paragraph]:
    """What to beware of, then a line for each turn, with its time, and the words under it."""
    yield Paragraph(TITLE, one_line(title) or "Transcript", joined=True)
    yield from (Paragraph(REMARK, line) for line in told)
    # Before the words: behind them it could pass for something that the last speaker says.
    if gaps:
        yield Paragraph(SPEAKER, MISSING, joined=True)
        yield from (Paragraph(REMARK, gap_line(gap)) for gap in gaps)
    pairs = list(spoken(segments))
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
        yield _words(WORDS, one_line(text), language)


def transcript_paragraphs(
    segments: Sequence[Segment],
    language: str,
    title: str,
    *,
    synthetic: bool,
    gaps: Sequence[Gap] = (),
    remarks: Sequence[str] = (),
    timed: bool = True,
) -> list[Paragraph]:
    """``of_transcript`` of what an exporter is given."""
    told = cautions(synthetic, remarks)
    return list(of_transcript(segments, language, title, told, gaps, timed=timed))


def _quote(quote: Quote, options: QuoteForm) -> Iterator[Paragraph]:
    written = lines(quote, options)
    for line in written:
        if line.words:
            yield _words(QUOTE, f"“{line.words}”", quote.language, bool(line.pieces))
        # The note stands where the session is named: at the words, or behind those of all mouths.
        last = line is written[-1]
        note = _source(quote) if last and options.attribution else ""
        if about := _about(line):
            yield Paragraph(SOURCE, about, note=note, joined=not last)
    for label, text in below(quote, options):
        yield Paragraph(REMARK, f"{label}: {isolated(text)}")


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
