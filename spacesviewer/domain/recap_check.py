"""Claims of a write-up against a transcript: where each is found, and what is not on the tape.

A quote counts as found only where all its words stand in the transcript in their order. What is
merely similar is shown beside what was really said, and never passes for found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import split

from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.recap_claims import HEADING, NUMBER, PERSON, QUOTE, Claim
from spacesviewer.domain.segment import Segment
from spacesviewer.domain.telling import may_tell, together
from spacesviewer.domain.timecode import format_time

FOUND, ELSEWHERE, DIFFERS, MISATTRIBUTED, TIME_ONLY, NOT_FOUND = (
    "found",
    "found elsewhere",
    "words differ",
    "another speaker",
    "time only",
    "not found",
)
SOUND = (FOUND, TIME_ONLY)

_NEAR_MS = 60_000  # a note taken while listening is seldom further off
_TOPIC_MS = 240_000
_SIMILAR = 0.6
_LONGEST_GAP_MS = 600_000  # between the pieces around an elision
_CANDIDATES = 12
_ELIDED = r"\s*(?:\[[^\]]{0,200}\]|\(\.\.\.\)|\(…\)|\.\.\.|…)\s*"
Words = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with what the tape says; ``at_ms`` is where, None where it is nowhere.

    ``said`` are the words of the transcript there, ``speaker`` who says them there.
    """

    claim: Claim
    verdict: str
    at_ms: int | None = None
    end_ms: int | None = None
    speaker: str = ""
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    segment: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Tokens first..last (exclusive) of the transcript; ``gaps`` are left out of the quote."""

    first: int
    last: int
    gaps: tuple[tuple[int, int], ...] = ()


class Tape:
    """A transcript in which claims are searched; ``words`` gives the comparable words of a text.

    ``called`` tells what else people are called in write-ups: name -> pseudonym, former names.
    ``topics`` are (name, when it is first talked about).
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        words: Words,
        *,
        people: Sequence[Participant] = (),
        called: Mapping[str, Sequence[str]] | None = None,
        figures: Sequence[Figure] = (),
        topics: Sequence[tuple[str, int]] = (),
        title: str = "",
        date: str = "",
        duration_ms: int = 0,
    ) -> None:
        self._segments = segments
        self._words = words
        self._people = people
        self._called = called or {}
        self._figures = figures
        self._title = frozenset(words(title))
        self._topics = {frozenset(words(name)): at_ms for name, at_ms in reversed(topics)}
        self._date = date
        self._end_ms = max([duration_ms, *(segment.end_ms for segment in segments[-1:])])
        self._tokens = [
            _Token(key, place)
            for place, segment in enumerate(segments)
            for key in words(segment.text)
        ]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self._tokens):
            self._places[token.key].append(place)

    def check(self, claims: Sequence[Claim]) -> list[Finding]:
        """What the tape says to each claim."""
        return [self._check(claim) for claim in claims]

    def _check(self, claim: Claim) -> Finding:
        if claim.kind == QUOTE:
            return self._quote(claim)
        if claim.kind == PERSON:
            return self._person(claim)
        if claim.kind == NUMBER:
            return self._number(claim)
        return self._topic(claim)

    # Quotes ------------------------------------------------------------------------------------

    def _quote(self, claim: Claim) -> Finding:
        pieces = [
            keys for piece in split(_ELIDED, claim.text) if (keys := list(self._words(piece)))
        ]
        if not pieces:
            return Finding(claim, NOT_FOUND, note="It has no words.")
        runs = list(self._exact(pieces))
        if runs:
            return self._found(claim, runs)
        near = self._similar([key for piece in pieces for key in piece], claim)
        if near is None:
            return Finding(claim, NOT_FOUND)
        told = "Nearly these words stand there; they are not the same."
        return self._finding(claim, DIFFERS, near, told)

    def _found(self, claim: Claim, runs: Sequence[_Run]) -> Finding:
        told = claim.at_ms if claim.at_ms is not None else claim.from_ms
        best = runs[0] if told is None else min(runs, key=lambda run: abs(self._at(run) - told))
        verdict, note = FOUND, ""
        if claim.at_ms is not None and abs(self._at(best) - claim.at_ms) > _NEAR_MS:
            verdict = ELSEWHERE
            note = f"It is told of {format_time(claim.at_ms)}."
        # With no time told, the same words from the right mouth elsewhere are meant.
        others = [run for run in runs if self._is_by(run, claim.speaker)]
        if claim.speaker and not self._is_by(best, claim.speaker):
            if others and claim.at_ms is None:
                best = others[0]
            else:
                verdict = MISATTRIBUTED
                note = f"The transcript gives these words to {self._speakers(best)}."
        elif len(runs) > 1 and told is None:
            note = f"These words are said {len(runs)} times."
        return self._finding(claim, verdict, best, note)

    def _exact(self, pieces: Sequence[Sequence[str]]) -> Iterator[_Run]:
        """Where all pieces stand in their order, each behind the one before it and not far."""
        for first in self._runs(pieces[0]):
            at, whole = first.last, True
            gaps: list[tuple[int, int]] = []
            for piece in pieces[1:]:
                later = next((run for run in self._runs(piece) if run.first >= at), None)
                if later is None or self._at(later) - self._at(first) > _LONGEST_GAP_MS:
                    whole = False
                    break
                gaps.append((at, later.first))
                at = later.last
            if whole:
                yield _Run(first.first, at, tuple(gaps))

    def _runs(self, keys: Sequence[str]) -> Iterator[_Run]:
        rarest = min(range(len(keys)), key=lambda n: len(self._places.get(keys[n], ())))
        for place in self._places.get(keys[rarest], ()):
            begin = place - rarest
            here = self._tokens[max(0, begin) : begin + len(keys)]
            if begin >= 0 and [token.key for token in here] == list(keys):
                yield _Run(begin, begin + len(keys))

    def _similar(self, keys: Sequence[str], claim: Claim) -> _Run | None:
        votes: Counter[int] = Counter()
        width = max(4, len(keys) // 4)
        for n, key in enumerate(keys):
            places = self._places.get(key, ())
            for place in places[:2000]:
                votes[(place - n) // width] += 1.0 / len(places)  # type: ignore[assignment]
        best: tuple[float, _Run] | None = None
        for bucket, _ in votes.most_common(_CANDIDATES):
            begin = max(0, bucket * width - width)
            end = min(len(self._tokens), begin + len(keys) + 3 * width)
            here = [token.key for token in self._tokens[begin:end]]
            blocks = [
                b for b in SequenceMatcher(None, here, keys, False).get_matching_blocks() if b.size
            ]
            if not blocks:
                continue
            first, last = begin + blocks[0].a, begin + blocks[-1].a + blocks[-1].size
            same = sum(block.size for block in blocks)
            score = 2 * same / (last - first + len(keys))
            if (
                claim.at_ms is not None
                and abs(self._at(_Run(first, last)) - claim.at_ms) > _NEAR_MS
            ):
                score *= 0.9
            if best is None or score > best[0]:
                best = score, _Run(first, last)
        return best[1] if best is not None and best[0] >= _SIMILAR else None

    # Others ------------------------------------------------------------------------------------

    def _topic(self, claim: Claim) -> Finding:
        """A heading is there where at least half of its telling words are said together.

        One word of several is said about anything, and on the tape of another session too. Where a
        time is told that tells as well, and a third is enough.
        """
        named = frozenset(self._words(claim.text))
        if claim.kind == HEADING and claim.at_ms is None and named in self._topics:
            return Finding(claim, FOUND, self._topics[named], note="A topic of the session.")
        keys = self._telling(claim.text)
        need = max(1, -(-len(keys) // (2 if claim.at_ms is None else 3)))
        places = [(self._start(place), key) for key in keys for place in self._places.get(key, ())]
        if claim.at_ms is None:
            if claim.kind == HEADING and self._title == named:
                return Finding(claim, FOUND, note="It is the session's title.")
            at_ms, said = together(places, _TOPIC_MS)
            if at_ms is None or len(said) < need:
                return Finding(claim, NOT_FOUND, note=_too_few(said, "on the tape"))
            return self._said_at(claim, at_ms, said)
        if claim.at_ms > self._end_ms:
            return Finding(claim, NOT_FOUND, note=f"The tape ends at {format_time(self._end_ms)}.")
        here = [one for one in places if -_NEAR_MS <= one[0] - claim.at_ms <= _TOPIC_MS]
        said = sorted({key for _, key in here})
        if len(said) >= need:
            told_ms = claim.at_ms
            nearest_ms = min((abs(at_ms - told_ms), at_ms) for at_ms, _ in here)[1]
            return self._said_at(claim, nearest_ms, said)
        near = [s for s in self._segments if s.end_ms > claim.at_ms]
        if not near:
            return Finding(claim, NOT_FOUND, note="Nothing is said there.")
        segment = near[0]
        told = _too_few(said, "said near that time")
        return Finding(
            claim, TIME_ONLY, segment.start_ms, segment.end_ms, segment.speaker, segment.text, told
        )

    def _said_at(self, claim: Claim, at_ms: int, said: Sequence[str]) -> Finding:
        place = next(n for n, one in enumerate(self._segments) if one.start_ms == at_ms)
        return self._finding_at(claim, FOUND, place, f"Said there: {', '.join(said)}.")

    def _person(self, claim: Claim) -> Finding:
        handle = claim.handle.casefold()
        for person in self._people:
            if (handle and person.handle.casefold() == handle) or self._may_be(
                person.name, claim.text
            ):
                other = bool(handle and person.handle and person.handle.casefold() != handle)
                note = f"The session knows @{person.handle}." if other else "On the list of people."
                return Finding(claim, DIFFERS if other else FOUND, note=note)
        for place, segment in enumerate(self._segments):
            if segment.speaker and self._may_be(segment.speaker, claim.text):
                return self._finding_at(claim, FOUND, place, "Speaks there.")
        keys = list(self._words(claim.text))
        run = next(self._runs(keys), None) if keys else None
        if run is not None:
            return self._finding(claim, FOUND, run, "Only named, not a speaker of the session.")
        return Finding(claim, NOT_FOUND)

    def _number(self, claim: Claim) -> Finding:
        for figure in self._figures:
            if claim.value is not None and abs(figure.value - claim.value) < 0.5:
                source = f"{figure.value:,} {figure.kind} ({figure.source})"
                return Finding(claim, FOUND, note=f"A figure of the session: {source}.")
        if claim.value is not None and f"{claim.value:g}" in self._date[:10].split("-"):
            return Finding(claim, FOUND, note="The session's date.")
        keys = list(self._words(claim.text)) or [""]
        run = next(self._runs(keys), None)
        if run is None and claim.value is not None and claim.value == int(claim.value):
            run = next(self._runs([str(int(claim.value))]), None)
        if run is not None:
            return self._finding(claim, FOUND, run, "Said there.")
        return Finding(claim, NOT_FOUND)

    # Inside ------------------------------------------------------------------------------------

    def _telling(self, text: str) -> set[str]:
        """The words of a heading by which its place can be known."""
        most = max(20, len(self._tokens) // 200)
        return {
            key
            for key in self._words(text)
            if may_tell(key) and len(self._places.get(key, ())) <= most
        }

    def _is_by(self, run: _Run, name: str) -> bool:
        """Whether all of it may be said by somebody: no word of it by another who is known."""
        return all(self._may_be(speaker, name) for speaker in self._who(run) if speaker)

    def _may_be(self, speaker: str, name: str) -> bool:
        names = (speaker, *self._called.get(speaker, ()))
        return any(_same_name(one, name, self._words) for one in names)

    def _who(self, run: _Run) -> list[str]:
        """Who says the words, in order; not who speaks where words are left out."""
        places = (
            self._tokens[place].segment
            for place in range(run.first, run.last)
            if not any(start <= place < end for start, end in run.gaps)
        )
        return list(dict.fromkeys(self._segments[place].speaker for place in places))

    def _speakers(self, run: _Run) -> str:
        return " and ".join(speaker for speaker in self._who(run) if speaker)

    def _at(self, run: _Run) -> int:
        return self._start(run.first)

    def _start(self, place: int) -> int:
        return self._segments[self._tokens[place].segment].start_ms

    def _finding(self, claim: Claim, verdict: str, run: _Run, note: str = "") -> Finding:
        first = self._tokens[run.first].segment
        last = self._tokens[run.last - 1].segment
        said = " ".join(segment.text for segment in self._segments[first : last + 1])
        begin, end = self._segments[first], self._segments[last]
        return Finding(claim, verdict, begin.start_ms, end.end_ms, begin.speaker, said, note)

    def _finding_at(self, claim: Claim, verdict: str, place: int, note: str) -> Finding:
        segment = self._segments[place]
        return Finding(
            claim, verdict, segment.start_ms, segment.end_ms, segment.speaker, segment.text, note
        )


def _too_few(said: Sequence[str], where: str) -> str:
    if not said:
        return f"None of its words are {where}."
    return f"Of its words no more than this is {where}: {', '.join(said)}."


def _same_name(one: str, other: str, words: Words) -> bool:
    """Whether a short form may stand for a long one: "Bryan" for "Bryan Cantrill"."""
    left, right = set(words(one)), set(words(other))
    return bool(left and right) and (left <= right or right <= left)
