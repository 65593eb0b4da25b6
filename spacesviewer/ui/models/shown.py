"""A session as its timeline and its transcript show it."""

from __future__ import annotations

from spacesviewer.domain import coverage
from spacesviewer.domain.translation import CHECKED, MACHINE, REPORTER
from spacesviewer.domain.wallclock import clock_of
from spacesviewer.settings import Settings
from spacesviewer.ui.models.session_data import EMPTY_TIMELINE, SessionData
from spacesviewer.ui.widgets.timeline_data import QuoteSpan, TimelineData
from spacesviewer.ui.widgets.timeline_ruler import Ruler
from spacesviewer.ui.widgets.transcript_marks import QuoteRange
from spacesviewer.ui.widgets.transcript_rows import Rows
from spacesviewer.ui.widgets.transcript_second import SecondText

# Nothing stands beside what is usual.
_SIGNS = {MACHINE: "MT", REPORTER: "", CHECKED: "✓"}


def timeline_data(data: SessionData) -> TimelineData:
    """What the timeline shows of a session."""
    # Of a text without times, no lane is shown unless another file tells turns.
    prepared = data.prepared if data.timeline.timed or data.turns is not None else None
    return TimelineData(
        duration_ms=data.duration_ms,
        timeline=data.timeline if data.timeline.timed else EMPTY_TIMELINE,
        speakers=data.timeline.speakers if data.timeline.timed else (),
        topics=data.spans,
        marks=data.marks,
        quotes=tuple(QuoteSpan(q.id, *q.place_ms, q.speaker) for q in data.quotes),
        chapters=coverage.chapters(data.detail.recordings),
        turns=data.turns,
        speech=prepared.speech if prepared is not None else None,
        gaps=data.gaps,
        questions=data.questions,
    )


def rows_of(data: SessionData) -> Rows | None:
    """The rows of the transcript, where they are prepared."""
    return data.prepared.rows if data.prepared is not None else None


def quote_ranges(data: SessionData) -> list[QuoteRange]:
    """The quotes whose words stand in the transcript that is shown."""
    shown = data.transcript.id if data.transcript else 0
    known = set(data.timeline.ids) if data.quotes else set()
    ranges: list[QuoteRange] = []
    for quote in data.quotes:
        # A quote of another transcript, or of another file's text, has its words elsewhere.
        ids = data.segments_here(quote.segment_ids)
        if quote.transcript_id == shown and {*ids} <= known:
            ranges.append((*quote.words_ms, ids))
    return ranges


def quotes_of_second(data: SessionData) -> list[QuoteRange]:
    """The quotes whose words stand in the second language."""
    second = data.second
    if second is None:
        return []
    known = set(second.timeline.ids) if data.quotes else set()
    return [
        (*quote.words_ms, quote.segment_ids)
        for quote in data.quotes
        if quote.transcript_id == second.info.id and known.issuperset(quote.segment_ids)
    ]


def second_text(data: SessionData) -> SecondText | None:
    """The second language as the transcript shows it."""
    second = data.second
    if second is None:
        return None
    signs = {key: _SIGNS[line.status] for key, line in second.lines.items() if line.status}
    return SecondText(
        second.timeline, second.pairing, second.info.language, data.languages.mode, signs
    )


def ruler_of(data: SessionData, settings: Settings) -> Ruler:
    """The ruler with the clock of a session."""
    return Ruler(clock_of(data.detail.facts.started_at, settings.zone), settings.ruler)
