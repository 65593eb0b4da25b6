"""Quotes as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, doubts, is_unverified
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.wording import one_line, tidy, web_address

NAME = "JSON"
EXTENSION = "json"
KIND = "quotes"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """A list of quotes; times are integer milliseconds, an unknown speaker is ""."""
    values = [_value(quote, options) for quote in quotes]
    return (json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _value(quote: Quote, options: QuoteForm) -> dict[str, object]:
    value: dict[str, object] = {
        "id": tidy(quote.id),
        "session": tidy(quote.session),
        "session_title": one_line(quote.session_title),
        "session_date": one_line(quote.session_date),
        "start_ms": quote.start_ms,
        "end_ms": quote.end_ms,
        "speaker": one_line(quote.speaker),
        "text": tidy(quote.text),
        "parts": [_part(part) for part in quote.parts],
        "language": one_line(quote.language),
        "platform": one_line(quote.platform),
        "url": web_address(quote.url),
        "topics": [one_line(topic) for topic in quote.topics],
        "state": one_line(quote.state),
        "unverified": is_unverified(quote),
        "caution": doubts(quote),
        "gaps": options.gaps_of(quote),
        "heard": quote.heard,
        "exact": quote.exact,
        "synthetic": quote.synthetic,
        "transcript_origin": one_line(quote.transcript_origin),
        "recording_sha256": one_line(quote.recording_sha256),
        "transcript_sha256": one_line(quote.transcript_sha256),
    }
    return value | ({"note": tidy(quote.note)} if options.notes else {})


def _part(part: QuotePart) -> dict[str, object]:
    return {
        "speaker": one_line(part.speaker),
        "text": tidy(part.text),
        "start_ms": part.start_ms,
        "end_ms": part.end_ms,
    }
