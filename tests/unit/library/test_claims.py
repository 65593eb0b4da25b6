"""What files say stays on record; the best of it is shown, and a person's word goes before all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.artefact import DOWNLOADER, FEED, NAME, PLATFORM, TAGS, Claim, Told
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import claims, journal, participants, sessions
from spacesviewer.library.store import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


def tell(archive: Archive, uid: str, source: str, rank: int, **facts: str) -> None:
    told = Told(SessionFacts(**facts), rank)  # type: ignore[arg-type]
    claims.record(archive, uid, claims.of_told(told, source, "a file"))
    claims.settle(archive, uid)


def shown(archive: Archive, uid: str) -> SessionFacts:
    return sessions.get(archive, uid).facts


def test_the_better_source_wins_whenever_it_comes(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(title="rally_01"), source="x")
    tell(archive, uid, "rally_01", NAME, title="rally_01")
    for source, rank, title in (
        ("a.m4a", TAGS, "Rally"),
        ("feed.xml", FEED, "The rally"),
        ("a.json", PLATFORM, "On the rally"),
        ("a.info.json", DOWNLOADER, "On a rally"),
    ):
        tell(archive, uid, source, rank, title=title)
    assert shown(archive, uid).title == "On the rally"
    assert [claim.value for claim in claims.list_for(archive, uid)] == [
        "On the rally", "On a rally", "The rally", "Rally", "rally_01",
    ]  # fmt: skip


def test_a_time_goes_before_a_bare_day_and_brings_its_source(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(title="x"), source="x")
    tell(archive, uid, "a", PLATFORM, started_at="2024-05-01", date_source="created")
    tell(archive, uid, "b", NAME, started_at="2024-05-01T18:30", date_source="the file's name")
    assert shown(archive, uid).date_source == "the file's name"
    tell(archive, uid, "c", FEED, started_at="2024-05-01T16:30:00+00:00", date_source="feed")
    facts = shown(archive, uid)
    assert (facts.started_at, facts.date_source) == ("2024-05-01T16:30:00+00:00", "feed")
    assert sessions.list_sessions(archive)[0].started_at == "2024-05-01T16:30:00+00:00"


def test_what_a_person_corrected_stays(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(title="Rally"), source="x")
    tell(archive, uid, "a.m4a", TAGS, title="Rally")
    tell(archive, uid, "a.info.json", DOWNLOADER, title="The rally")
    with archive.operation("Edit session") as op:
        sessions.edit(archive, op, uid, title="Rally")  # of all titles the least trusted one
    tell(archive, uid, "a.json", PLATFORM, title="On the rally")
    assert shown(archive, uid).title == "Rally"
    with archive.operation("Edit session") as op:
        sessions.edit(archive, op, uid, title="Hers")
    tell(archive, uid, "a.json", PLATFORM, title="On the rally!")
    assert shown(archive, uid).title == "Hers"
    journal.undo(archive)
    journal.undo(archive)
    tell(archive, uid, "a.json", PLATFORM, title="On the rally")
    assert shown(archive, uid).title == "On the rally"


def test_what_no_file_claims_stays(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(title="Of an older program"), source="x")
    tell(archive, uid, "a.json", PLATFORM, title="Other", language="en")
    assert (shown(archive, uid).title, shown(archive, uid).language) == (
        "Of an older program",
        "en",
    )


def test_a_file_that_changed_is_believed_as_it_is_now(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(), source="x")
    tell(archive, uid, "a.json", PLATFORM, title="First", url="https://a.b/c")
    claims.record(archive, uid, [Claim("a.json", "a file", PLATFORM, "title", "Second")])
    assert [claim.value for claim in claims.list_for(archive, uid)] == ["Second"]


def people(archive: Archive, uid: str) -> list[tuple[str, str, str, int | None]]:
    return [(p.name, p.handle, p.role, p.joined_ms) for p in shown(archive, uid).participants]


def test_people_are_known_by_handle_and_where_one_lacks_it_by_name(archive: Archive) -> None:
    uid = sessions.add(archive, SessionFacts(), source="x")
    told = (
        Participant("omar_k", "host"),
        Participant("Aisha", "speaker"),
        Participant("Ali", "speaker", "ali_one"),
        Participant("Ali", "speaker", "ali_two"),
    )
    better = (
        Participant("Omar K", "host", "omar_k", 0),
        Participant("Aisha", "cohost", "aisha", 4000),
        Participant("Ali", "listener"),
    )
    sessions.update_facts(archive, uid, SessionFacts(participants=told))
    sessions.update_facts(archive, uid, SessionFacts(participants=better))
    assert people(archive, uid) == [
        ("Omar K", "omar_k", "host", 0),
        ("Aisha", "aisha", "cohost", 4000),
        ("Ali", "ali_one", "speaker", None),
        ("Ali", "ali_two", "speaker", None),
    ]
    row = archive.value("SELECT id FROM session WHERE uid = ?", (uid,))
    assert participants.add_missing(archive, row, better) == 0


def test_a_handle_that_is_known_from_another_session_is_the_same_person(archive: Archive) -> None:
    for _ in range(2):
        uid = sessions.add(archive, SessionFacts(participants=(Participant("Aisha"),)), source="x")
        sessions.update_facts(
            archive, uid, SessionFacts(participants=(Participant("Aisha", "host", "aisha"),))
        )
        assert people(archive, uid) == [("Aisha", "aisha", "host", None)]
    assert archive.value("SELECT count(*) FROM person WHERE handle = 'aisha'") == 1
