"""Quotes as an OpenTimelineIO timeline, for Resolve, Kdenlive, Premiere and others."""

from __future__ import annotations

import json
from collections.abc import Sequence

from spacesviewer.domain.citation import QuoteForm, parts_of
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.wording import one_line
from spacesviewer.export._frames import RATE, frames_of
from spacesviewer.export._sessions import marking

NAME = "Timeline (OpenTimelineIO)"
EXTENSION = "otio"
KIND = "quotes"

_NAMESPACE = "spacesviewer"


def render(quotes: Sequence[Quote], options: QuoteForm) -> bytes:
    """One track with a clip for each quote, at 25 frames a second, and a marker for each mouth.

    The media is missing on purpose: a path would tell whose machine it was. The editor links it.
    """
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {_NAMESPACE: {"frames_a_second": RATE}},
        "name": "Quotes",
        "global_start_time": None,
        "tracks": _composed("Stack.1", "tracks", [_track(quotes, options)]),
    }
    return (json.dumps(timeline, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _track(quotes: Sequence[Quote], options: QuoteForm) -> dict[str, object]:
    clips = [_clip(quote, options) for quote in quotes]
    return _composed("Track.1", "Quotes", clips) | {"kind": "Audio"}


def _composed(schema: str, name: str, children: Sequence[object]) -> dict[str, object]:
    return {
        "OTIO_SCHEMA": schema,
        "metadata": {},
        "name": name,
        "source_range": None,
        "effects": [],
        "markers": [],
        "enabled": True,
        "children": list(children),
    }


def _clip(quote: Quote, options: QuoteForm) -> dict[str, object]:
    start, end = frames_of(quote)
    title = one_line(quote.session_title) or "Untitled session"
    media: dict[str, object] = {
        "OTIO_SCHEMA": "MissingReference.1",
        "metadata": {},
        "name": title,
        "available_range": None,
        "available_image_bounds": None,
    }
    return {
        "OTIO_SCHEMA": "Clip.2",
        "metadata": {
            _NAMESPACE: {
                "quote": one_line(quote.id),
                "start_ms": quote.start_ms,
                "end_ms": quote.end_ms,
                "session": title,
            }
        },
        "name": one_line(quote.speaker) or "Unidentified speaker",
        "source_range": _range(start, end - start),
        "effects": [],
        "markers": [_marker(quote, number, options) for number in range(len(parts_of(quote)))],
        "enabled": True,
        "media_references": {"DEFAULT_MEDIA": media},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _marker(quote: Quote, number: int, options: QuoteForm) -> dict[str, object]:
    words = marking(quote, number, options)
    start = max(0, parts_of(quote)[number].start_ms) * RATE // 1000
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": {},
        "name": words,
        "color": "GREEN",
        "marked_range": _range(start, 0),
        "comment": words,
    }


def _range(start: int, length: int) -> dict[str, object]:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": {"OTIO_SCHEMA": "RationalTime.1", "rate": float(RATE), "value": float(start)},
        "duration": {"OTIO_SCHEMA": "RationalTime.1", "rate": float(RATE), "value": float(length)},
    }
