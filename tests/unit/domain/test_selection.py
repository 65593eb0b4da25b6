"""What is chosen: whole words, the right mouths, the right milliseconds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.segment import Word, word_spans
from spacesviewer.domain.selection import (
    Place,
    Selection,
    select,
    selectable_spans,
    snap,
    time_at,
    timed_words,
)
from spacesviewer.domain.timeline import Timeline

TEXTS = (
    "We asked twice, in writing.",
    "Who signed  the\ncontract?",
    "یہی ہوا تھا۔ the budget",
    "",
    "我们没有看到报告。",
    "没有人看。",
)
# Who speaks them: Ayesha twice, Bilal, nobody we know, and Chen twice.
TIMELINE = Timeline(
    [10, 11, 12, 13, 14, 15],
    [0, 10_000, 20_000, 30_000, 40_000, 50_000],
    [9_000, 19_000, 29_000, 39_000, 49_000, 59_000],
    [0, 0, 1, -1, 2, 2],
    TEXTS,
    ("Ayesha", "Bilal", "Chen"),
)


def no_words(_ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
    return {}


def chosen(one: Place, other: Place) -> Selection:
    selection = select(TIMELINE, no_words, one, other)
    assert selection is not None
    return selection


def test_a_part_of_a_word_chooses_all_of_it() -> None:
    selection = chosen((0, 4), (0, 12))
    assert selection.text == "asked twice,"
    assert selection.segments == ((10, 3, 15),)
    assert (selection.parts[0].speaker, len(selection.parts)) == ("Ayesha", 1)


def test_the_other_way_round_is_the_same() -> None:
    assert chosen((2, 5), (0, 4)) == chosen((0, 4), (2, 5))


def test_times_are_those_of_the_words_in_the_file() -> None:
    words = (Word(100, 300, 0, 2), Word(300, 800, 3, 8), Word(850, 1400, 9, 15))
    selection = select(TIMELINE, lambda ids: {10: words}, (0, 3), (0, 10))
    assert selection is not None
    assert (selection.start_ms, selection.end_ms) == (300, 1400)


def test_each_turn_is_a_part_and_space_is_tidied() -> None:
    selection = chosen((0, 0), (2, 100))
    assert [part.speaker for part in selection.parts] == ["Ayesha", "Bilal"]
    first, second = selection.parts
    assert first.text == "We asked twice, in writing. Who signed the contract?"
    assert (first.start_ms, first.end_ms) == (0, 19_000)
    assert (second.start_ms, second.end_ms) == (20_000, 29_000)
    assert selection.text == f"{first.text}\n{second.text}"


def test_names_are_copied_where_there_are_several() -> None:
    assert chosen((0, 0), (1, 3)).with_names() == "We asked twice, in writing. Who"
    assert chosen((1, 0), (2, 3)).with_names() == ("Ayesha: Who signed the contract?\nBilal: یہی")


def test_an_unknown_speaker_is_called_so() -> None:
    timeline = Timeline([1, 2], [0, 10], [10, 20], [-1, 0], ("Hm.", "Yes."), ("Ayesha",))
    selection = select(timeline, no_words, (0, 0), (1, 4))
    assert selection is not None
    assert selection.with_names() == "Unidentified speaker: Hm.\nAyesha: Yes."


def test_chinese_is_chosen_by_the_character_and_joined_without_space() -> None:
    assert chosen((4, 2), (4, 4)).text == "没有"
    assert chosen((4, 7), (5, 1)).text == "告。没"


def test_an_empty_segment_holds_nothing() -> None:
    assert select(TIMELINE, no_words, (3, 0), (3, 0)) is None
    assert [part.speaker for part in chosen((2, 0), (4, 1)).parts] == ["Bilal", "Chen"]


def test_space_holds_nothing() -> None:
    assert select(TIMELINE, no_words, (1, 10), (1, 11)) is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("hello, world", ["hello,", "world"]),
        ("我们hello世界。你好 abc", ["我", "们", "hello", "世", "界。", "你", "好", "abc"]),
        ("สวัสดีครับ", ["ส", "วั", "ส", "ดี", "ค", "รั", "บ"]),
        ("世「界」", ["世", "「界」"]),
        ("中1月12日。", ["中", "1", "月", "12", "日。"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("", []),
    ],
)
def test_what_can_be_chosen(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in selectable_spans(text)] == pieces


def test_a_word_of_the_file_stays_whole() -> None:
    words = (Word(0, 400, 0, 2), Word(400, 900, 2, 4))
    assert snap("我们没有", 1, 3, words) == (0, 4)


def test_time_shared_out_covers_the_segment() -> None:
    timed = timed_words(TIMELINE, 4, ())
    assert (timed[0].start_ms, timed[-1].end_ms) == (40_000, 49_000)
    assert time_at(timed, 0, 7) == 40_000
    assert time_at(timed, 99, 7) == timed[-1].start_ms
    assert time_at((), 0, 7) == 7


TEXT = st.text(st.sampled_from("ab ,。「」我们ทวั\n—कि"), max_size=30)


@given(TEXT)
def test_every_character_is_in_one_piece_or_is_space(text: str) -> None:
    spans = selectable_spans(text)
    covered = [place for a, b in spans for place in range(a, b)]
    assert covered == [i for a, b in word_spans(text) for i in range(a, b)]
    assert all(a < b for a, b in spans)


@given(TEXT, st.integers(0, 30), st.integers(0, 30))
def test_snapping_covers_what_was_touched_and_snapping_again_changes_nothing(
    text: str, start: int, end: int
) -> None:
    a, b = snap(text, start, end)
    assert a <= b <= max(len(text), start)
    if a < b:
        assert snap(text, a, b) == (a, b)
        assert text[max(a, start) : min(b, end)].strip()
