"""The sentence around a place in a transcript, also where captions cut it into pieces."""

from __future__ import annotations

import re

from spacesviewer.domain.timeline import Timeline

# Latin, Urdu/Arabic, Devanagari and CJK full stops; a closing quotation mark may follow.
_END = re.compile(r"[.!?…۔؟।。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|e\.g|i\.e)|\b[A-Z])\.$")
_PAUSE_MS = 2000
_FAR = 12  # segments: a speaker without any full stop is not quoted for minutes


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the sentence of a text that holds the place, without the space around it."""
    start = 0
    for end in [*_ends(text), len(text)]:
        if offset < end or end == len(text):
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            return start + lead, start + len(piece.rstrip()) if piece.strip() else start + lead
        start = end
    return 0, len(text)


def sentence_around(timeline: Timeline, index: int, offset: int) -> tuple[int, int, int, int]:
    """(first index, its start, last index, its end) of the sentence at a place of a segment.

    It goes on into neighbours of the same speaker that follow within two seconds, as long as
    neither ends a sentence in between.
    """
    text = timeline.texts[index]
    start, end = sentence_bounds(text, offset)
    first = last = index
    while start == _lead(timeline.texts[first]) and first > 0 and index - first < _FAR:
        before = timeline.texts[first - 1]
        if not _together(timeline, first - 1, first) or _finished(before):
            break
        first -= 1
        start = sentence_bounds(before, max(0, len(before.rstrip()) - 1))[0]
    while end == len(timeline.texts[last].rstrip()) and last + 1 < len(timeline):
        if _finished(timeline.texts[last]) or last - index >= _FAR:
            break
        if not _together(timeline, last, last + 1):
            break
        last += 1
        end = sentence_bounds(timeline.texts[last], 0)[1]
    return first, start, last, end


def last_sentences(text: str, most: int) -> str:
    """The text, or of a longer one the last sentences that have room, behind ``[...]``.

    The last one is whole, however long it is.
    """
    if len(text) <= most:
        return text
    starts = [0, *(end for end in _ends(text) if text[end:].strip())]
    found = starts[-1]
    for start in reversed(starts):
        if len(text[start:].strip()) > most:
            break
        found = start
    return f"[...] {text[found:].strip()}" if found else text


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends where the text ends; ``Dr.`` ends none."""
    return _finished(text)


def _ends(text: str) -> list[int]:
    ends = (match.end() for match in _END.finditer(text))
    return [end for end in ends if not _ABBREVIATION.search(text[max(0, end - 8) : end])]


def _finished(text: str) -> bool:
    stripped = text.rstrip()
    return not stripped or _ends(stripped)[-1:] == [len(stripped)]


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _together(timeline: Timeline, one: int, other: int) -> bool:
    same = timeline.voices[one] == timeline.voices[other]
    return same and timeline.starts[other] - timeline.ends[one] <= _PAUSE_MS
