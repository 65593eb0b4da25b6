"""What a person has set outlasts every file that says otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import belonging, cast, figures, participants, sessions, transcripts
from spacesviewer.library.store import Archive
from tests.unit.library import making

TOLD = SessionFacts(
    title="On the rally",
    platform="X Spaces",
    url="https://example.org/1",
    started_at="2024-03-01T20:00:00+05:00",
    date_source="metadata file",
    participants=(
        Participant("Ayesha", "host", "ayesha"),
        Participant("Imran", "speaker", "imran"),
        Participant("Caller 1", "caller"),
    ),
    figures=(Figure("participants", 446_000, "the platform", "2024-03-02"),),
)


@pytest.fixture
def uid(archive: Archive) -> str:
    made = sessions.add(archive, TOLD, source="test")
    making.transcript(archive, made)
    return made


def number(archive: Archive, uid: str) -> int:
    return sessions.row_id(archive, uid)


def told_again(archive: Archive, uid: str, **changed: object) -> None:
    sessions.update_facts(archive, uid, replace(TOLD, **changed), source="again.json")  # type: ignore[arg-type]


def names(archive: Archive, uid: str) -> list[tuple[str, str, str]]:
    return [(p.name, p.handle, p.role) for p in participants.list_for(archive, uid)]


def test_a_fact_that_was_set_stays_and_the_other_value_is_noted(archive: Archive, uid: str) -> None:
    with archive.operation("edit") as op:
        sessions.edit(archive, op, uid, reviewer="S. J.", title="The rally", url="")
    told_again(archive, uid, url="https://example.org/2")
    detail = sessions.get(archive, uid)
    assert (detail.facts.title, detail.facts.url) == ("The rally", "")
    assert detail.by_hand == {"title", "url"}
    assert [(o.field, o.value, o.source) for o in detail.told_otherwise] == [
        ("title", "On the rally", "before the correction"),
        ("url", "https://example.org/1", "before the correction"),
        ("url", "https://example.org/2", "again.json"),
    ]
    changes = archive.value("SELECT total_changes()")
    told_again(archive, uid, url="https://example.org/2")
    assert archive.value("SELECT total_changes()") == changes


def test_a_start_that_was_set_keeps_where_it_came_from(archive: Archive, uid: str) -> None:
    with archive.operation("edit") as op:
        sessions.edit(
            archive, op, uid, started_at="2024-03-01T21:00:00+05:00", date_source="set by S. J."
        )
    told_again(archive, uid)
    facts = sessions.get(archive, uid).facts
    assert (facts.started_at, facts.date_source) == ("2024-03-01T21:00:00+05:00", "set by S. J.")


def test_a_renamed_person_is_known_by_the_old_name(archive: Archive, uid: str) -> None:
    caller = participants.list_for(archive, uid)[2]
    with archive.operation("edit") as op:
        cast.change(archive, op, number(archive, uid), replace(caller, name="سلمیٰ"))
    told_again(archive, uid)
    assert names(archive, uid) == [
        ("Ayesha", "ayesha", "host"),
        ("Imran", "imran", "speaker"),
        ("سلمیٰ", "", "caller"),
    ]
    line = transcripts.list_for(archive, uid)[0]
    speakers = [segment.speaker for segment in transcripts.segments(archive, line.id)]
    assert speakers == ["Ayesha", "Imran", "سلمیٰ", "Imran"]
    later = making.transcript(archive, uid, making.parsed(language="ur"), "later.vtt")
    assert transcripts.segments(archive, later)[2].speaker == "سلمیٰ"


def test_a_role_that_was_set_is_not_bettered(archive: Archive, uid: str) -> None:
    host = participants.list_for(archive, uid)[0]
    with archive.operation("edit") as op:
        cast.change(archive, op, number(archive, uid), replace(host, role="listener"))
    told_again(archive, uid)
    assert ("Ayesha", "ayesha", "listener") in names(archive, uid)


def test_who_was_taken_out_stays_out_and_the_words_stay(archive: Archive, uid: str) -> None:
    people = participants.list_for(archive, uid)
    line = transcripts.list_for(archive, uid)[0].id
    with archive.operation("edit") as op:
        cast.change(
            archive, op, number(archive, uid), replace(people[2], name="Salma", handle="salma")
        )
    with archive.operation("edit") as op:
        cast.remove(archive, op, number(archive, uid), people[2].id)
        cast.remove(archive, op, number(archive, uid), people[1].id)
    told_again(archive, uid)
    assert names(archive, uid) == [("Ayesha", "ayesha", "host")]
    speakers = [segment.speaker for segment in transcripts.segments(archive, line)]
    assert speakers == ["Ayesha", "Imran", "Caller 1", "Imran"]


def test_another_handle_is_another_person_in_this_session_only(archive: Archive, uid: str) -> None:
    other = making.session(
        archive, "Elsewhere", participants=(Participant("Imran", "speaker", "imran"),)
    )
    imran = participants.list_for(archive, uid)[1]
    with archive.operation("edit") as op:
        cast.change(archive, op, number(archive, uid), replace(imran, handle="imran_two"))
    assert names(archive, other) == [("Imran", "imran", "speaker")]
    told_again(archive, uid)
    assert names(archive, uid)[1] == ("Imran", "imran_two", "speaker")
    assert len(names(archive, uid)) == 3


def test_a_new_name_of_a_known_handle_counts_in_all_sessions(archive: Archive, uid: str) -> None:
    other = making.session(
        archive, "Elsewhere", participants=(Participant("Imran", "speaker", "imran"),)
    )
    imran = participants.list_for(archive, uid)[1]
    with archive.operation("edit") as op:
        cast.change(archive, op, number(archive, uid), replace(imran, name="Imran Khan"))
    assert names(archive, other) == [("Imran Khan", "imran", "speaker")]


def test_nobody_is_there_twice(archive: Archive, uid: str) -> None:
    session_id, caller = number(archive, uid), participants.list_for(archive, uid)[2]
    with pytest.raises(WrongUsage, match="@imran is in this session"), archive.operation("x") as op:
        cast.change(archive, op, session_id, replace(caller, handle="Imran"))
    with pytest.raises(WrongUsage, match="already"), archive.operation("x") as op:
        cast.add(archive, op, session_id, Participant("caller 1"))
    with pytest.raises(WrongUsage, match="needs a name"), archive.operation("x") as op:
        cast.add(archive, op, session_id, Participant(""))
    with pytest.raises(WrongUsage, match="no role"), archive.operation("x") as op:
        cast.add(archive, op, session_id, Participant("New", "king"))


def test_a_figure_that_was_changed_or_removed_does_not_come_back(
    archive: Archive, uid: str
) -> None:
    session_id = number(archive, uid)
    (figure,) = figures.list_for(archive, session_id)
    with archive.operation("edit") as op:
        figures.change(archive, op, session_id, replace(figure, value=44_600))
    told_again(archive, uid)
    assert [f.value for f in figures.list_for(archive, session_id)] == [44_600]
    with archive.operation("edit") as op:
        figures.remove(archive, op, session_id, figure.id)
    told_again(archive, uid)
    assert figures.list_for(archive, session_id) == []
    told_again(archive, uid, figures=(Figure("participants", 165_000, "a newspaper"),))
    assert [f.value for f in figures.list_for(archive, session_id)] == [165_000]


def test_what_a_transcript_is_outlasts_its_next_version(archive: Archive, uid: str) -> None:
    (info,) = transcripts.list_for(archive, uid)
    with archive.operation("edit") as op:
        belonging.edit_transcript(
            archive, op, info.id, language="ur", kind="translation", origin="human"
        )
    making.transcript(archive, uid, making.parsed((("Ayesha", "Another text."),)))
    (again,) = transcripts.list_for(archive, uid)
    assert (again.language, again.kind, again.origin) == ("ur", "translation", "human")
    assert again.versions == 2
    with pytest.raises(WrongUsage, match="no kind"), archive.operation("x") as op:
        belonging.edit_transcript(archive, op, info.id, kind="poem")


def test_a_moved_and_changed_file_is_known_though_its_language_was_corrected(
    archive: Archive, uid: str, tmp_path: Path
) -> None:
    line = making.transcript(archive, uid, name="gone.vtt", path=tmp_path / "gone.vtt")
    with archive.operation("edit") as op:
        belonging.edit_transcript(archive, op, line, language="ur")
    new = making.parsed((("Ayesha", "Changed meanwhile."),))
    assert making.transcript(archive, uid, new, "gone.vtt", path=tmp_path / "new.vtt") == line
