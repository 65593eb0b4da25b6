from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.topic import TopicSpan
from spacesviewer.ui.widgets.timeline_columns import Speech
from spacesviewer.ui.widgets.timeline_lanes import MAX_LEVELS, SPEECH, UNKNOWN, lanes_of, levels_of
from spacesviewer.ui.widgets.timeline_paint import split_lanes
from tests.ui.timeline_support import NAMES, transcript


def test_lanes_follow_the_given_order_and_colours_the_transcript() -> None:
    spoken = transcript((0, 10, 0, "a"), (10, 20, 1, "b"), (20, 30, 2, "c"))
    lanes = lanes_of(spoken, [NAMES[2], NAMES[0]])
    assert [lane.name for lane in lanes] == [NAMES[2], NAMES[0], NAMES[1]]
    assert [lane.voice for lane in lanes] == [2, 0, 1]


def test_who_says_nothing_has_no_lane_and_unknown_ones_come_last() -> None:
    spoken = transcript((0, 10, -1, "a"), (10, 20, 1, "b"))
    assert [lane.name for lane in lanes_of(spoken, NAMES)] == [NAMES[1], UNKNOWN]


def test_a_transcript_without_speakers_has_one_lane_of_speech() -> None:
    spoken = transcript((0, 10, -1, "a"), (10, 20, -1, "b"), speakers=())
    lanes = lanes_of(spoken, ())
    assert [lane.name for lane in lanes] == [SPEECH]
    assert lanes[0].spoken.total_ms == 20


def test_no_transcript_no_lanes() -> None:
    assert lanes_of(None, NAMES) == []
    assert lanes_of(transcript(), NAMES) == []


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100)), max_size=40))
def test_topics_of_one_level_never_overlap(stretches: list[tuple[int, int]]) -> None:
    spans = [TopicSpan(n, 1, "t", "s", s, s + w) for n, (s, w) in enumerate(stretches)]
    levels = levels_of(spans)
    assert sorted(span.id for level in levels for span in level.spans) == list(range(len(spans)))
    assert len(levels) <= MAX_LEVELS
    for level in levels[: MAX_LEVELS - 1]:
        pairs = zip(level.spans, level.spans[1:], strict=False)
        assert all(a.end_ms <= b.start_ms for a, b in pairs)


def test_a_topic_is_found_where_it_is_and_a_short_one_beside_it() -> None:
    level = levels_of([TopicSpan(1, 1, "t", "s", 100, 101), TopicSpan(2, 1, "t", "s", 500, 600)])[0]
    assert level.at(99, 10) is None
    assert level.at(105, 10) == level.spans[0]
    assert level.at(599, 0) == level.spans[1]
    assert level.at(600, 0) is None


def test_speakers_beyond_the_slots_share_the_last_one() -> None:
    assert split_lanes(3, 5, 0) == (range(3), [])
    shown, others = split_lanes(10, 4, 0)
    assert (list(shown), others) == ([0, 1, 2], [3, 4, 5, 6, 7, 8, 9])
    shown, others = split_lanes(10, 4, 7)
    assert (list(shown), others) == ([7, 8, 9], [0, 1, 2, 3, 4, 5, 6])


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 100), st.integers(-1, 2)), max_size=40)
)
def test_each_voice_speaks_where_its_own_segments_are(
    stretches: list[tuple[int, int, int]],
) -> None:
    """Prepared in one sorting for all voices, it is what one finds voice by voice."""
    spoken = transcript(*((s, s + w, voice, "x") for s, w, voice in sorted(stretches)))
    speech = Speech.of(spoken)
    assert set(speech.voices) == {voice for _, _, voice in stretches}
    for voice, found in speech.voices.items():
        own = [(float(s), float(s + w)) for s, w, v in sorted(stretches) if v == voice]
        assert found.starts.tolist() == [start for start, _ in own]
        assert found.ends.tolist() == [max(end, start + 1.0) for start, end in own]
    assert speech.ends.tolist() == sorted(speech.ends.tolist())
    prepared, found_now = lanes_of(spoken, NAMES, speech), lanes_of(spoken, NAMES)
    assert [lane.voice for lane in prepared] == [lane.voice for lane in found_now]
    assert all(lane.spoken is speech.voices[lane.voice] for lane in prepared)
