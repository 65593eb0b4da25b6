"""Quotes as an edit decision list (CMX 3600): one reel of quotes, with the words as comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from spacesviewer.domain.citation import QuoteForm, parts_of
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.timecode import format_frames, format_time
from spacesviewer.domain.wording import one_line
from spacesviewer.export._frames import RATE, frames_of
from spacesviewer.export._sessions import statements

NAME = "Edit list (EDL)"
EXTENSION = "edl"
KIND = "quotes"

_DAY = 24 * 3600 * RATE
_EVENTS = 999
_LINE = 200


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """An event for each quote, one behind the other, at 25 frames a second; a reel is a session.

    Each event has a marker and the words, by whom they are said, in comments. Raises UserError for
    what an edit list cannot count.
    """
    if len(quotes) > _EVENTS:
        raise UserError(
            "An edit list holds {events} quotes, and these are {count}.",
            hint="Export fewer at once, or as otio.",
            events=_EVENTS,
            count=len(quotes),
        )
    reels = {uid: f"S{n:03}" for n, uid in enumerate(dict.fromkeys(q.session for q in quotes), 1)}
    blocks = ["TITLE: Quotes\nFCM: NON-DROP FRAME", f"* {RATE} FRAMES A SECOND"]
    at = 0
    for number, quote in enumerate(quotes, 1):
        start, end = frames_of(quote)
        if end > _DAY or at + end - start > _DAY:
            raise UserError(
                "An edit list counts to 24 hours, and a quote at {start} is past them.",
                hint="Export it as otio.",
                start=format_time(quote.start_ms),
            )
        blocks.append("\n".join(_event(number, quote, reels[quote.session], at, options)))
        at += end - start
    return ("\n\n".join(blocks) + "\n").encode()


def _event(number: int, quote: Quote, reel: str, at: int, options: QuoteForm) -> Iterator[str]:
    start, end = frames_of(quote)
    times = " ".join(format_frames(f, RATE) for f in (start, end, at, at + end - start))
    yield f"{number:03}  {reel:8} AA/V  C        {times}"
    yield f"* FROM CLIP NAME: {one_line(quote.session_title) or 'Untitled session'}"
    speaker = one_line(quote.speaker) or "Unidentified speaker"
    yield f"* LOC: {format_frames(at, RATE)} GREEN   {_short(speaker)}"
    for part in range(len(parts_of(quote))):
        for statement in statements(quote, part, options):
            yield from (f"* COMMENT: {line}" for line in textwrap.wrap(statement, _LINE))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
