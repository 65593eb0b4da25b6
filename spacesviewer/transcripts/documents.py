"""What all JSON transcripts have in common.

A JSON format is a module with ``claims(root)`` (is this document mine?) and
``read_document(root)``: the package parses the text once and offers the document to each of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacesviewer.domain import jsontext
from spacesviewer.domain.timecode import MAX_MS, seconds_ms
from spacesviewer.transcripts.refusals import NotATranscript

if TYPE_CHECKING:
    from spacesviewer.domain.segment import ParsedTranscript

_MAX_SECONDS = MAX_MS / 1000


def with_repeats(parsed: ParsedTranscript, document: jsontext.Document) -> ParsedTranscript:
    """The transcript, told apart from one whose file says two things at once."""
    if not document.repeated:
        return parsed
    note = f"Values that the file gives twice, of which the last was taken: {document.repeated:,}."
    return replace(parsed, notes=(*parsed.notes, note))


def unknown() -> NotATranscript:
    """The refusal of a file in which no format finds itself."""
    return NotATranscript(
        "The file holds no transcript that this version can read.",
        hint="“spacesviewer formats” lists what it reads.",
    )


def milliseconds(seconds: object) -> int | None:
    """The time of a number of seconds, also one in a string; None where it is no time."""
    if type(seconds) is float and 0 <= seconds < _MAX_SECONDS:
        return round(seconds * 1000)  # the way of nearly all of a million words
    number = jsontext.as_number(seconds)
    if number is None:
        return None
    try:
        return seconds_ms(number)
    except ValueError:  # past a thousand hours
        return None


def whole_ms(count: object) -> int | None:
    """The time of a number of milliseconds, also one in a string; None where it is no time."""
    if type(count) is int and 0 <= count <= MAX_MS:
        return count
    number = jsontext.as_number(count)
    return milliseconds(number / 1000) if number is not None else None


def ticks_ms(count: object) -> int | None:
    """The time of a number of ticks of a tenth of a microsecond, as .NET counts them."""
    number = jsontext.as_number(count)
    return milliseconds(number / 10_000_000) if number is not None else None


def confidence(value: object) -> float | None:
    """A probability from 0 to 1; None where there is none."""
    if value is None or (type(value) is float and 0 <= value <= 1):
        return value
    number = jsontext.as_number(value)
    return min(max(number, 0.0), 1.0) if number is not None else None


def speaker_label(value: object) -> str:
    """The label as the file has it; a bare number becomes ``Speaker 0``."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"
    return jsontext.as_text(value).strip()
