from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.transcripts.gathering import (
    OWN_TURNS,
    READABLE,
    SpokenWord,
    gather,
    interleaved,
)
from spacesviewer.transcripts.mends import Mends, settle
from tests.unit.transcripts.making import assert_kept


def spoken(text: str, speaker: str = "", begin: int = 0, each: int = 300) -> list[SpokenWord]:
    """The words one after the other; ``_`` is a second of silence."""
    words, now = [], begin
    for one in text.split():
        if one != "_":
            words.append(SpokenWord(one, now, now + each, speaker, 0.9))
        now += 1000 if one == "_" else each
    return words


def texts(segments: list[Segment]) -> list[str]:
    return [one.text for one in segments]


def times(segment: Segment) -> list[tuple[int, int, str]]:
    return [(w.start_ms, w.end_ms, segment.text[w.start : w.end]) for w in segment.words]


def test_a_change_of_speaker_begins_a_segment() -> None:
    found = gather([*spoken("Is it open?", "A"), *spoken("No.", "B", 900)], Mends())
    assert [(one.speaker, one.text, one.start_ms, one.end_ms) for one in found] == [
        ("A", "Is it open?", 0, 900),
        ("B", "No.", 900, 1200),
    ]


def test_punctuation_belongs_to_the_word_before() -> None:
    words = [
        SpokenWord("Dr", 0, 200, "A", 0.5),
        SpokenWord(".", None, None, "A", glued=True),
        SpokenWord("Vane", 200, 500, "A", 0.75),
        SpokenWord("?", None, None, "", glued=True),
        SpokenWord("!", 600, 900, "B", glued=True),
    ]
    found = gather(words, Mends())
    assert texts(found) == ["Dr. Vane?!"]
    assert times(found[0]) == [(0, 200, "Dr."), (200, 500, "Vane?!")]
    assert [word.confidence for word in found[0].words] == [0.5, 0.75]


def test_a_word_in_pieces_lasts_until_its_last_piece() -> None:
    words = [SpokenWord("har", 0, 200, "", 0.9), SpokenWord("bour", 200, 500, "", 0.4, glued=True)]
    found = gather(words, Mends())
    assert times(found[0]) == [(0, 500, "harbour")]
    assert found[0].words[0].confidence == 0.4


def test_a_long_sentence_ends_a_segment_and_a_short_one_waits_for_the_next() -> None:
    long = "The ferry to the northern islands does not run before the middle of May."
    found = gather(spoken(f"Yes. Sure. {long} Right. Ask again. _ Yes."), Mends())
    assert texts(found) == [f"Yes. Sure. {long}", "Right. Ask again.", "Yes."]


def test_words_without_full_stops_are_cut_at_pauses() -> None:
    found = gather(spoken("one two _ _ three four five _ six"), Mends())
    assert texts(found) == ["one two", "three four five _ six".replace(" _", "")]
    found = gather(spoken("word " * 20 + "_ " + "more " * 5), Mends())
    assert [len(one.words) for one in found] == [20, 5]


def test_no_segment_is_longer_than_a_person_reads_at_a_glance() -> None:
    found = gather(spoken("and so on, " * 300), Mends())
    assert all(len(one.text) <= READABLE.characters for one in found)
    assert all(one.end_ms - one.start_ms <= READABLE.ms for one in found)
    assert sum(len(one.words) for one in found) == 900
    assert sum(one.text.endswith(",") for one in found) > len(found) * 0.9


def test_own_turns_are_kept_whole_unless_they_are_long() -> None:
    turn = spoken("Short one. _ _ _ _ And on.", "A")
    assert texts(gather(turn, Mends(), OWN_TURNS)) == ["Short one. And on."]
    endless = gather(spoken("A sentence of a few words. " * 200, "A"), Mends(), OWN_TURNS)
    assert len(endless) > 5
    assert all(one.text.endswith(".") for one in endless)


def test_the_file_s_own_lines_are_kept_also_where_an_empty_word_begins_them() -> None:
    words = [
        SpokenWord("one", 0, 100, breaks=True),
        SpokenWord("two", 100, 200),
        SpokenWord("", None, None, breaks=True),
        SpokenWord("three", 200, 300),
    ]
    assert texts(gather(words, Mends())) == ["one two", "three"]


def test_words_without_times_stand_between_their_neighbours() -> None:
    mends = Mends()
    words = [
        SpokenWord("one", 0, 1000),
        SpokenWord("20", None, None, confidence=0.3),
        SpokenWord("300", None, 1500),
        SpokenWord("four", 1700, 2000),
        SpokenWord("five", None, None),
    ]
    (found,) = gather(words, mends)
    assert times(found) == [
        (0, 1000, "one"),
        (1000, 1300, "20"),
        (1300, 1700, "300"),
        (1700, 2000, "four"),
        (2000, 2400, "five"),
    ]
    assert [word.confidence for word in found.words] == [None] * 5
    assert "Words without times, placed between their neighbours: 3 (2, 3, 5)." in mends.notes()


def test_an_untimed_word_stays_near_its_own_speaker() -> None:
    words = [
        SpokenWord("one", 0, 1000, "A"),
        SpokenWord("7", None, None, "B"),
        SpokenWord("two", 9000, 9500, "B"),
        SpokenWord("8", None, None, "B"),
        SpokenWord("three", 19000, 19500, "A"),
    ]
    found = gather(words, Mends())
    assert [(one.start_ms, one.end_ms, one.text) for one in found] == [
        (0, 1000, "one"),
        (8600, 9900, "7 two 8"),
        (19000, 19500, "three"),
    ]


def test_a_word_without_an_end_ends_where_the_next_begins() -> None:
    words = [SpokenWord("one", 0, None), SpokenWord("two", 500, None), SpokenWord("x", 9000, None)]
    found = gather(words, Mends())
    assert [time for one in found for time in times(one)] == [
        (0, 500, "one"),
        (500, 1700, "two"),
        (9000, 9400, "x"),
    ]


def test_bad_times_are_mended_and_told() -> None:
    mends = Mends()
    words = [
        SpokenWord("one", -50, 100),
        SpokenWord("two", 300, 200),
        SpokenWord("three", 250, 400),
        SpokenWord("four", 10**12, 10**12),
    ]
    found = gather(words, mends)
    assert times(found[0]) == [(0, 100, "one"), (300, 300, "two"), (300, 400, "three")]
    assert len(mends.notes()) == 5


def test_chinese_and_thai_are_written_without_spaces() -> None:
    assert texts(gather(spoken("这 是 港口 。"), Mends())) == ["这是港口。"]
    assert texts(gather(spoken("이 항구 는"), Mends())) == ["이 항구 는"]
    assert texts(gather(spoken("用 iPhone 吗"), Mends())) == ["用 iPhone 吗"]


def test_tracks_beside_one_another_are_told_in_order_of_time() -> None:
    left = gather(spoken("one. _ _ _ three.", "L"), Mends())
    right = gather(spoken("two.", "R", 1000), Mends())
    assert texts(interleaved([left, right])) == ["one.", "two.", "three."]


def test_words_without_a_single_time_are_refused() -> None:
    with pytest.raises(RefusedFile, match="does not tell when they are said"):
        gather([SpokenWord("no", None, 100), SpokenWord("times", None, None)], Mends())
    assert gather([SpokenWord("", None, None)], Mends()) == []


def test_a_million_pieces_of_one_word_are_one_word() -> None:
    words = [SpokenWord("ha", 0, 1, glued=True)] * 200_000
    (found,) = gather(words, Mends())
    assert len(found.text) == 400_000


_WORDS = st.builds(
    SpokenWord,
    st.sampled_from(["a", "Yes.", "No,", "?", "", " b\n", "这", "\0", "x" * 300]) | st.text(),
    st.none() | st.integers(-100, 10**5) | st.just(10**13),
    st.none() | st.integers(-100, 10**5),
    st.sampled_from(["", "A", "B\n"]),
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.booleans(),
    st.just(0),
)


@given(st.lists(_WORDS, max_size=40), st.sampled_from([READABLE, OWN_TURNS]))
@settings(max_examples=200)
def test_any_words_become_good_segments_and_none_is_lost(
    words: list[SpokenWord], measure: object
) -> None:
    mends = Mends()
    words = [SpokenWord("Now", 0, 100), *words]  # without a single time they are refused
    segments = gather(words, mends, READABLE if measure is READABLE else OWN_TURNS)
    found = settle(segments, mends)
    assert_kept(ParsedTranscript(found, notes=mends.notes()))
    letters = "".join(one.text for one in segments).replace(" ", "")
    said = "".join(one.text for one in gather([w._replace(breaks=True) for w in words], Mends()))
    assert letters == said.replace(" ", "")
