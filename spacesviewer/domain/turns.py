"""Who says what, where one file has the words and another one who speaks when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import NamedTuple

from spacesviewer.domain.segment import Segment, Word

MAX_SPEAKERS = 100  # nobody tells more voices apart; each is asked for each word

_LEAST_SHARE = 5  # a fifth of a segment must be somebody's turn, or it may be nobody's
_OTHERS_SHARE = 5  # whoever speaks for a fifth of the time that is anybody's has a part in it


class Given(NamedTuple):
    """The segments with speakers, and the rows where that was not plain.

    ``parted``: cut at the words where the speaker changes. ``longest``: two speak, and the one who
    speaks for two thirds has it. ``shared``: two speak, and it was left to nobody. ``silent``: it
    lies in nobody's turn.
    """

    segments: tuple[Segment, ...]
    parted: list[int]
    longest: list[int]
    shared: list[int]
    silent: list[int]


def speakers_by_turns(segments: Iterable[Segment], turns: Sequence[Segment]) -> Given | None:
    """Gives each segment the speaker in whose turn it lies; None where the turns tell nothing.

    A segment with times for its words is cut where the speaker changes.
    """
    spoken = _coverages(turns)
    if not 0 < len(spoken) <= MAX_SPEAKERS:
        return None
    given = Given((), [], [], [], [])
    found: list[Segment] = []
    for segment in segments:
        found += _named(segment, spoken, given)
    return given._replace(segments=tuple(found))


class _Coverage:
    """When one speaker speaks: how much of any stretch, at once."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        self._starts, self._ends = starts, ends
        lengths = (end - start for start, end in zip(starts, ends, strict=True))
        self._before = [0, *accumulate(lengths)]

    def within(self, start_ms: int, end_ms: int) -> int:
        """How much of a stretch is spoken, in ms."""
        return self._until(end_ms) - self._until(start_ms)

    def _until(self, ms: int) -> int:
        index = bisect_right(self._starts, ms)
        over = max(0, self._ends[index - 1] - ms) if index else 0
        return self._before[index] - over


_Spoken = dict[str, _Coverage]


def _coverages(turns: Sequence[Segment]) -> _Spoken:
    named: dict[str, list[tuple[int, int]]] = {}
    for turn in turns:
        if turn.speaker:
            named.setdefault(turn.speaker, []).append((turn.start_ms, turn.end_ms))
    return {name: _Coverage(spans) for name, spans in named.items()}


def _named(segment: Segment, spoken: _Spoken, given: Given) -> list[Segment]:
    start, end = segment.start_ms, max(segment.end_ms, segment.start_ms + 1)
    heard = {name: ms for name, one in spoken.items() if (ms := one.within(start, end))}
    total = sum(heard.values())
    if not heard or max(heard.values()) * _LEAST_SHARE < end - start:
        given.silent.append(segment.row)
        return [segment]
    main = max(heard, key=lambda name: heard[name])
    if all(ms * _OTHERS_SHARE < total for name, ms in heard.items() if name != main):
        return [replace(segment, speaker=main)]
    if segment.words:
        parts = _cut(segment, main, {name: spoken[name] for name in heard})
        if len(parts) > 1:
            given.parted.append(segment.row)
        return parts
    if heard[main] * 3 >= total * 2:
        given.longest.append(segment.row)
        return [replace(segment, speaker=main)]
    given.shared.append(segment.row)
    return [segment]


def _cut(segment: Segment, main: str, spoken: _Spoken) -> list[Segment]:
    """The segment in parts of one speaker each; a word in several turns is the main speaker's."""
    voices, voice = [], ""
    for word in segment.words:
        voice = _voice_of(word, main, spoken) or voice
        voices.append(voice)
    first = next((name for name in voices if name), main)
    named = [(name or first, word) for name, word in zip(voices, segment.words, strict=True)]
    runs = [
        (name, [word for _, word in run]) for name, run in groupby(named, key=lambda one: one[0])
    ]
    parts = []
    for number, (name, words) in enumerate(runs):
        place = words[0].start if number else 0
        last = number + 1 == len(runs)
        text = segment.text[place : len(segment.text) if last else runs[number + 1][1][0].start]
        moved = tuple(replace(w, start=w.start - place, end=w.end - place) for w in words)
        start = words[0].start_ms if number else segment.start_ms
        end = segment.end_ms if last else max(words[-1].end_ms, start)
        parts.append(Segment(start, max(start, end), text.rstrip(), name, moved, segment.row))
    return parts


def _voice_of(word: Word, main: str, spoken: _Spoken) -> str:
    start, end = word.start_ms, max(word.end_ms, word.start_ms + 1)
    heard = {name: one.within(start, end) for name, one in spoken.items()}
    best = max(heard.values())
    if not best:
        return ""
    return main if heard.get(main) == best else max(heard, key=lambda name: heard[name])
