"""What a person types into a transcript, taken apart: who speaks, from when on, which words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.timecode import format_time, parse_time

_STAMP = re.compile(r"\[\s*(\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?)\s*\]")
# At most five words and no number: "At 9:30 he said" and "Note the ratio 3:1" name nobody.
_NAME = re.compile(r"\s*((?:[^\s:\d]+[ \t]){0,4}[^\s:\d]+)[ \t]*[:\uff1a](?=\s)\s*")
_LONGEST_NAME = 60
_WORD_MS, _LEAST_MS = 350, 700  # how long words last of which nobody knows better


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph with the name that stood before it, "" where none did."""

    start_ms: int
    speaker: str
    text: str


def stamp(ms: int) -> str:
    """A time as it is put between words: ``[0:01:23]``."""
    return f"[{format_time(ms)}]"


def paragraphs(text: str, start_ms: int) -> list[Typed]:
    """The paragraphs of what was typed: one more begins at each ``[0:01:23]`` in it.

    Those without words are left out.
    """
    found: list[Typed] = []
    begin, place = start_ms, 0
    for mark in _STAMP.finditer(text):
        try:
            at_ms = parse_time(mark[1].replace(",", "."))
        except WrongUsage:
            continue  # 1:75:00: words, not a time
        _add(found, text[place : mark.start()], begin)
        begin, place = at_ms, mark.end()
    _add(found, text[place:], begin)
    return found


def likely_end(typed: Typed, heard_ms: int) -> int:
    """When a paragraph ends: where one is in the sound, or after the time that its words take."""
    if heard_ms > typed.start_ms:
        return heard_ms
    return typed.start_ms + max(_LEAST_MS, _WORD_MS * len(typed.text.split()))


def _add(found: list[Typed], text: str, start_ms: int) -> None:
    match = _NAME.match(text)
    speaker = match[1] if match and len(match[1]) <= _LONGEST_NAME else ""
    words = _line(text[match.end() :]) if match and speaker else ""
    if not words:  # a name alone is kept as words: nothing that was typed is lost
        speaker, words = "", _line(text)
    if words:
        found.append(Typed(start_ms, _line(speaker), words))


def _line(text: str) -> str:
    return " ".join(clean_line(text).split())
