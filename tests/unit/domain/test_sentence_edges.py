"""Edges of sentences: a hand that stops a little beside one is put to it, and no other is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.segment import word_spans
from spacesviewer.domain.selection import Place
from spacesviewer.domain.sentence import sentence_around
from spacesviewer.domain.sentence_edges import MOST_WORDS, snapped, whole
from spacesviewer.domain.timeline import Timeline

Spoken = list[tuple[int, str]]  # whose, what


def timeline_of(lines: Spoken) -> Timeline:
    starts = range(0, 1000 * len(lines), 1000)
    voices = [voice for voice, _ in lines]
    texts = [text for _, text in lines]
    ends = [start + 1000 for start in starts]
    return Timeline(range(len(lines)), starts, ends, voices, texts, ("A", "B"))


def cut(lines: Spoken, begin: Place, end: Place) -> str:
    if begin[0] == end[0]:
        return lines[begin[0]][1][begin[1] : end[1]]
    middle = [text for _, text in lines[begin[0] + 1 : end[0]]]
    return " ".join([lines[begin[0]][1][begin[1] :], *middle, lines[end[0]][1][: end[1]]])


def selected(lines: Spoken, words: str) -> tuple[Place, Place]:
    """Where words stand that begin in one line and end in that line or the next."""
    for index, (_, text) in enumerate(lines):
        if words in text:
            start = text.index(words)
            return (index, start), (index, start + len(words))
    head, _, tail = words.partition(" | ")
    index = next(n for n, (_, text) in enumerate(lines) if text.endswith(head))
    return (index, len(lines[index][1]) - len(head)), (index + 1, len(tail))


ARMY: Spoken = [(0, "We know it. The army has no role in media freedom. It never had one.")]


@pytest.mark.parametrize(
    ("lines", "words", "expected"),
    [
        (ARMY, "army has no role in media", "The army has no role in media freedom."),
        (ARMY, "The army has no role in media freedom", "The army has no role in media freedom."),
        # One word too many, at both ends.
        (ARMY, "it. The army has no role in media freedom. It", ARMY[0][1][12:50]),
        # What is meant as a part of a sentence stays one.
        (ARMY, "no role in", "no role in"),
        (ARMY, "media freedom.", "media freedom."),
        (ARMY, "army", "army"),
        (ARMY, "has no role in", "has no role in"),
        # A title ends no sentence.
        ([(0, "We met for that with Dr. Khan this week.")], "Khan this week.", None),
        # A sentence goes on in the next caption of the same person, and not in another's.
        ([(0, "the army has no"), (0, "role.")], "the army has no", "the army has no role."),
        ([(0, "the army has no"), (1, "role here.")], "the army has no", "the army has no"),
        ([(0, "We said so."), (1, "You did.")], "We said so. | You", "We said so. You did."),
        ([(0, "We said so."), (1, "You did it all.")], "We said so. | You", None),
        # Urdu and Hindi, also where their full stop stands alone, and a question mark.
        ([(0, "یہ فوج کا کام نہیں ہے ۔ اور بس۔")], "یہ فوج کا کام نہیں", "یہ فوج کا کام نہیں ہے ۔"),
        ([(0, "کیا یہ فوج کا کام ہے؟ نہیں۔")], "یہ فوج کا کام ہے؟", "کیا یہ فوج کا کام ہے؟"),
        ([(0, "यह सेना का काम है । और")], "यह सेना का काम है", "यह सेना का काम है ।"),
        ([(0, "我们没有看到报告。没有人看。")], "们没有看到报告", "我们没有看到报告。"),
    ],
)  # fmt: skip
def test_an_edge_near_that_of_a_sentence_is_put_to_it(
    lines: Spoken, words: str, expected: str | None
) -> None:
    found = snapped(timeline_of(lines), *selected(lines, words))
    told = cut(lines, *found)
    assert told == (words.replace(" | ", " ") if expected is None else expected)


def test_whole_sentences_go_as_far_as_the_sentences_do() -> None:
    lines: Spoken = [
        (0, "Yes. The army has"),
        (0, "no role here. It never"),
        (0, "had one."),
        (1, "Oh"),
    ]
    begin, end = whole(timeline_of(lines), (0, 9), (1, 16))
    assert cut(lines, begin, end) == "The army has no role here. It never had one."
    assert whole(timeline_of(lines), begin, end) == (begin, end)


WORDS = st.sampled_from(("so", "we", "said", "Dr.", "it", "yes.", "no?", "ہے۔", "है।", "far,"))
LINES = st.lists(
    st.tuples(st.integers(-1, 1), st.lists(WORDS, min_size=1, max_size=5).map(" ".join)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=200)
@given(lines=LINES, data=st.data())
def test_edges_go_to_the_nearest_sentence_of_the_same_speaker(
    lines: Spoken, data: st.DataObject
) -> None:
    """Against a slow twin, which looks at each word within reach."""
    timeline = timeline_of(lines)
    words = [(n, *span) for n, (_, text) in enumerate(lines) for span in word_spans(text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    around = [sentence_around(timeline, n, start) for n, start, _ in words]
    begins = [n for n, word in enumerate(words) if around[n][:2] == word[:2]]
    ends = [n for n, word in enumerate(words) if around[n][2:] == (word[0], word[2])]
    far = min(MOST_WORDS, (last - first) // 2)

    def nearest(now: int, edges: list[int], outward: int) -> int:
        near = [
            (abs(edge - now), (edge - now) * outward < 0, edge)
            for edge in edges
            if abs(edge - now) <= far
            and {lines[word[0]][0] for word in words[min(edge, now) : max(edge, now) + 1]}
            == {lines[words[now][0]][0]}
        ]
        return min(near)[2] if near else now

    begin, end = snapped(timeline, words[first][:2], (words[last][0], words[last][2]))
    assert begin == words[nearest(first, begins, -1)][:2]
    stop = words[nearest(last, ends, 1)]
    assert end == (stop[0], stop[2])
    stretched = whole(timeline, begin, end)
    assert stretched[0] <= begin < end <= stretched[1]
    assert whole(timeline, *stretched) == stretched
