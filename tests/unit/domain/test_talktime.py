"""Talk time against its slow twin, which counts every millisecond that is heard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spacesviewer.domain.talktime import by_role, talk_ms
from spacesviewer.domain.timeline import Timeline

_SEGMENTS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 90), st.integers(-1, 2)), max_size=25
)


def timeline(segments: list[tuple[int, int, int]], *, timed: bool = True) -> Timeline:
    rows = sorted(segments)
    return Timeline(
        range(1, len(rows) + 1),
        [start for start, _, _ in rows],
        [start + length for start, length, _ in rows],
        [voice for *_, voice in rows],
        ["words"] * len(rows),
        ("Ayesha", "Imran", "Bilal"),
        timed=timed,
    )


@given(_SEGMENTS)
def test_talk_time_is_every_ms_in_which_somebody_is_heard_once(
    segments: list[tuple[int, int, int]],
) -> None:
    heard: list[set[int]] = [set() for _ in range(4)]
    for start, length, voice in segments:
        heard[voice] |= set(range(start, start + length))
    assert talk_ms(timeline(segments)) == [len(moments) for moments in heard]


def test_overlaps_of_two_people_count_for_both_and_pauses_for_nobody() -> None:
    talk = talk_ms(timeline([(0, 100, 0), (50, 100, 1), (90, 20, 0), (500, 10, 0)]))
    assert talk == [120, 100, 0, 0]
    assert talk_ms(timeline([(0, 100, 0)], timed=False)) == [0, 0, 0, 0]
    assert talk_ms(Timeline((), (), (), (), ())) == [0]


def test_roles_have_the_time_of_their_people() -> None:
    talk = [("Ayesha", 60), ("IMRAN", 30), ("Bilal", 5), ("Zoya", 0), ("Speaker 1", 7)]
    roles = {"ayesha": "host", "imran": "host", "bilal": "caller", "zoya": "speaker"}
    assert by_role(talk, roles) == {"host": 90, "caller": 5, "": 7}
