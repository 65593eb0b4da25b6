"""Quotes as JSON, for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, doubts, is_unverified
from spacesviewer.domain.elision import mark_of, told_parts
from spacesviewer.domain.quote import Quote, QuoteEdit, QuotePart, Said
from spacesviewer.domain.rewording import differences
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
        "text": tidy("\n".join(part.text for part in told_parts(quote))),
        "parts": [_part(part) for part in told_parts(quote)],
        "language": one_line(quote.language),
        "platform": one_line(quote.platform),
        "url": web_address(quote.url),
        "topics": [one_line(topic) for topic in quote.topics],
        "state": one_line(quote.state),
        "unverified": is_unverified(quote),
        "caution": doubts(quote),
        "gaps": options.gaps_of(quote),
        "heard": quote.heard,
        "checked": _check(quote),
        "revision": quote.revision,
        "stories": [one_line(story) for story in quote.stories],
        "rating": quote.rating,
        "since": one_line(quote.since),
        "differences": _differences(quote),
        "exact": quote.exact,
        "synthetic": quote.synthetic,
        "transcript_origin": one_line(quote.transcript_origin),
        "recording_sha256": one_line(quote.recording_sha256),
        "transcript_sha256": one_line(quote.transcript_sha256),
    }
    if quote.proof.said is not None:
        value["said"] = _said(quote.proof.said)
    if quote.edits:
        value["edits"] = [_edit(quote, edit) for edit in quote.edits]
    if options.questions and quote.question is not None:
        value["question"] = _part(quote.question)
    if translation := options.translation_of(quote):
        value["translation"] = one_line(translation)
    return value | ({"note": tidy(quote.note)} if options.notes else {})


def _edit(quote: Quote, edit: QuoteEdit) -> dict[str, object]:
    """A mark, with the words that it covers: it can always be opened again."""
    return {
        "part": edit.part,
        "mark": one_line(mark_of(edit)),
        "words": tidy(quote.parts[edit.part].text[edit.start : edit.end]),
    }


def _said(said: Said) -> dict[str, object]:
    """What was translated, and by whom."""
    return {
        "text": tidy(said.text),
        "language": one_line(said.language),
        "translators": [one_line(name) for name in said.translators],
        "status": one_line(said.status),
        "behind": said.behind,
    }


def _check(quote: Quote) -> dict[str, object] | None:
    check = quote.verified
    if check is None:
        return None
    return {
        "by": one_line(check.by),
        "at": one_line(check.at),
        "heard": check.heard,
        "speed": check.speed,
    }


def _differences(quote: Quote) -> list[dict[str, str]]:
    """Word by word, what the transcript has now in place of the words."""
    if not quote.now:
        return []
    return [
        {"kind": piece.kind, "text": tidy(piece.text)}
        for piece in differences(quote.text, quote.now)
    ]


def _part(part: QuotePart) -> dict[str, object]:
    return {
        "speaker": one_line(part.speaker),
        "text": tidy(part.text),
        "start_ms": part.start_ms,
        "end_ms": part.end_ms,
    }
