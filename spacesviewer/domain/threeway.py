"""Where a newer file of a transcript and a person's corrections of the older one meet.

The three texts (the older file's, the corrected one, the newer file's) are cut into stretches that
stand for one another: corrected lines by the lines they were made of, the two files' by their time,
or, where they have no times, by their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from spacesviewer.domain import rewording
from spacesviewer.domain.segment import Segment

# Of lines that are said at one moment, so many are compared: more is a file that lies.
_AT_ONCE = 40

Links = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of the three texts that stand for one another, each in order of time.

    ``kind`` is "same" (nobody changed them), "mine" (only the person did), "theirs" (only the newer
    file does), "agreed" (both, to the same words) or "meet": there a person has to choose.
    """

    base: tuple[Segment, ...]
    mine: tuple[Segment, ...]
    theirs: tuple[Segment, ...]
    kind: str

    @property
    def start_ms(self) -> int:
        """Where it begins."""
        return min(line.start_ms for line in (*self.theirs, *self.mine, *self.base))


def compare(
    base: Sequence[Segment],
    mine: Sequence[Segment],
    theirs: Sequence[Segment],
    made_of: Sequence[Sequence[int]],
    *,
    timed: bool = True,
) -> list[Stretch]:
    """All stretches in order; every line of the three texts is in exactly one.

    ``made_of`` tells for each corrected line the places in ``base`` of those it was made of.
    """
    groups = _Groups(len(base) + len(mine) + len(theirs))
    first_mine, first_theirs = len(base), len(base) + len(mine)
    for number, places in enumerate(made_of):
        for place in places:
            groups.join(first_mine + number, place)
    for a, b in _by_time(base, theirs) if timed else _by_words(base, theirs):
        groups.join(a, first_theirs + b)
    if timed:
        added = [number for number, places in enumerate(made_of) if not places]
        for a, b in _by_time([mine[number] for number in added], theirs):
            groups.join(first_mine + added[a], first_theirs + b)
    lines = [*base, *mine, *theirs]
    found = []
    for members in groups.all():
        parts = (
            tuple(lines[n] for n in members if n < first_mine),
            tuple(lines[n] for n in members if first_mine <= n < first_theirs),
            tuple(lines[n] for n in members if n >= first_theirs),
        )
        found.append(Stretch(*parts, _kind(*parts)))
    order = {id(line): number for number, line in enumerate(lines)}
    return sorted(
        found,
        key=lambda one: (
            one.start_ms,
            min(order[id(line)] for line in one.theirs or one.mine or one.base),
        ),
    )


def kept(stretch: Stretch) -> tuple[Segment, ...]:
    """The lines of a stretch as the person has them, with the newer file's times where they fit.

    Line for line the times are the newer file's, unless the person has moved them; so is a speaker
    whom she did not name.
    """
    mine, theirs, base = stretch.mine, stretch.theirs, stretch.base
    if len(mine) != len(theirs) or len(mine) != len(base):
        return mine
    found = []
    for own, new, old in zip(mine, theirs, base, strict=True):
        moved = (own.start_ms, own.end_ms) != (old.start_ms, old.end_ms)
        words = rewording.carried_words(new, own.text) if new.words else ()
        found.append(
            replace(
                new,
                text=own.text,
                words=own.words if moved else words,
                start_ms=own.start_ms if moved else new.start_ms,
                end_ms=own.end_ms if moved else new.end_ms,
                speaker=own.speaker if own.speaker != old.speaker else new.speaker,
            )
        )
    return tuple(found)


def written(stretch: Stretch, text: str) -> tuple[Segment, ...]:
    """The stretch as one line with words that the person has written now."""
    lines = stretch.theirs or stretch.mine or stretch.base
    whole = lines[0]
    for line in lines[1:]:
        whole = rewording.joined(whole, line)
    words = rewording.carried_words(whole, text) if whole.words else ()
    speaker = stretch.mine[0].speaker if stretch.mine else whole.speaker
    return (replace(whole, text=text, words=words, speaker=speaker),)


def said(lines: Sequence[Segment]) -> str:
    """The words of some lines, one space between them."""
    return " ".join(" ".join(line.text for line in lines).split())


def _kind(base: tuple[Segment, ...], mine: tuple[Segment, ...], theirs: tuple[Segment, ...]) -> str:
    words_differ = said(mine) != said(base)
    corrected = words_differ or _shape(mine) != _shape(base)
    renewed = said(theirs) != said(base)
    if not corrected:
        return "theirs" if renewed else "same"
    if not renewed:
        return "mine"
    return "agreed" if said(mine) == said(theirs) else "meet"


def _shape(lines: tuple[Segment, ...]) -> list[tuple[int, int, str, str]]:
    return [(line.start_ms, line.end_ms, line.speaker, line.text) for line in lines]


def _by_time(a: Sequence[Segment], b: Sequence[Segment]) -> Links:
    """Pairs that share at least half of the shorter one's time."""
    order = [(line.start_ms, 0, n) for n, line in enumerate(a)]
    order += [(line.start_ms, 1, n) for n, line in enumerate(b)]
    said_now: tuple[list[int], list[int]] = ([], [])
    texts = (a, b)
    for start, side, number in sorted(order):
        line, other = texts[side][number], texts[1 - side]
        still = [n for n in said_now[1 - side] if other[n].end_ms > start][-_AT_ONCE:]
        # Two that have no length, at one moment.
        still += [
            n for n in said_now[1 - side][-_AT_ONCE:] if other[n].end_ms == start and n not in still
        ]
        said_now[1 - side][:] = still
        for place in still:
            if _shares(line, other[place]):
                yield (number, place) if side == 0 else (place, number)
        said_now[side].append(number)


def _shares(one: Segment, other: Segment) -> bool:
    together = min(one.end_ms, other.end_ms) - max(one.start_ms, other.start_ms)
    shorter = min(one.end_ms - one.start_ms, other.end_ms - other.start_ms)
    if shorter == 0:
        return one.start_ms == other.start_ms
    return together > 0 and 2 * together >= shorter


def _by_words(a: Sequence[Segment], b: Sequence[Segment]) -> Links:
    """Pairs of texts without times: equal lines, and what stands between them."""
    old, new = ([said((line,)) for line in lines] for lines in (a, b))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal" or (kind == "replace" and i2 - i1 == j2 - j1):
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        elif kind == "replace":
            yield from ((i, j1) for i in range(i1, i2))
            yield from ((i1, j) for j in range(j1, j2))


class _Groups:
    """Numbers that belong together."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def join(self, a: int, b: int) -> None:
        self._parent[self._root(a)] = self._root(b)

    def all(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            found[self._root(number)].append(number)
        return list(found.values())

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number
