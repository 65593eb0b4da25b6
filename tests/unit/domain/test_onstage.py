"""Who is suggested first for words that nobody is known to speak."""

from __future__ import annotations

from spacesviewer.domain.onstage import suggestions
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.timeline import Timeline

PEOPLE = (
    Participant("Host", "host"),
    Participant("Later", "speaker", joined_ms=1_800_000),
    Participant("Quiet", "speaker", joined_ms=0),
    Participant("Ears", "listener", joined_ms=0),
    Participant("Far", "caller"),
    Participant("Near", "caller", joined_ms=900_000),
)


def timeline(*, timed: bool = True) -> Timeline:
    starts = [0, 600_000, 601_000, 603_000, 1_900_000]
    return Timeline(
        range(1, 6),
        starts,
        [start + 900 for start in starts],
        [0, 1, -1, 2, 3],
        ["words"] * 5,
        ("Far", "Near", "SPEAKER_02", "Later"),
        timed=timed,
    )


def test_those_who_speak_near_come_first_then_who_is_there_then_who_comes() -> None:
    told = suggestions(timeline(), PEOPLE, 2)
    assert [one.name for one in told] == [
        "Near", "SPEAKER_02", "Host", "Quiet", "Far", "Ears", "Later"
    ]  # fmt: skip
    # Who listens or joins later is offered to who asks for them by name.
    assert [one.name for one in told if not one.there] == ["Ears", "Later"]
    details = {one.name: one.detail for one in told}
    assert details["Near"] == "Caller · speaks near"  # heard before the file says they joined
    assert details["SPEAKER_02"] == "speaks near"
    assert details["Later"] == "Speaker · joins at 0:30:00"
    assert details["Host"] == "Host"


def test_without_times_all_are_offered() -> None:
    told = suggestions(timeline(timed=False), PEOPLE, 2)
    assert {one.name for one in told} == {
        "Near", "SPEAKER_02", "Host", "Quiet", "Far", "Ears", "Later"
    }  # fmt: skip
    assert [one.name for one in told if not one.there] == ["Ears"]
    assert suggestions(Timeline((), (), (), (), ()), (), 0) == []
