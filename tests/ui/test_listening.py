"""Which stretches are played where it is not everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.heard import merged
from spacesviewer.ui.sound.listening import Only, around, route, spoken_by
from tests.ui.timeline_support import NAMES, transcript

MOST = 60
_times = st.integers(0, MOST)
_maps = st.lists(st.tuples(_times, _times), max_size=5).map(merged)
_loops = st.one_of(st.none(), st.tuples(st.integers(0, 30), st.integers(31, MOST)))

TALK = transcript(
    (0, 2000, 0, "Welcome."),
    (2100, 5000, 0, "Let us begin."),
    (5000, 9000, 1, "Who signed it?"),
    (9500, 20_000, 0, "Nobody will say."),
)


def every(stretches: tuple[tuple[int, int], ...]) -> set[int]:
    return {ms for start, end in stretches for ms in range(start, end)}


@given(st.one_of(st.none(), _maps.filter(bool)), _loops, _maps)
def test_list_loop_and_silence_go_together(
    listed: tuple[tuple[int, int], ...] | None,
    loop: tuple[int, int] | None,
    quiet: tuple[tuple[int, int], ...],
) -> None:
    only = Only("Only this", listed) if listed else None
    stretches, loops = route(only, loop, quiet, MOST)
    wanted = every(listed) if listed else set(range(MOST))
    wanted -= every(quiet)
    if loop:
        within = wanted & set(range(*loop))
        wanted = within or set(range(*loop))
    assert loops == (loop is not None)
    if only or loop or quiet:
        assert every(stretches) == wanted
        assert all(start < end for start, end in stretches)
    else:
        assert stretches == ()


def test_a_speaker_is_played_over_breaths() -> None:
    assert spoken_by(TALK, NAMES[0]) == ((0, 5000), (9500, 20_000))
    assert spoken_by(TALK, NAMES[1]) == ((5000, 9000),)
    assert spoken_by(TALK, "Nobody") == ()


def test_found_words_are_played_within_their_segments() -> None:
    assert around(TALK, [2500, 15_000]) == ((2100, 5000), (13_000, 19_000))
    assert around(TALK, [9200]) == ((7200, 13_200),)
    assert around(TALK, []) == ()
