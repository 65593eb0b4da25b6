"""The text inside a WebVTT cue, as the standard's tokenizer and tree builder read it.

https://www.w3.org/TR/webvtt1/#webvtt-cue-text-parsing-rules
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from spacesviewer.transcripts.cues import clock_ms

TIMESTAMP = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"

_TOKEN = re.compile(r"<([^>]*)>?|[^<]+")
_TIME = re.compile(r"[\t\n\f\r ]*" + TIMESTAMP)
_START = re.compile(r"([^\t\n\f .]*)(?:\.[^\t\n\f ]*)?(?:[\t\n\f ]+(.*))?", re.DOTALL)
_SPANS = frozenset(("c", "i", "b", "u", "ruby", "rt", "v", "lang"))


class Piece(NamedTuple):
    """A run of text of one voice; ``stamp_ms`` is the time written before it, if any."""

    text: str
    voice: str
    stamp_ms: int | None


class CueText(NamedTuple):
    """The runs of a cue in order; ``swallowed`` where a "<" hid words that are no known tag."""

    pieces: list[Piece]
    swallowed: bool


def parse(text: str) -> CueText:
    """The runs of text with their voices and times; tags are gone, entities are characters."""
    if "<" not in text:
        return CueText([Piece(_unescape(text), "", None)], False)
    pieces: list[Piece] = []
    open_spans: list[tuple[str, str]] = []  # name, and who speaks inside
    stamp: int | None = None
    swallowed = False
    for match in _TOKEN.finditer(text):
        tag = match[1]
        if tag is None:
            voice = open_spans[-1][1] if open_spans else ""
            pieces.append(Piece(_unescape(match[0]), voice, stamp))
            stamp = None
        elif tag.startswith("/"):
            _close(open_spans, tag[1:])
        elif tag and tag[0] in "0123456789":
            stamp = _timestamp(tag, stamp)
        else:
            known = _open(open_spans, tag)
            swallowed |= not known and len(tag) > 1
    return CueText(pieces, swallowed)


def _unescape(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _timestamp(tag: str, before: int | None) -> int | None:
    match = _TIME.fullmatch(tag)
    return clock_ms(*match.groups()) if match else before


def _open(open_spans: list[tuple[str, str]], tag: str) -> bool:
    """Opens the span of a start tag; False for one that the standard does not know."""
    match = _START.fullmatch(tag)
    name, annotation = (match[1], match[2]) if match else ("", None)
    current, voice = open_spans[-1] if open_spans else ("", "")
    if name not in _SPANS or (name == "rt" and current != "ruby"):
        return False
    if name == "v":
        voice = " ".join(_unescape(annotation or "").split())
    open_spans.append((name, voice))
    return True


def _close(open_spans: list[tuple[str, str]], name: str) -> None:
    current = open_spans[-1][0] if open_spans else ""
    if current and current == name:
        open_spans.pop()
    elif current == "rt" and name == "ruby":
        del open_spans[-2:]
