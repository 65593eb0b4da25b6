from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain import coverage
from spacesviewer.domain.recording import Chapter, Recording


def recording(key: int, start: int, end: int, **more: object) -> Recording:
    made = Recording(key, "s", f"/r/{key}", f"{key}", 1, end - start, offset_ms=start)
    return replace(made, **more)  # type: ignore[arg-type]


PART_1 = recording(1, 0, 10_000)
PART_2 = recording(2, 15_000, 30_000, role="part")
MIRROR = recording(3, 5_000, 25_000, role="mirror")


def ids(recordings: list[Recording]) -> list[int]:
    return [one.id for one in recordings]


def test_each_place_is_heard_from_the_recording_that_holds_it() -> None:
    parts = [PART_1, PART_2]
    assert coverage.recording_at(parts, 9_999) == PART_1
    assert coverage.recording_at(parts, 12_000) is None
    assert coverage.recording_at(parts, 15_000) == PART_2
    assert coverage.recording_to_play(parts, 12_000) == PART_2
    assert coverage.recording_to_play(parts, 99_000) == PART_2
    assert coverage.next_recording(parts, 10_000) == PART_2
    assert coverage.next_recording(parts, 30_000) is None
    assert coverage.recording_to_play([], 0) is None


def test_the_main_one_is_heard_where_two_overlap() -> None:
    assert coverage.recording_at([PART_1, MIRROR], 6_000) == PART_1
    assert coverage.recording_at([PART_1, MIRROR], 11_000) == MIRROR
    assert coverage.next_recording([PART_1, MIRROR], 10_000) == MIRROR


def test_what_is_not_there_is_not_chosen() -> None:
    lost = replace(PART_1, missing=True)
    assert coverage.recording_to_play([lost, MIRROR], 1_000) == MIRROR
    assert coverage.recording_to_play([lost], 1_000) is None
    assert ids(coverage.needed([lost, MIRROR])) == [3]


def test_holes_are_the_stretches_without_sound() -> None:
    assert coverage.holes([PART_2, PART_1]) == [(10_000, 15_000)]
    assert coverage.holes([PART_1, PART_2, MIRROR]) == []
    assert coverage.holes([]) == []


def test_a_mirror_is_needed_only_where_it_adds_sound() -> None:
    assert ids(coverage.needed([PART_1, PART_2])) == [1, 2]
    assert ids(coverage.needed([PART_1, MIRROR, PART_2])) == [1, 3, 2]
    whole = recording(4, 0, 30_000)
    assert ids(coverage.needed([whole, PART_1, PART_2, MIRROR])) == [4]


def test_chapters_stand_at_their_place_in_the_session() -> None:
    second = replace(PART_2, chapters=(Chapter(0, 5_000, "Questions"), Chapter(5_000, None, "End")))
    first = replace(PART_1, chapters=(Chapter(0, None, "Opening"),))
    assert coverage.chapters([first, second]) == (
        Chapter(0, None, "Opening"),
        Chapter(15_000, 20_000, "Questions"),
        Chapter(20_000, None, "End"),
    )


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)), max_size=6))
def test_holes_and_recordings_make_up_the_session(stretches: list[tuple[int, int]]) -> None:
    made = [
        recording(key, start * 1000, (start + length) * 1000)
        for key, (start, length) in enumerate(stretches, 1)
    ]
    begin = min((one.offset_ms for one in made), default=0)
    end = max((one.offset_ms + one.duration_ms for one in made), default=0)
    silent = coverage.holes(made)
    for second in range(begin // 1000, end // 1000):
        at_ms = second * 1000
        in_hole = any(start <= at_ms < stop for start, stop in silent)
        assert in_hole == (coverage.recording_at(made, at_ms) is None)
