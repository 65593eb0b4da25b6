from __future__ import annotations

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import journal, participants, quotes, sessions
from spacesviewer.library.store import Archive
from tests.unit.library import making


def test_a_session_is_listed_with_what_it_holds(archive: Archive) -> None:
    uid = making.session(
        archive, started_at="2024-03-01T20:15:00+05:00", platform="x", synthetic=True
    )
    making.recording(archive, uid)
    making.transcript(archive, uid)
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, making.quote(uid))
    (line,) = sessions.list_sessions(archive)
    assert (line.id, line.title, line.started_at) == (
        uid,
        "On the rally",
        "2024-03-01T20:15:00+05:00",
    )
    assert (line.duration_ms, line.languages, line.segments) == (60_000, ("en",), 4)
    assert (line.quotes, line.recordings, line.synthetic) == (1, 1, True)


def test_the_newest_comes_first_by_its_moment_and_not_by_its_clock(archive: Archive) -> None:
    later = making.session(archive, "later", started_at="2024-03-01T20:00:00-05:00")
    undated = making.session(archive, "undated")
    earlier = making.session(archive, "earlier", started_at="2024-03-01T23:00:00+05:00")
    day = making.session(archive, "day", started_at="2024-03-01")
    broken = making.session(archive, "broken", started_at="soon")
    order = [line.id for line in sessions.list_sessions(archive)]
    assert order == [later, earlier, day, broken, undated]


def test_what_is_known_stays_and_what_is_new_is_added(archive: Archive) -> None:
    uid = making.session(
        archive,
        url="",
        participants=(Participant("Imran", "speaker", "ik"),),
        figures=(Figure("participants", 446_000, "X"),),
    )
    told = SessionFacts(
        title="another title",
        url="https://example.org/1",
        participants=(Participant("Imran K", "host", "IK"), Participant("Ali", "caller")),
        figures=(Figure("participants", 446_000, "X"), Figure("participants", 165_000, "a daily")),
    )
    assert sessions.update_facts(archive, uid, told)
    assert not sessions.update_facts(archive, uid, told)
    facts = sessions.get(archive, uid).facts
    assert (facts.title, facts.url) == ("On the rally", "https://example.org/1")
    assert [(p.name, p.role, p.handle) for p in facts.participants] == [
        ("Imran", "host", "ik"),
        ("Ali", "caller", ""),
    ]
    assert [figure.value for figure in facts.figures] == [446_000, 165_000]
    assert sessions.update_facts(archive, uid, told, overwrite=True)
    assert sessions.get(archive, uid).facts.title == "another title"


def test_people_are_joined_across_sessions_by_their_handle_only(archive: Archive) -> None:
    for title in ("one", "two"):
        making.session(
            archive, title, participants=(Participant("Imran", handle="ik"), Participant("Ali"))
        )
    rows = archive.rows("SELECT name, handle FROM person ORDER BY id")
    assert rows == [("Imran", "ik"), ("Ali", None), ("Ali", None)]


def test_a_session_is_found_by_id_prefix_and_title(archive: Archive) -> None:
    uid = making.session(archive, "On the rally")
    other = making.session(archive, "On the economy 100%")
    assert sessions.find(archive, uid) == uid
    assert sessions.find(archive, uid[:-1]) == uid
    assert sessions.find(archive, "RALLY") == uid
    assert sessions.find(archive, "100%") == other
    with pytest.raises(WrongUsage) as ambiguous:
        sessions.find(archive, "on the")
    assert len(ambiguous.value.candidates) == 2
    for unknown in ("budget", "", "%"[:0] + "   "):
        with pytest.raises(WrongUsage):
            sessions.find(archive, unknown)


def test_a_title_that_is_whole_wins_over_one_that_only_begins_so(archive: Archive) -> None:
    whole = making.session(archive, "Rally")
    making.session(archive, "Rally, second night")
    assert sessions.find(archive, "rally") == whole


def test_facts_are_corrected_by_hand_and_back(archive: Archive) -> None:
    uid = making.session(archive, started_at="2024-03-01T20:15:00+05:00")
    with archive.operation("Edit session") as op:
        sessions.edit(archive, op, uid, title="On the march", started_at="2024-03-02")
    assert op.changes.sessions == {uid}
    assert sessions.get(archive, uid).facts.title == "On the march"
    journal.undo(archive)
    facts = sessions.get(archive, uid).facts
    assert (facts.title, facts.started_at) == ("On the rally", "2024-03-01T20:15:00+05:00")
    with pytest.raises(WrongUsage, match="no field"), archive.operation("Edit") as op:
        sessions.edit(archive, op, uid, added_at="1999")


def test_the_place_where_one_stopped_comes_back(archive: Archive) -> None:
    uid = making.session(archive)
    assert sessions.place(archive, uid) is None
    assert sessions.last_place(archive) is None
    sessions.set_place(archive, uid, 61_000, {"zoom": 2.5})
    sessions.set_place(archive, uid, 62_000, {"zoom": 3})
    assert sessions.place(archive, uid) == (62_000, {"zoom": 3})
    assert sessions.last_place(archive) == uid


def test_half_characters_of_broken_tags_do_not_stop_an_import(archive: Archive) -> None:
    uid = making.session(archive, "On the \udce9 rally")
    assert sessions.get(archive, uid).facts.title == "On the \ufffd rally"


def test_a_session_is_known_by_its_platforms_id(archive: Archive) -> None:
    uid = making.session(archive, platform_id="1vOxwAbc")
    assert sessions.by_platform_id(archive, "1vOxwAbc") == uid
    assert sessions.by_platform_id(archive, "") is None


def test_participants_are_in_order_of_role(archive: Archive) -> None:
    uid = making.session(
        archive,
        participants=(
            Participant("Caller 1", "caller", joined_ms=9000),
            Participant("Imran", "speaker", joined_ms=1000),
            Participant("Ayesha", "host", joined_ms=0),
        ),
    )
    names = [person.name for person in participants.list_for(archive, uid)]
    assert names == ["Ayesha", "Imran", "Caller 1"]
