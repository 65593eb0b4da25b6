"""YouTube's json3 captions: ``events`` of ``segs``, in ms.

Of automatic captions each ``seg`` is a word with its offset; of others an event is a line. Nobody
is named, but ">>" stands where the speaker changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from spacesviewer.domain.jsontext import as_dict, as_int, as_list, as_text
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.answers import answer
from spacesviewer.transcripts.cues import Cue
from spacesviewer.transcripts.documents import whole_ms
from spacesviewer.transcripts.gathering import SpokenWord, gather
from spacesviewer.transcripts.joining import begins_word
from spacesviewer.transcripts.mends import Mends
from spacesviewer.transcripts.speakers import name_speakers

NAME = "YouTube json3"
EXTENSIONS = ("json3", "json")

_TURN = ">>"
_TURNS = "Changes of speaker marked with “>>” and no name, each the beginning of a segment"


def claims(root: object) -> bool:
    """Whether there are events with segments of text, or the mark of its format."""
    document = as_dict(root)
    events = [as_dict(one) for one in as_list(document.get("events"))[:200]]
    return any({"tStartMs", "segs"} <= one.keys() for one in events) or (
        "wireMagic" in document and isinstance(document.get("events"), list)
    )


def read_document(root: object) -> ParsedTranscript:
    """The automatic captions' words gathered, or the lines as they are."""
    mends = Mends()
    events = [as_dict(one) for one in as_list(as_dict(root).get("events"))]
    automatic = any(
        "tOffsetMs" in as_dict(seg) or "acAsrConf" in as_dict(seg)
        for one in events[:400]
        for seg in as_list(one.get("segs"))
    )
    segments = gather(_words(events, mends), mends) if automatic else list(_lines(events, mends))
    return answer("YouTube", segments, mends, origin="machine" if automatic else "")


def _words(events: Sequence[dict[str, object]], mends: Mends) -> Iterator[SpokenWord]:
    """Each word until the next one begins: json3 tells no ends."""
    pending: SpokenWord | None = None
    for word in _begun(events, mends):
        if pending is not None:
            yield _ended(pending, word.start_ms)
        pending = word
    if pending is not None:
        yield _ended(pending, None)


def _ended(word: SpokenWord, next_ms: int | None) -> SpokenWord:
    """The word until the next begins, or until its line is gone: that may come before."""
    if word.end_ms is None or word.start_ms is None:
        return word
    # A pause follows rather than a long word.
    longest = word.start_ms + 200 + 80 * len(word.text.strip())
    until = min(word.end_ms, longest if next_ms is None else min(next_ms, longest))
    return word._replace(end_ms=max(word.start_ms, until))


def _begun(events: Sequence[dict[str, object]], mends: Mends) -> Iterator[SpokenWord]:
    before, turn = "", False
    for row, event in enumerate(events, 1):
        if event.get("aAppend"):
            continue  # the line break of captions that roll up
        start = whole_ms(event.get("tStartMs"))
        length = whole_ms(event.get("dDurationMs"))
        end = start + length if start is not None and length is not None else None
        before = ""
        for seg in as_list(event.get("segs")):
            told = as_dict(seg)
            text = unescape(as_text(told.get("utf8")))
            if text.strip().startswith(_TURN):
                turn = True
                mends.add(_TURNS, row)
                text = text.strip().lstrip(">")
            if not text.strip():
                before = text or before
                continue
            offset = as_int(told.get("tOffsetMs")) or 0
            yield SpokenWord(
                text,
                start + offset if start is not None else None,
                end,
                "",
                _sure(told.get("acAsrConf")),
                glued=not turn and not begins_word(before, text),
                breaks=turn,
                row=row,
            )
            before, turn = text, False


def _sure(value: object) -> float | None:
    """Of 255; zero is what it writes where it does not tell."""
    number = as_int(value)
    return min(number, 255) / 255 if number is not None and number > 0 else None


def _lines(events: Sequence[dict[str, object]], mends: Mends) -> Iterator[Segment]:
    cues = []
    for row, event in enumerate(events, 1):
        segs = as_list(event.get("segs"))
        text = unescape("".join(as_text(as_dict(seg).get("utf8")) for seg in segs))
        start, length = whole_ms(event.get("tStartMs")), whole_ms(event.get("dDurationMs"))
        if text.strip() and start is not None:
            cues.append(Cue(row, start, start + (length or 0), text))
        elif text.strip():
            mends.add("Events without a time, left out", row)
    for cue in name_speakers(cues, mends):
        text = clean_line(cue.text)
        if text.startswith(_TURN):
            mends.add(_TURNS, cue.row)
            text = text.lstrip("> ")
        if text:
            yield Segment(cue.start_ms, cue.end_ms, text, clean_line(cue.speaker), (), cue.row)
