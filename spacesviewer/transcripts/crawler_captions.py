"""Captions of a Space as twspace-crawler keeps them: ``<stem> CC.jsonl``, the raw chat history.

Each line is ``{"kind": 1, "payload": "<JSON>"}``; the payload's ``body`` is JSON again, with the
words, who said them and when. Kind 1 holds speech that X turned into text as it ran; only a line
marked ``final`` is a caption, the others are its beginnings. Kinds 2 and 3 tell who comes and goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.jsontext import as_dict, as_int, as_text, load
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.cues import MAX_CUES, too_many
from spacesviewer.transcripts.lasting import REMARK, end_of
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript

NAME = "twspace-crawler captions"
EXTENSIONS = ("jsonl",)

_LINE = re.compile(r'\s*\{(?=.{0,2000}"kind"\s*:)(?=.{0,2000}"payload"\s*:)')
_LONGEST = 1_000_000
_FIRST_MS, _LAST_MS = 1_262_304_000_000, 4_102_444_800_000  # 2010 to 2100


class _Caption(NamedTuple):
    at_ms: int
    text: str
    speaker: str
    language: str
    row: int


def sniff(head: str) -> bool:
    """Whether the first line is a message with a kind and a payload."""
    return _LINE.match(head) is not None


def parse(text: str) -> ParsedTranscript:
    """The captions; 0 ms is the first one's moment, and ``zero_at`` tells it.

    Raises NotATranscript for other JSON lines, EmptyTranscript where nobody's words are in them.
    """
    mends = Mends()
    captions: list[_Caption] = []
    messages = 0
    for row, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        caption, is_message = _read(line, row, mends)
        messages += is_message
        if caption is not None:
            captions.append(caption)
        if len(captions) > MAX_CUES:
            raise too_many()
    if not messages:
        raise NotATranscript("The file holds no captions of a Space.")
    if not captions:
        raise EmptyTranscript(
            "The file is from twspace-crawler, but no captions are in it.",
            hint="X has sent none since December 2022.",
        )
    zero = min(caption.at_ms for caption in captions)
    languages = [caption.language for caption in captions if caption.language]
    return ParsedTranscript(
        settle(_segments(sorted(captions), zero, mends), mends),
        language=max(set(languages), key=languages.count) if languages else "",
        origin="machine",
        notes=mends.notes(),
        zero_at=datetime.fromtimestamp(zero / 1000, UTC).isoformat(timespec="milliseconds"),
    )


def _segments(captions: list[_Caption], zero: int, mends: Mends) -> Iterator[Segment]:
    mends.remark(REMARK)
    following: list[int | None] = [one.at_ms - zero for one in captions[1:]]
    for one, next_ms in zip(captions, [*following, None], strict=True):
        start = min(one.at_ms - zero, MAX_MS)
        end = end_of(start, one.text, next_ms)
        yield Segment(start, end, one.text, one.speaker, (), one.row)


def _read(line: str, row: int, mends: Mends) -> tuple[_Caption | None, bool]:
    """A caption, if the line holds one, and whether it is a message at all."""
    message = _object(line)
    if not {"kind", "payload"} <= message.keys():
        mends.add("Lines that cannot be read, left out", row)
        return None, False
    if as_int(message.get("kind")) != 1:
        return None, True
    payload = _object(as_text(message.get("payload")))
    body = _object(as_text(payload.get("body")))
    text = clean_line(as_text(body.get("body")))
    if body.get("final") is not True or not text:
        if text and "final" not in body:
            mends.add("Messages that were typed, not said, left out", row)
        return None, True
    at_ms = next(
        (
            ms
            for told in (body.get("timestamp"), payload.get("timestamp"))
            if (ms := as_int(told)) is not None and _FIRST_MS <= ms <= _LAST_MS
        ),
        None,
    )
    if at_ms is None:
        mends.add("Captions without a time, left out", row)
        return None, True
    sender = as_dict(payload.get("sender"))
    named = (body.get("username"), sender.get("username"), body.get("displayName"))
    speaker = next((name for told in named if (name := clean_line(as_text(told)))), "")
    language = as_text(payload.get("lang"))
    plain = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?", language) else ""
    return _Caption(at_ms, text, speaker, plain, row), True


def _object(text: str) -> dict[str, object]:
    if not text or len(text) > _LONGEST:
        return {}
    try:
        return as_dict(load(text).root)
    except RefusedFile:
        return {}
