"""What becomes of the words of a text that a person corrects: their times, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from spacesviewer.domain.segment import Segment, Word, share_time, spread_words, word_spans

# Beyond it a comparison word by word would take seconds; what lies between the equal beginning
# and the equal end of two texts counts as changed then.
_MOST_PAIRS = 4_000_000

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words in a comparison: ``kind`` is "same", "added" or "removed"."""

    kind: str
    text: str


def carried_words(old: Segment, text: str) -> tuple[Word, ...]:
    """The words of a segment's new text, for a segment that knew when its words are said.

    A word that stays keeps its times and its confidence. Words in the place of others share the
    time of those; words that are added share the pause that they stand in. Nobody heard these from
    a machine, so they have no confidence.
    """
    tokens = _tokens(old)
    spans = _spans_like(tokens, old.text, text)
    before = [old.text[start:end] for start, end, _ in tokens]
    after = [text[start:end] for start, end in spans]
    found: list[Word] = []
    for kind, i1, i2, j1, j2 in _opcodes(before, after):
        if kind == "equal":
            for token, span in zip(tokens[i1:i2], spans[j1:j2], strict=True):
                by = span[0] - token[0]
                found += [replace(w, start=w.start + by, end=w.end + by) for w in token[2]]
        elif j1 < j2:
            gone = [word for token in tokens[i1:i2] for word in token[2]]
            next_ms = next((t[2][0].start_ms for t in tokens[i2:] if t[2]), old.end_ms)
            last_ms = max((word.end_ms for word in found), default=old.start_ms)
            begin = min((word.start_ms for word in gone), default=last_ms)
            end = max((word.end_ms for word in gone), default=next_ms)
            place = (spans[j1][0], spans[j2 - 1][1])
            added = [span for span in word_spans(text) if place[0] <= span[0] < place[1]]
            found += share_time(added, begin, max(begin, end))
    return tuple(found)


def moved_words(segment: Segment, start_ms: int, end_ms: int) -> tuple[Word, ...]:
    """The words of a segment that gets other edges: each is said when it was, within them."""
    return tuple(
        replace(
            word,
            start_ms=min(max(word.start_ms, start_ms), end_ms),
            end_ms=min(max(word.end_ms, start_ms), end_ms),
        )
        for word in segment.words
    )


def split_at(segment: Segment, offset: int) -> tuple[Segment, Segment] | None:
    """The two parts of a segment, cut before the word at a place of its text.

    The second one begins when its first word is said. None where one of them would have no words.
    """
    starts = [start for start, end in word_spans(segment.text) if end > offset]
    if not starts or not segment.text[: starts[0]].strip():
        return None
    cut = starts[0]
    timed = [word for word in spread_words(segment) if word.start >= cut]
    at_ms = timed[0].start_ms if timed else segment.end_ms
    at_ms = min(max(at_ms, segment.start_ms), segment.end_ms)
    first = replace(
        segment,
        end_ms=at_ms,
        text=segment.text[:cut].rstrip(),
        words=tuple(word for word in segment.words if word.start < cut),
    )
    second = replace(
        segment,
        start_ms=at_ms,
        text=segment.text[cut:],
        words=tuple(
            replace(word, start=word.start - cut, end=word.end - cut)
            for word in segment.words
            if word.start >= cut
        ),
    )
    return replace(first, words=moved_words(first, first.start_ms, at_ms)), second


def joined(first: Segment, second: Segment) -> Segment:
    """One segment of two; the speaker is the first one's."""
    gap = " " if first.text and second.text else ""
    by = len(first.text) + len(gap)
    words: tuple[Word, ...] = ()
    if first.words or second.words:
        moved = (replace(w, start=w.start + by, end=w.end + by) for w in spread_words(second))
        words = (*spread_words(first), *moved)
    return replace(
        first,
        start_ms=min(first.start_ms, second.start_ms),
        end_ms=max(first.end_ms, second.end_ms),
        text=f"{first.text}{gap}{second.text}",
        words=words,
    )


def differences(before: str, after: str) -> list[Piece]:
    """The words of two texts in one line: what stays, what went, what came."""
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for kind, i1, i2, j1, j2 in _opcodes(old, new):
        if kind == "equal":
            pieces.append(Piece("same", " ".join(old[i1:i2])))
            continue
        if i1 < i2:
            pieces.append(Piece("removed", " ".join(old[i1:i2])))
        if j1 < j2:
            pieces.append(Piece("added", " ".join(new[j1:j2])))
    return pieces


def changed_spans(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text that were not in the one before: (start, end) of each run."""
    spans = word_spans(after)
    words = [after[start:end] for start, end in spans]
    return tuple(
        (spans[j1][0], spans[j2 - 1][1])
        for kind, _, _, j1, j2 in _opcodes(before.split(), words)
        if kind != "equal" and j1 < j2
    )


def place_in(before: str, after: str, start: int, end: int) -> int | None:
    """Where a stretch of a text begins in what became of the text; None if its words did not stay.

    They stay as a whole, and with a word beside them: alone they may be others that read the same.
    """
    if before == after:
        return start
    old, new = word_spans(before), word_spans(after)
    touched = [n for n, span in enumerate(old) if span[0] < end and start < span[1]]
    if not touched:
        return None
    texts = [[text[a:b] for a, b in spans] for text, spans in ((before, old), (after, new))]
    for kind, i1, i2, j1, _ in _opcodes(*texts):
        alone = i2 - i1 == len(touched)
        if kind == "equal" and i1 <= touched[0] and touched[-1] < i2 and not alone:
            return new[j1 + touched[0] - i1][0] + start - old[touched[0]][0]
    return None


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """How one row of words becomes the other, as difflib tells it."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    i2, j2 = len(old) - tail, len(new) - tail
    codes: list[Opcode] = [("equal", 0, head, 0, head)] if head else []
    if (i2 - head) * (j2 - head) > _MOST_PAIRS:
        codes.append(("replace", head, i2, head, j2))
    else:
        matcher = SequenceMatcher(None, old[head:i2], new[head:j2], autojunk=False)
        codes += [
            (kind, a + head, b + head, c + head, d + head)
            for kind, a, b, c, d in matcher.get_opcodes()
        ]
    if tail:
        codes.append(("equal", i2, len(old), j2, len(new)))
    return codes


def _spans_like(
    tokens: Sequence[tuple[int, int, list[Word]]], old: str, text: str
) -> list[tuple[int, int]]:
    """The runs of a new text, those joined that one word of the file goes over in the old one."""
    spans = word_spans(text)
    joint = {old[start:end] for start, end, _ in tokens if len(old[start:end].split()) > 1}
    for wanted in joint:
        place = text.find(wanted)
        while place >= 0:
            end = place + len(wanted)
            inside = [span for span in spans if span[0] < end and span[1] > place]
            if inside[0][0] == place and inside[-1][1] == end:
                at = spans.index(inside[0])
                spans[at : at + len(inside)] = [(place, end)]
            place = text.find(wanted, end)
    return spans


def _tokens(segment: Segment) -> list[tuple[int, int, list[Word]]]:
    """The runs of a text without white space, each with the words that begin in it.

    Where a word of the file goes over white space, the runs that it touches are one.
    """
    tokens: list[tuple[int, int, list[Word]]] = []
    words = sorted(segment.words, key=lambda word: word.start)
    place = 0
    for start, end in word_spans(segment.text):
        inside: list[Word] = []
        while place < len(words) and words[place].start < end:
            inside.append(words[place])
            place += 1
        if tokens and any(word.end > start for word in tokens[-1][2]):
            begin, _, known = tokens[-1]
            tokens[-1] = (begin, end, known + inside)
        else:
            tokens.append((start, end, inside))
    return tokens
