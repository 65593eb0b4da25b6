"""Generated cases of quotes that are looked for in a changed text, with the truth about each.

``python -m tests.anchoring 10000 [SEED]`` runs so many and prints the figures. Every word has a
number of its own that no change alters, so that a link is right if it leads to the very same words.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from spacesviewer.domain import anchor
from spacesviewer.domain.anchor import Standing
from spacesviewer.domain.quote import Quote
from spacesviewer.domain.segment import Word
from spacesviewer.domain.selection import Selection, select
from spacesviewer.domain.timeline import Timeline

_COMMON = (
    "the", "of", "and", "to", "a", "in", "is", "it", "we", "you", "that", "was", "yes", "no",
    "army", "vote", "party", "media",
)  # fmt: skip
_PHRASES = (
    "thank you very much", "yes", "no no no", "we will not stop", "فوج کا کردار کیا ہے",
    "the army has no role in the media", "let me say it again", "you know",
)  # fmt: skip
_SPEAKERS = ("Imran", "Ayesha", "Caller 1", "")
AROUND = 64

Judge = Callable[[Quote, Timeline, "Words", str], Standing]


@dataclass(frozen=True)
class Token:
    """A word as it was said: ``number`` is its own for good."""

    number: int
    text: str
    speaker: str
    start_ms: int
    end_ms: int


@dataclass
class Text:
    """A transcript that is made of tokens, cut into lines; ``numbers`` by (segment id, place)."""

    timeline: Timeline
    words: dict[int, tuple[Word, ...]]
    numbers: dict[tuple[int, int], int]


Words = Callable[[Sequence[int]], dict[int, tuple[Word, ...]]]


@dataclass
class Tally:
    """What became of the cases."""

    unchanged: int = 0
    linked: int = 0
    wrong: int = 0
    cases: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of the unchanged quotes were linked, 0 to 1."""
        return self.linked / self.unchanged if self.unchanged else 0.0


def speech(rng: random.Random) -> list[Token]:
    """Two to six minutes of several speakers, with phrases that come again and again."""
    tokens: list[Token] = []
    at = 0
    for _ in range(rng.randint(8, 24)):
        speaker = rng.choice(_SPEAKERS)
        said: list[str] = []
        while len(said) < rng.randint(3, 40):
            if rng.random() < 0.15:
                said += rng.choice(_PHRASES).split() * rng.choice((1, 1, 2))
            else:
                said.append(
                    rng.choice(_COMMON) if rng.random() < 0.5 else f"w{rng.getrandbits(12)}"
                )
        if rng.random() < 0.7:
            said[-1] += rng.choice(".?!،")
        for word in said:
            length = rng.randint(120, 420)
            tokens.append(Token(len(tokens), word, speaker, at, at + length))
            at += length + rng.choice((0, 20, 60))
        at += rng.randint(100, 2500)
    return tokens


def cut(tokens: Sequence[Token], rng: random.Random, version: int, *, timed: bool = True) -> Text:
    """The tokens as lines; a line has one speaker."""
    lines: list[list[Token]] = []
    for token in tokens:
        full = lines and (len(lines[-1]) >= 14 or rng.random() < 0.1)
        if not lines or full or lines[-1][-1].speaker != token.speaker:
            lines.append([])
        lines[-1].append(token)
    words, numbers, texts = {}, {}, []
    for n, line in enumerate(lines, 1):
        key, place, timed_words = (version << 24) | n, 0, []
        for token in line:
            numbers[key, place] = token.number
            end = place + len(token.text)
            timed_words.append(Word(token.start_ms, token.end_ms, place, end))
            place = end + 1
        texts.append(" ".join(token.text for token in line))
        if timed:
            words[key] = tuple(timed_words)
    names = [name for name in _SPEAKERS if name]
    timeline = Timeline(
        [(version << 24) | n for n in range(1, len(lines) + 1)],
        [line[0].start_ms for line in lines],
        [max(token.end_ms for token in line) for line in lines],
        [names.index(line[0].speaker) if line[0].speaker else -1 for line in lines],
        texts,
        names,
    )
    return Text(timeline, words, numbers)


def numbers_in(text: Text, chosen: Selection) -> list[int]:
    """The numbers of the words that are selected."""
    found = []
    for key, start, end in chosen.segments:
        places = [place for one, place in text.numbers if one == key and start <= place < end]
        found += [text.numbers[key, place] for place in sorted(places)]
    return found


def quote_of(text: Text, first: int, last: int) -> Quote:
    """The quote of the tokens first <= number < last."""
    where = {number: place for place, number in text.numbers.items()}
    timeline = text.timeline
    (one, start), (other, end) = where[first], where[last - 1]
    a, b = timeline.index_of(one), timeline.index_of(other)
    chosen = select(timeline, lambda ids: text.words, (a, start), (b, end + 1))
    assert chosen is not None
    before = " ".join([*timeline.texts[max(0, a - 20) : a], timeline.texts[a][:start]]).strip()
    stop = chosen.segments[-1][2]
    after = " ".join([timeline.texts[b][stop:], *timeline.texts[b + 1 : b + 21]]).strip()
    return Quote(
        "q", "s", "", "", chosen.start_ms, chosen.end_ms, chosen.parts,
        before=before[-AROUND:], after=after[:AROUND],
        segment_ids=tuple(key for key, _, _ in chosen.segments),
    )  # fmt: skip


def same(tokens: list[Token], _first: int, _last: int, _rng: random.Random) -> list[Token]:
    """Nothing is said otherwise."""
    return tokens


def jitter(tokens: list[Token], _first: int, _last: int, rng: random.Random) -> list[Token]:
    """Another machine's times."""
    moved, at = [], 0
    for token in tokens:
        start = max(at, token.start_ms + rng.randint(-250, 250))
        at = start
        moved.append(replace(token, start_ms=start, end_ms=max(start, token.end_ms)))
    return moved


def neighbours(tokens: list[Token], first: int, last: int, rng: random.Random) -> list[Token]:
    """Other words around the quote, here and there."""
    return [
        replace(token, text=f"other{rng.getrandbits(20)}", number=-1)
        if not first <= token.number < last and rng.random() < 0.1
        else token
        for token in tokens
    ]


def reworded(tokens: list[Token], first: int, last: int, rng: random.Random) -> list[Token]:
    """One word of the quote is another."""
    at = rng.randrange(first, last)
    return [
        replace(token, text=token.text + "x", number=-1) if token.number == at else token
        for token in tokens
    ]


def deleted(tokens: list[Token], first: int, last: int, _rng: random.Random) -> list[Token]:
    """The quote is gone."""
    return [token for token in tokens if not first <= token.number < last]


def closed_up(tokens: list[Token], first: int, last: int, _rng: random.Random) -> list[Token]:
    """The quote is gone, and what came after it is said earlier by as much."""
    gone_ms = tokens[last - 1].end_ms - tokens[first].start_ms
    return [
        token
        if token.number < first
        else replace(token, start_ms=token.start_ms - gone_ms, end_ms=token.end_ms - gone_ms)
        for token in tokens
        if not first <= token.number < last
    ]


def cut_out(tokens: list[Token], first: int, last: int, rng: random.Random) -> list[Token]:
    """A stretch with the quote in it was cut out; it may end where the same words come again."""
    words = [token.text for token in tokens[first:last]]
    size = last - first
    twins = [
        n
        for n in range(last, len(tokens) - size)
        if [token.text for token in tokens[n : n + size]] == words
    ]
    end = rng.choice(twins) if twins else min(len(tokens), last + rng.randint(0, 20))
    start = first if twins else max(0, first - rng.randint(0, 20))
    gone_ms = (tokens[end].start_ms if end < len(tokens) else 0) - tokens[start].start_ms
    return [
        *tokens[:start],
        *(
            replace(token, start_ms=token.start_ms - gone_ms, end_ms=token.end_ms - gone_ms)
            for token in tokens[end:]
        ),
    ]


def elsewhere(tokens: list[Token], first: int, last: int, _rng: random.Random) -> list[Token]:
    """The quote is gone; somebody says the same words at the end."""
    kept, at = deleted(tokens, first, last, _rng), tokens[-1].end_ms + 3000
    for token in tokens[first:last]:
        kept.append(replace(token, number=-1, start_ms=at, end_ms=at + 200))
        at += 250
    return kept


def other_mouth(tokens: list[Token], first: int, last: int, rng: random.Random) -> list[Token]:
    """The words are given to another speaker."""
    names = [name for name in _SPEAKERS if name != tokens[first].speaker]
    name = rng.choice(names)
    return [
        replace(token, speaker=name, number=-1) if first <= token.number < last else token
        for token in tokens
    ]


def later(tokens: list[Token], _first: int, _last: int, rng: random.Random) -> list[Token]:
    """All is said at another time: the recording was cut at its beginning."""
    by = rng.choice((-1, 1)) * rng.randint(2500, 60_000)
    return [
        replace(token, start_ms=token.start_ms + by, end_ms=token.end_ms + by)
        for token in tokens
        if token.start_ms + by >= 0
    ]


UNCHANGED = (same, jitter, neighbours)
CHANGED = (reworded, deleted, closed_up, cut_out, elsewhere, other_mouth, later)


def program(quote: Quote, timeline: Timeline, words: Words, was: str) -> Standing:
    """What the program says."""
    return anchor.standing(quote, timeline, words, was=was)


def run(count: int, seed: int = 1, judge: Judge = program) -> Tally:
    """Generates so many cases and counts what becomes of them."""
    rng, tally = random.Random(seed), Tally()
    for _ in range(count):
        tokens = speech(rng)
        old = cut(tokens, rng, 1)
        length = min(rng.choice((1, 2, 3, 5, 8, 12, 20, 35)), len(tokens) - 1)
        first = rng.randrange(0, len(tokens) - length)
        last = first + length
        quote = quote_of(old, first, last)
        kind = rng.choice((*UNCHANGED, *UNCHANGED, *CHANGED))
        new = cut(kind(tokens, first, last, rng), rng, 2)
        case = kind.__name__
        tally.cases[case] += 1
        was = "".join(map(anchor.dense, old.timeline.texts))
        stands = judge(quote, new.timeline, words_of(new), was)
        unchanged = kind in UNCHANGED
        tally.unchanged += unchanged
        if not stands.certain or stands.now is None:
            tally.missed[case] += unchanged
            continue
        right = numbers_in(new, stands.now) == list(range(first, last))
        tally.linked += unchanged and right
        if not right or kind is later:
            tally.wrong += 1
            tally.examples.append(f"{case}: {quote.text!r} at {quote.start_ms}")
    return tally


def words_of(text: Text) -> Words:
    """What gives the words of a text by the ids of its lines."""
    return lambda _ids: text.words


def main() -> int:
    """Prints the figures; 1 where a link was wrong or too many were missed."""
    told = dict(enumerate(map(int, sys.argv[1:])))
    count, seed = told.get(0, 10_000), told.get(1, 1)
    tally = run(count, seed)
    print(f"{tally.cases.total()} cases: {dict(tally.cases)}")
    print(f"{tally.linked} of {tally.unchanged} unchanged linked ({tally.share:.2%})")
    print(f"not linked: {dict(tally.missed)}; wrong: {tally.wrong}")
    for example in tally.examples[:20]:
        print(example)
    return int(tally.wrong > 0 or tally.share < 0.99)


if __name__ == "__main__":
    sys.exit(main())
