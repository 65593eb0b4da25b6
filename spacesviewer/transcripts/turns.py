"""What people say in turn, in a text with times at some of its places, on its way to segments.

A text tells at most when something begins. What stands between two times shares the time between
them by its length, and the notes say for how many turns that had to be done.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.cues import MAX_CUES, Cue, clock_ms, too_many
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript
from spacesviewer.transcripts.speakers import name_speakers
from spacesviewer.transcripts.words import between_marks

CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3})|[:;]\d\d)?(?!\d)"
# [0:01:23], (0:01:23), and f4's #00:01:23-5#
_INLINE = re.compile(
    rf"\\?\[\s*{CLOCK}\s*\\?\]|\(\s*(?=\d{{1,3}}:\d\d:){CLOCK}\s*\)"
    r"|#(\d{1,3}):(\d{2}):([0-5]\d)-(\d{1,3})#"
)
_SOUND = re.compile(r"[\[(♪*][^\[\]()]*[\])♪*]\.?")
_CHARACTER_MS = 66  # some 15 characters a second: how long the last words may take
_SPARSE = 10_000  # characters, some eleven minutes: what lies farther apart is not timed by it
_SLOWEST, _QUICKEST = 0.3, 60.0  # characters a second; outside of it these are no times of speech
_LONGEST_ROW = 2_000_000  # characters of one turn; a line longer than a book is none


@dataclass(slots=True)
class Turn:
    """What one voice says without a pause; ``marks`` are (place in the text, ms), in order.

    ``row`` is the line or paragraph of the file, from 1.
    """

    row: int
    speaker: str
    text: str
    marks: list[tuple[int, int]] = field(default_factory=list)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def western(text: str) -> str:
    """The text, letter for letter, with the digits of Arabic, Persian and Urdu as ours."""
    return text if text.isascii() else text.translate(_DIGITS)


def stamp_ms(match: re.Match[str], first: int = 1) -> int:
    """Milliseconds of the four groups of CLOCK, the first of which has this number."""
    hours, minutes, seconds, fraction = match.group(first, first + 1, first + 2, first + 3)
    return clock_ms(hours, minutes, seconds, fraction)


def with_inline_marks(turn: Turn) -> Turn:
    """The turn with the times in brackets taken out of its text and kept as marks."""
    pieces: list[str] = []
    marks, begin, length = list(turn.marks), 0, 0
    for match in _INLINE.finditer(western(turn.text)):
        piece = clean_line(turn.text[begin : match.start()])
        if piece:
            pieces.append(piece)
            length += len(piece) + 1
        first = next(group for group in (1, 5, 9) if match[group + 2])
        marks.append((length, stamp_ms(match, first)))
        begin = match.end()
    if not begin:
        return replace(turn, text=clean_line(turn.text))
    pieces.append(clean_line(turn.text[begin:]))
    return replace(turn, text=" ".join(pieces).strip(), marks=marks)


def transcript(turns: Sequence[Turn], mends: Mends, title: str = "") -> ParsedTranscript:
    """The transcript of turns with times, or one without times where these are too few."""
    if len(turns) > MAX_CUES:
        raise too_many()
    cleaned = [replace(turn, text=turn.text[:_LONGEST_ROW]) for turn in turns]
    marked = [with_inline_marks(turn) for turn in cleaned]
    marked = [turn for turn in marked if turn.text or turn.marks]
    if not any(turn.text for turn in marked):
        raise EmptyTranscript(
            "The file is a transcript, but nobody says anything in it."
            if marked
            else "The file holds no words."
        )
    if not tells_times(marked):
        count = sum(len(turn.marks) for turn in marked)
        if count:
            mends.remark(f"Times in the text that are too few to time its words: {count:,}.")
        return untimed(cleaned, mends, title)
    segments = settle(_segments(_named(marked, mends), mends), mends)
    return ParsedTranscript(segments, title=clean_line(title), notes=mends.notes(), open_end=True)


def untimed(turns: Iterable[Turn], mends: Mends, title: str = "") -> ParsedTranscript:
    """The same words in their order, without any time."""
    spoken = _named([t for t in turns if t.text], mends)
    segments = [Segment(0, 0, clean_line(t.text), clean_line(t.speaker), (), t.row) for t in spoken]
    kept = tuple(segment for segment in segments if segment.text)
    if not kept:
        raise EmptyTranscript("The file holds no words.")
    return ParsedTranscript(kept, title=clean_line(title), notes=mends.notes(), timed=False)


def tells_times(turns: Sequence[Turn]) -> bool:
    """Whether the marks are close enough together, and go as speech goes."""
    marks = _in_order(_marks(turns))
    if len(marks) < 2:
        return len(turns) == 1 and len(marks) == 1 and not turns[0].marks[0][0]
    heads = sum(bool(turn.marks) and not turn.marks[0][0] for turn in turns)
    if heads > 1 and heads * 2 >= len(turns):
        return True  # most turns say themselves when they begin
    total = sum(len(turn.text) + 1 for turn in turns)
    places = [place for place, _ in marks]
    if max(b - a for a, b in zip([0, *places], [*places, total], strict=True)) > _SPARSE:
        return False
    seconds = (marks[-1][1] - marks[0][1]) / 1000
    letters = marks[-1][0] - marks[0][0]
    return not seconds or _SLOWEST <= letters / seconds <= _QUICKEST


def _marks(turns: Sequence[Turn]) -> list[tuple[int, int]]:
    """All marks with their places in the text of all turns, one after the other."""
    found, begin = [], 0
    for turn in turns:
        found += [(begin + min(place, len(turn.text) + 1), ms) for place, ms in turn.marks]
        begin += len(turn.text) + 1
    return found


def _in_order(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most marks whose times do not go back: one that is mistyped stands alone."""
    tails: list[int] = []  # the times that chains of each length end with
    lengths = []
    for _, ms in marks:
        if ms > MAX_MS:
            lengths.append(0)
            continue
        place = bisect_right(tails, ms)
        tails[place : place + 1] = [ms]
        lengths.append(place + 1)
    chain, wanted = [], len(tails)
    limit = MAX_MS
    for mark, length in zip(reversed(marks), reversed(lengths), strict=True):
        if wanted and length == wanted and mark[1] <= limit:
            chain.append(mark)
            limit, wanted = mark[1], wanted - 1
    return chain[::-1]


def _named(turns: Sequence[Turn], mends: Mends) -> Sequence[Turn]:
    """The turns with names that stand in their texts, where the file tells them no other way."""
    if any(turn.speaker for turn in turns):
        return turns
    cues = [Cue(number, 0, 0, turn.text) for number, turn in enumerate(turns)]
    named = name_speakers(cues, mends)
    if named is cues or len(named) != len(turns):
        return turns
    result, speaker = [], ""
    for turn, cue in zip(turns, named, strict=True):
        cut = len(turn.text) - len(cue.text)
        marks = [(max(0, place - cut), ms) for place, ms in turn.marks]
        if not cue.speaker and speaker and not _SOUND.fullmatch(cue.text):
            mends.add("Paragraphs without a name, given to who spoke before", turn.row)
            cue = cue._replace(speaker=speaker)
        speaker = cue.speaker or speaker
        result.append(replace(turn, speaker=cue.speaker, text=cue.text, marks=marks))
    return result


def _segments(turns: Sequence[Turn], mends: Mends) -> list[Segment]:
    every = _marks(turns)
    marks = _in_order(every)
    if len(marks) < len(every):
        mends.add("Times that go back or are none, passed over", count=len(every) - len(marks))
    clock = _Clock(marks, sum(len(turn.text) + 1 for turn in turns))
    segments, begin, guessed, own = [], 0, 0, 0
    for turn in turns:
        end = begin + len(turn.text)
        first = own
        while own < len(marks) and marks[own][0] <= end:
            own += 1
        guessed += own == first or marks[first][0] > begin
        inside = [(place - begin, ms) for place, ms in marks[first:own]]
        if turn.text:
            segments.append(_segment(turn, clock.at(begin), clock.until(end + 1), inside))
        begin = end + 1
    if guessed and guessed < len(turns):
        mends.add("Turns without a time of their own, placed by their length", count=guessed)
    if segments:
        mends.remark("When the last words end is told nowhere; it was guessed by their length.")
    return segments


def _segment(turn: Turn, start_ms: int, end_ms: int, marks: list[tuple[int, int]]) -> Segment:
    text = turn.text
    end_ms = max(start_ms, end_ms)
    words = between_marks(text, marks, start_ms, end_ms) if any(p for p, _ in marks) else ()
    return Segment(start_ms, end_ms, text, clean_line(turn.speaker), words, turn.row)


class _Clock:
    """When a place of the text is said, by the marks before and behind it."""

    def __init__(self, marks: Sequence[tuple[int, int]], total: int) -> None:
        known = [*marks] if marks and not marks[0][0] else [(0, 0), *marks]
        place, ms = known[-1]
        known.append((total, min(MAX_MS, ms + max(0, total - place) * _CHARACTER_MS)))
        self._places = [place for place, _ in known]
        self._times = [ms for _, ms in known]

    def at(self, place: int) -> int:
        """The time at which something begins there; of several marks at a place, the last."""
        index = max(0, bisect_right(self._places, place) - 1)
        return self._between(index, place)

    def until(self, place: int) -> int:
        """The time at which what stands before the place is over."""
        index = max(0, bisect_right(self._places, place - 1) - 1)
        return self._between(index, place)

    def _between(self, index: int, place: int) -> int:
        if index + 1 >= len(self._places):
            return self._times[-1]
        start, end = self._places[index], self._places[index + 1]
        share = (min(place, end) - start) / max(1, end - start)
        return self._times[index] + round((self._times[index + 1] - self._times[index]) * share)
