"""Where the frozen words of a quote stand in a later text, and what has changed of them.

A place is certain only if the words stand there exactly and once, said by the same speaker at the
same time; or if it is the same line of the same text. Anything else is for a person to judge: a
place that only looks alike puts words into another mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import word_spans
from spacesviewer.domain.selection import Place, Selection, WordsOf, select, selectable_spans
from spacesviewer.domain.timeline import Timeline

SAME = "same"
TEXT = "text changed since"
SPEAKER = "speaker changed since"
REVIEW = "place needs review"
GONE = "transcript removed since"

_SAME_MS = 1000  # files that time words, and files that time lines, differ by so much
_MOMENT_MS = 100  # less than any word takes
_FAR_MS = 30_000  # within it the words must not stand a second time
_CONTEXT = 12  # characters on each side that tell one "yes" from the next
_MOST = 0.6
_LEAST_WORDS = 4  # fewer around a quote tell nothing
_NEIGHBOURS = 3
_KEPT_OF_CONTEXT = 64


@dataclass(frozen=True, slots=True)
class Standing:
    """How a quote stands to a text: ``kind``, and the words at its place ``now``.

    ``certain``: the place is beyond doubt. Where it is not, ``now`` is a proposal, or None.
    """

    kind: str
    now: Selection | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """Segments first <= i < last of a timeline as one text without white space."""

    timeline: Timeline
    first: int
    last: int
    text: str
    places: Sequence[Place]

    def occurrences(self, needle: str) -> Iterator[tuple[int, int]]:
        """Where the needle stands as whole words, also where it overlaps itself."""
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            end = at + len(needle)
            if self._begins(at) and self._ends(end - 1):
                yield at, end
            at = self.text.find(needle, at + 1)

    def chosen(self, at: int, end: int, words: WordsOf) -> Selection | None:
        """The words between two places of the text."""
        first, start = self.places[at]
        last, stop = self.places[end - 1]
        return select(self.timeline, words, (first, start), (last, stop + 1))

    def _begins(self, at: int) -> bool:
        index, place = self.places[at]
        return any(start == place for start, _ in selectable_spans(self.timeline.texts[index]))

    def _ends(self, at: int) -> bool:
        index, place = self.places[at]
        return any(end == place + 1 for _, end in selectable_spans(self.timeline.texts[index]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words as they are wanted; ``close``: the time alone tells that these are meant."""

    at: int
    end: int
    now: Selection
    close: bool


def standing(
    quote: Quote,
    timeline: Timeline,
    words: WordsOf,
    home: frozenset[int] | None = None,
    was: str = "",
) -> Standing:
    """How a quote stands to the text of a timeline.

    ``home`` are the segments that are the very lines it was taken from, where the text is the same
    line of versions; None where the text came anew. ``was`` is the text that it was taken from, as
    ``dense`` gives it: words that stood there twice are told apart by what is around them.
    """
    row = _row(timeline, quote, home)
    if row is None:
        return Standing(TEXT if home is not None else REVIEW)
    needle = dense(quote.text)
    found = [
        _Candidate(at, end, now, home is not None or _same_time(now, quote))
        for at, end in row.occurrences(needle)
        if (now := row.chosen(at, end, words)) is not None
    ]
    near = [
        one
        for one in found
        if _is_at_home(one.now, home)
        and (one.close or _same_lines(timeline, words, one.now, quote))
    ]
    same = [one for one in near if _mouths(one.now) == _mouths_of(quote)]
    if chosen := _only(row, quote, same, was):
        return Standing(SAME, chosen, certain=True)
    if home is not None and not same and (chosen := _only(row, quote, near, was)):
        return Standing(SPEAKER, chosen, certain=True)
    guess = _aligned(row, quote, words, sure=home is not None)
    if home is not None:
        return Standing(TEXT, guess, certain=guess is not None)
    return Standing(REVIEW, guess)


def alike(quote: Quote, timeline: Timeline, words: WordsOf, most: int = 20) -> list[Selection]:
    """The places of a whole text where exactly the words of a quote stand, whoever says them."""
    row = _row_of(timeline, 0, len(timeline))
    found = []
    for at, end in row.occurrences(dense(quote.text)):
        now = row.chosen(at, end, words)
        if now is not None:
            found.append(now)
        if len(found) == most:
            break
    return sorted(found, key=lambda one: abs(one.start_ms - quote.words_ms[0]))


def says_the_same(quote: Quote, now: Selection) -> bool:
    """Whether a place has the words of a quote, in the same mouths."""
    return dense(now.text) == dense(quote.text) and _mouths(now) == _mouths_of(quote)


def _only(row: _Row, quote: Quote, candidates: Sequence[_Candidate], was: str) -> Selection | None:
    """The one candidate that cannot be another place; None where there is any doubt."""
    needle, again = dense(quote.text), _repeats(quote)
    single = was.find(needle) == was.rfind(needle) and not again
    if len(candidates) == 1 and single and candidates[0].close:
        return candidates[0].now
    framed = [one for one in candidates if _is_framed(row, quote, one)]
    if again and len(framed) == 1:
        fewer = dense("".join(row.timeline.texts)).count(needle) < was.count(needle)
        framed = [one for one in framed if _reaches(row, quote, one, fewer=fewer)]
        if _is_in_a_row(quote):
            framed = [one for one in framed if _same_moment(one.now, quote)]
    return framed[0].now if len(framed) == 1 else None


def _repeats(quote: Quote) -> bool:
    """Whether the words were said again right beside it: then only what is around them tells."""
    needle, before, after = map(dense, (quote.text, quote.before, quote.after))
    around = f"{before}{needle}{after}"
    # Without the words, what stood around them may say the same: "was (was you know) you know".
    if around.find(needle) != around.rfind(needle) or needle in f"{before}{after}":
        return True
    return len(needle) > _KEPT_OF_CONTEXT and (
        (bool(before) and needle.endswith(before)) or (bool(after) and needle.startswith(after))
    )


def _is_in_a_row(quote: Quote) -> bool:
    """Whether on a side is nothing but the same "no" again: only the moment tells it from that."""
    needle = dense(quote.text)
    sides = map(dense, (quote.before, quote.after))
    return any(side and not side.replace(needle, "") for side in sides)


def _is_framed(row: _Row, quote: Quote, one: _Candidate) -> bool:
    """Whether on both sides stands what stood there: next to it, and most of it further on."""
    left, right = _beside(row, one)
    before, after = _whole_words(quote.before[::-1]), _whole_words(quote.after)
    if _repeats(quote):
        # The next "no" of three has nearly the same around it, moved by a word.
        return _only_in_place(before, left) and _only_in_place(after, right)
    near = _alike(before, left) and _alike(after, right)
    return (near and _touches(row, quote, one)) or (
        _in_place(before, left) and _in_place(after, right)
    )


def _beside(row: _Row, one: _Candidate) -> tuple[list[str], list[str]]:
    """The words on both sides, from the place outwards; those on the left are spelt backwards."""
    texts = row.timeline.texts
    (first, start), (last, end) = row.places[one.at], row.places[one.end - 1]
    left = " ".join([*texts[row.first : first], texts[first][:start]])
    right = " ".join([texts[last][end + 1 :], *texts[last + 1 : row.last]])
    return left[::-1].split(), right.split()


def _reaches(row: _Row, quote: Quote, one: _Candidate, *, fewer: bool) -> bool:
    """Whether what stood beside a phrase that comes again stands there up to the outermost words.

    Where one of its turns was cut out, what is around the next is the same, but for the end of it.
    ``fewer``: the text has the words less often than it had.
    """
    sides = zip((quote.before[::-1], quote.after), _beside(row, one), strict=True)
    return all(_ends_alike(around, new, fewer=fewer) for around, new in sides)


def _ends_alike(around: str, new: Sequence[str], *, fewer: bool) -> bool:
    old = _whole_words(around)
    equal = [n for n, (a, b) in enumerate(zip(old, new, strict=False), 1) if a == b]
    other = len(old) - max(equal, default=0)
    if other != 1 or not fewer:
        return other < 2
    # A word in itself may be another: then it goes on behind it as it did.
    cut = around.split()[len(old) :]
    return bool(cut) and any(word.startswith(cut[0]) for word in new[len(old) : len(old) + 1])


def _whole_words(around: str) -> list[str]:
    """The words beside a quote, from it outwards; not the last one where it may be cut in two."""
    words = around.split()
    return words[:-1] if len(around) >= _KEPT_OF_CONTEXT else words


def _touches(row: _Row, quote: Quote, one: _Candidate) -> bool:
    """Whether the nearest words on both sides are the same."""
    before, after = dense(quote.before)[-_CONTEXT:], dense(quote.after)[:_CONTEXT]
    start = row.text[: one.at].endswith(before) if before else one.at == 0 and row.first == 0
    whole = row.last == len(row.timeline)
    end = row.text.startswith(after, one.end) if after else one.end == len(row.text) and whole
    return start and end


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether most words that stood beside it stand there in the same order."""
    near = [*new[: len(old)]]
    return not old or SequenceMatcher(None, [*old], near, autojunk=False).ratio() >= _MOST


def _in_place(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether they stand each in its own place: else it may be the next "no" of three."""
    return len(old) >= _LEAST_WORDS and _share(old, new) >= _MOST


def _only_in_place(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether they stand each in its own place, and fit none that is further on as well."""
    if len(old) < _LEAST_WORDS:
        return [*old] == [*new[: len(old)]]
    moved = [_share(old[by:], new) for by in range(1, len(old) - _LEAST_WORDS + 2)]
    moved += [_share(old, new[by:]) for by in range(1, len(old))]
    return _share(old, new) >= _MOST and _share(old, new) > max(moved, default=0.0)


def _share(old: Sequence[str], new: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(old, new, strict=False)) / len(old)


def _is_at_home(now: Selection, home: frozenset[int] | None) -> bool:
    return home is None or all(key in home for key, _, _ in now.segments)


def _same_time(now: Selection, quote: Quote) -> bool:
    start_ms, end_ms = quote.words_ms
    return abs(now.start_ms - start_ms) <= _SAME_MS and abs(now.end_ms - end_ms) <= _SAME_MS


def _same_moment(now: Selection, quote: Quote) -> bool:
    start_ms, end_ms = quote.words_ms
    return abs(now.start_ms - start_ms) < _MOMENT_MS and abs(now.end_ms - end_ms) < _MOMENT_MS


def _same_lines(timeline: Timeline, words: WordsOf, now: Selection, quote: Quote) -> bool:
    """Whether it is said when the quote was as far as lines tell, whose words have no times."""
    start_ms, end_ms = quote.words_ms
    keys = [key for key, _, _ in now.segments]
    if any(key in words(keys) for key in keys):
        return False
    lines = [timeline.index_of(key) for key in keys]
    first_ms = min(timeline.starts[index] for index in lines)
    last_ms = max(timeline.ends[index] for index in lines)
    return first_ms - _SAME_MS <= start_ms and end_ms <= last_ms + _SAME_MS


def _mouths(now: Selection) -> list[tuple[str, str]]:
    return [(part.speaker, dense(part.text)) for part in now.parts]


def _mouths_of(quote: Quote) -> list[tuple[str, str]]:
    return [(part.speaker, dense(part.text)) for part in quote.parts]


def _row(timeline: Timeline, quote: Quote, home: frozenset[int] | None) -> _Row | None:
    """The text in which a quote is looked for; None where there is none."""
    if home is not None:
        inside = [index for index, key in enumerate(timeline.ids) if key in home]
    else:
        start_ms, end_ms = quote.words_ms
        inside = timeline.segments_between(start_ms - _FAR_MS, end_ms + _FAR_MS)
    if not inside:
        return None
    first = max(0, inside[0] - _NEIGHBOURS)
    return _row_of(timeline, first, min(len(timeline), inside[-1] + 1 + _NEIGHBOURS))


def _row_of(timeline: Timeline, first: int, last: int) -> _Row:
    characters: list[str] = []
    places: list[Place] = []
    for index in range(first, last):
        for place, character in enumerate(timeline.texts[index]):
            if not character.isspace():
                characters.append(character)
                places.append((index, place))
    return _Row(timeline, first, last, "".join(characters), places)


def _aligned(row: _Row, quote: Quote, words: WordsOf, *, sure: bool) -> Selection | None:
    """What stands between the neighbours of a quote now, where enough of it is left to tell."""
    old = [*quote.before.split(), *quote.text.split(), *quote.after.split()]
    start = len(quote.before.split())
    end = start + len(quote.text.split())
    tokens = [
        (index, a, b)
        for index in range(row.first, row.last)
        for a, b in word_spans(row.timeline.texts[index])
    ]
    new = [_key(row.timeline.texts[index][a:b]) for index, a, b in tokens]
    matcher = SequenceMatcher(None, [_key(word) for word in old], new, autojunk=False)
    codes = matcher.get_opcodes()
    kept = sum(
        max(0, min(i2, end) - max(i1, start)) for kind, i1, i2, _, _ in codes if kind == "equal"
    )
    if not sure and kept * 3 < end - start:
        return None
    low, high = _start_in(codes, start), _end_in(codes, end)
    if low >= high:
        return None
    (first, begin, _), (last, _, finish) = tokens[low], tokens[high - 1]
    return select(row.timeline, words, (first, begin), (last, finish))


def _start_in(codes: Sequence[tuple[str, int, int, int, int]], at: int) -> int:
    for kind, i1, i2, j1, j2 in codes:
        if i1 <= at < i2:
            return j1 + (at - i1 if kind == "equal" else (at - i1) * (j2 - j1) // (i2 - i1))
    return codes[-1][4] if codes else 0


def _end_in(codes: Sequence[tuple[str, int, int, int, int]], at: int) -> int:
    for kind, i1, i2, j1, j2 in codes:
        if i1 < at <= i2:
            if kind == "equal":
                return j1 + at - i1
            return j2 if at == i2 else j1 + (at - i1) * (j2 - j1) // (i2 - i1)
    return 0


def dense(text: str) -> str:
    """The text without white space: however it is cut into lines, it is the same."""
    return "".join(text.split())


def _key(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum()) or word
