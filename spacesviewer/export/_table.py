"""Quotes as the rows of a table: one for each part of a quote, so that every row has one mouth."""

from __future__ import annotations

from collections.abc import Sequence

from spacesviewer.domain.citation import (
    UNKNOWN_SPEAKER,
    QuoteForm,
    checked_text,
    doubts,
    is_unverified,
    parts_of,
    question_text,
    said_text,
)
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.wording import date_text, one_line, tidy, web_address

# Spreadsheets run what begins so; the wide forms count where East Asian input is set.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HEARD = {True: "in full", False: "not in full", None: "not known"}
_NOBODY = Quote("", "", "", "", 0, 0, ())


def rows_of(quotes: Sequence[Quote], options: QuoteForm) -> list[dict[str, object]]:
    """The rows by the names of their columns; times are also numbers, in ms."""
    return [_row(q, p, n, options) for q in quotes for n, p in enumerate(parts_of(q), 1)]


def columns(options: QuoteForm) -> list[str]:
    """The names of the columns, in order."""
    return list(_row(_NOBODY, parts_of(_NOBODY)[0], 1, options))


def guarded(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    cleaned = tidy(cell)
    return f"'{cleaned}" if cleaned.lstrip().startswith(_FORMULA) else cleaned


def _row(quote: Quote, part: QuotePart, number: int, options: QuoteForm) -> dict[str, object]:
    row: dict[str, object] = {
        "quote": quote.id,
        "part": number,
        "speaker": one_line(part.speaker) or UNKNOWN_SPEAKER,
        "text": one_line(part.text),
        "time": format_time(part.start_ms),
        "start_ms": part.start_ms,
        "end_ms": part.end_ms,
        "session": one_line(quote.session_title) or "Untitled session",
        "session_date": date_text(quote.session_date),
        "language": one_line(quote.language),
        "platform": one_line(quote.platform),
        "url": web_address(quote.url),
        "topics": ", ".join(map(one_line, quote.topics)),
        "state": "UNVERIFIED" if is_unverified(quote) else one_line(quote.state),
        "checked": checked_text(quote),
        "heard": _HEARD[quote.heard],
        "caution": doubts(quote),
        "said": said_text(quote),
        "transcript_now": one_line(quote.now),
        "gaps": options.gaps_of(quote),
        "stories": ", ".join(map(one_line, quote.stories)),
        "rating": quote.rating,
    }
    if options.questions:
        row["question"] = question_text(quote, whole=True)
    if options.translations:
        row["translation"] = options.translation_of(quote)
    return row | ({"note": one_line(quote.note)} if options.notes else {})
