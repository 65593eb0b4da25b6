"""Words put together into segments that a person can read, for files that hold words alone.

A speech-to-text service tells a list of words, some of them without times, with punctuation as
words of its own. ``gather`` makes segments of them: one speaker each, cut at the file's own lines,
at ends of sentences and at pauses, and about fifteen seconds or 250 characters long at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import Segment, Word, share_time
from spacesviewer.domain.sentence import ends_sentence
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.joining import glued_to
from spacesviewer.transcripts.mends import Mends

UNTIMED = "Words without times, placed between their neighbours"
_GATHERED = (
    "The file holds words, not lines; they were put together at changes of speaker, "
    "ends of sentences and pauses."
)
_JUMP_BACK_MS = 1000  # further than two voices overlap: another track, or a file put together
_PACE_MS = 300  # of a word, where lines are cut by counting alone
_WORD_MS = 400  # what a word takes where no neighbour tells
_CLOSING = frozenset((".", ",", "?", "!", ";", ":", "…", "...", "?!", "،", "؛", "؟", "۔", "।"))
_CLAUSE_ENDS = (",", ";", ":", "،", "؛", "、", "，", "；", "–", "—")


class SpokenWord(NamedTuple):
    """A word as a file tells it, without space around it; a time that it does not tell is None.

    ``glued`` is for punctuation and pieces of words: it belongs to the word before, without a
    space. ``breaks`` begins a new segment whatever came before. ``row`` is the word's place in the
    file, from 1; where it is 0 the words are counted.
    """

    text: str
    start_ms: int | None
    end_ms: int | None
    speaker: str = ""
    confidence: float | None = None
    glued: bool = False
    breaks: bool = False
    row: int = 0


class Measure(NamedTuple):
    """How long segments may become, and what ends one that is not too short."""

    ms: int
    characters: int
    short: int  # characters: below this the next sentence joins
    sentence_pause_ms: int  # a sentence's end with a pause like this ends even a short one


READABLE = Measure(15_000, 250, 60, 700)
# For files with lines of their own: turns of speakers, which are kept whole unless they are long.
OWN_TURNS = Measure(60_000, 1000, 600, 60_000)


class _Timed(NamedTuple):
    """A word with its punctuation, and times that are known or estimated."""

    text: str
    start_ms: int
    end_ms: int
    speaker: str
    confidence: float | None
    breaks: bool
    row: int


def gather(words: Iterable[SpokenWord], mends: Mends, measure: Measure = READABLE) -> list[Segment]:
    """Segments of the words, in the order of the file (``settle`` sorts and checks them).

    Words of several tracks that were recorded side by side are gathered track by track. Raises
    RefusedFile where there are words, but not one time: times made up for all would be lies.
    """
    whole = list(_whole(words))
    if whole and all(word.start_ms is None for word in whole):
        raise RefusedFile(
            "The file holds words, but does not tell when they are said.",
            hint="Ask for the times of the words, and export it again.",
        )
    timed = list(_timed(whole, mends))
    if measure is READABLE and len(timed) > 1 and not any(word.breaks for word in timed[1:]):
        mends.remark(_GATHERED)
    return [_segment(run, mends) for run in _runs(timed, measure)]


def gather_untimed(words: Iterable[SpokenWord], mends: Mends) -> list[Segment]:
    """Segments of words that no file tells a time of, all at 0 and without words.

    They are cut as by ``gather``, with a pace that only counts letters here.
    """
    paced = [
        word._replace(start_ms=place * _PACE_MS, end_ms=(place + 1) * _PACE_MS)
        for place, word in enumerate(_whole(words))
    ]
    return [replace(segment, start_ms=0, end_ms=0, words=()) for segment in gather(paced, mends)]


def interleaved(tracks: Iterable[Iterable[Segment]]) -> list[Segment]:
    """The segments of tracks that were recorded side by side, in order of time."""
    return list(merge(*tracks, key=_start))


def _start(segment: Segment) -> int:
    return segment.start_ms


def _whole(words: Iterable[SpokenWord]) -> Iterator[SpokenWord]:
    """The words with their punctuation and pieces put to them, counted, without empty ones."""
    before: SpokenWord | None = None
    pieces: list[str] = []
    breaks = False
    for count, word in enumerate(words, 1):
        breaks = breaks or word.breaks  # an empty word may be the one that begins a line
        text = word.text.strip()
        if not text.isprintable():
            text = clean_line(text)
        if not text:
            continue
        glued = word.glued or text in _CLOSING
        if glued and before is not None and not _is_next_word(pieces[-1], text):
            pieces.append(text)
            if before.start_ms is None or text[-1].isalnum():
                before = _longer(before, word)
            continue
        if before is not None:
            yield before if len(pieces) == 1 else before._replace(text="".join(pieces))
        before, pieces = word, [text]
        if breaks != word.breaks or not word.row or text != word.text:
            _, start, end, speaker, sure, glued, _, row = word
            before = SpokenWord(text, start, end, speaker, sure, glued, breaks, row or count)
        breaks = False
    if before is not None:
        yield before._replace(text="".join(pieces))


def _is_next_word(before: str, text: str) -> bool:
    """Whether it follows without a space because its script has none, and is no punctuation."""
    return glued_to(before, text) and text[-1].isalnum()


def _longer(word: SpokenWord, piece: SpokenWord) -> SpokenWord:
    """The word until its last piece ends; it is as sure as its least sure piece."""
    end, sure = word.end_ms, word.confidence
    if word.start_ms is None:  # a quotation mark stood before it
        start, end, sure = piece.start_ms, piece.end_ms, piece.confidence
        return word._replace(start_ms=start, end_ms=end, confidence=sure)
    if end is not None and piece.end_ms is not None:
        end = max(end, piece.end_ms)
    if not any(map(str.isalnum, word.text)):
        sure = piece.confidence
    elif sure is not None and piece.confidence is not None:
        sure = min(sure, piece.confidence)
    return word._replace(end_ms=end, confidence=sure)


def _timed(words: Sequence[SpokenWord], mends: Mends) -> Iterator[_Timed]:
    """The words with times; those without any share the time between their neighbours."""
    waiting: list[SpokenWord] = []
    before: _Timed | None = None
    for index, word in enumerate(words):
        text, start, end, speaker, sure, _, breaks, row = word
        if start is None:
            waiting.append(word)
            continue
        if end is None:
            end = _likely_end(start, words[index + 1] if index + 1 < len(words) else None)
            mends.add("Words without an end, ended by the next one", row)
        if not 0 <= start <= end <= MAX_MS:
            start, end = _mended(word, start, end, mends)
        timed = _Timed(text, start, end, speaker, sure, breaks, row)
        if waiting:
            yield from _placed(waiting, before, timed, mends)
            waiting = []
        yield timed
        before = timed
    if waiting:
        yield from _placed(waiting, before, None, mends)


def _likely_end(start: int, following: SpokenWord | None) -> int:
    """The next word's start, where it is near."""
    if following is None or following.start_ms is None or following.start_ms < start:
        return start + _WORD_MS
    return min(following.start_ms, start + 3 * _WORD_MS)


def _mended(word: SpokenWord, start: int, end: int, mends: Mends) -> tuple[int, int]:
    if start < 0:
        mends.add("Words that begin before zero, moved to zero", word.row)
    if max(start, end) > MAX_MS:
        mends.add("Words past a thousand hours, held there", word.row)
    if end < start:
        mends.add("Words that end before they begin, now without length", word.row)
    start = min(max(start, 0), MAX_MS)
    return start, min(max(start, end), MAX_MS)


def _placed(
    words: Sequence[SpokenWord], before: _Timed | None, after: _Timed | None, mends: Mends
) -> Iterator[_Timed]:
    """Words without times between two that have them, close to the one of the same speaker."""
    for word in words:
        mends.add(UNTIMED, word.row)
    most = _WORD_MS * len(words)
    begin = before.end_ms if before else max(0, after.start_ms - most) if after else 0
    end = after.start_ms if after else begin + most
    if before and after and before.speaker != words[0].speaker == after.speaker:
        begin = max(begin, end - most)
    begin = min(begin, end, MAX_MS)  # the word before may be said to end after the next begins
    spans = [(0, len(word.text)) for word in words]
    shared = share_time(spans, begin, min(end, begin + most, MAX_MS))
    for word, time in zip(words, shared, strict=True):
        text, _, _, speaker, _, _, breaks, row = word
        yield _Timed(text, time.start_ms, time.end_ms, speaker, None, breaks, row)


def _runs(words: Sequence[_Timed], measure: Measure) -> Iterator[Sequence[_Timed]]:
    """The words of one segment each."""
    pauses = _pauses(words, measure)
    run: list[_Timed] = []
    length = 0
    for word in words:
        if run and _over(run[-1], word, length, pauses, measure):
            yield run
            run, length = [], 0
        elif run and (
            length + len(word.text) > measure.characters
            or word.end_ms - run[0].start_ms > measure.ms
        ):
            cut = _best_cut([*run, word])
            yield run[:cut]
            run = run[cut:]
            length = sum(len(one.text) + 1 for one in run)
        run.append(word)
        length += len(word.text) + 1
    if run:
        yield run


def _pauses(words: Sequence[_Timed], measure: Measure) -> tuple[int, int]:
    """The pauses that end a segment that is long enough, and any: short ones without full stops."""
    if measure is not READABLE:
        return measure.ms, measure.ms
    ends = sum(_ends(word.text) for word in words)
    return (2500, 2500) if ends * 60 >= len(words) else (800, 1600)


def _over(
    before: _Timed, word: _Timed, length: int, pauses: tuple[int, int], measure: Measure
) -> bool:
    """Whether a segment ends between two words, however much more it could hold."""
    if word.breaks or word.speaker != before.speaker:
        return True
    pause = word.start_ms - before.end_ms
    if pause >= pauses[length < measure.short] or word.start_ms < before.start_ms - _JUMP_BACK_MS:
        return True
    return _ends(before.text) and (length >= measure.short or pause >= measure.sentence_pause_ms)


_LAST_MARKS = frozenset(".?!…۔؟।。！？\"'”’»)]")
_ends_sentence = lru_cache(maxsize=16_384)(ends_sentence)  # the same words come again and again


def _ends(text: str) -> bool:
    return text[-1] in _LAST_MARKS and _ends_sentence(text)


def _best_cut(run: Sequence[_Timed]) -> int:
    """Where a run that is too long falls apart best: a pause or a comma in its later part."""
    best, place = -1, len(run) - 1
    for index in range(max(1, len(run) // 3), len(run)):
        before = run[index - 1]
        worth = max(0, run[index].start_ms - before.end_ms)
        if before.text.endswith(_CLAUSE_ENDS):
            worth += 600
        elif _ends(before.text):
            worth += 3000
        if worth >= best:
            best, place = worth, index
    return place


def _segment(run: Sequence[_Timed], mends: Mends) -> Segment:
    """One segment of these words."""
    pieces: list[str] = []
    words: list[Word] = []
    place, now, last = 0, 0, ""
    end_ms = 0
    for text, start, end, _, sure, _, row in run:
        if last and not glued_to(last, text):
            pieces.append(" ")
            place += 1
        if start < now:
            mends.add("Words that begin before the word before them, moved to it", row)
            start, end = now, max(now, end)
        pieces.append(text)
        words.append(Word(start, end, place, place + len(text), sure))
        place += len(text)
        now, last = start, text
        end_ms = max(end_ms, end)
    first = run[0]
    start_ms = words[0].start_ms
    if len(run) == 1 and " " in first.text:
        words = []  # a whole line of which the file tells no words
    return Segment(
        start_ms,
        end_ms,
        "".join(pieces),
        clean_line(first.speaker),
        tuple(words),
        first.row,
    )
