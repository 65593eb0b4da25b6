"""One list of people: renamed and merged everywhere at once, and taken back to the last byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from spacesviewer.cli import cli
from spacesviewer.domain.errors import WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import journal, people, quotes, sessions, store, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import people as verbs
from spacesviewer.workflows import quoting
from tests.unit.library import making

_TABLES = ("person", "participant", "voice", "by_hand", "person_alias", "speaker_claim", "quote")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as opened:
        yield opened


def number(archive: Archive, name: str) -> int:
    return people.find(archive, name).id


def state(archive: Archive) -> list[object]:
    return [archive.rows(f"SELECT * FROM {table} ORDER BY id") for table in _TABLES]


def cast_of(archive: Archive, uid: str) -> list[tuple[str, str, str]]:
    found = sessions.get(archive, uid).facts.participants
    return [(one.name, one.handle, one.role) for one in found]


def test_the_list_tells_roles_of_all_sessions_and_talk_time(archive: Archive) -> None:
    first = making.session(archive, participants=(Participant("Imran", "host", "imran"),))
    making.session(archive, participants=(Participant("Imran", "speaker", "imran"),))
    making.transcript(archive, first)
    (one,) = people.list_people(archive)
    assert (one.name, one.sessions, one.roles) == ("Imran", 2, (("host", 1), ("speaker", 1)))
    assert verbs.talk_times(archive) == {one.id: 7800}


def test_a_name_is_changed_everywhere_but_in_quotes(archive: Archive) -> None:
    uids = [
        making.session(archive, title, participants=making.people("Imran")) for title in ("A", "B")
    ]
    # Two of the name without a handle are two people.
    making.transcript(archive, uids[0])
    line = transcripts.list_for(archive, uids[0])[0].id
    chosen = quoting.from_range(archive, uids[0], transcripts.get(archive, line), 12_000, 15_900)
    quoting.keep(archive, quoting.draft(archive, uids[0], chosen, line))
    before = state(archive)
    who = people.list_people(archive)[0].id
    verbs.rename(archive, who, "Imran  Malik", "@imranm", reviewer="Noor")
    assert cast_of(archive, uids[0]) == [("Imran Malik", "imranm", "speaker")]
    assert cast_of(archive, uids[1]) == [("Imran", "", "speaker")]
    assert transcripts.segments(archive, line)[3].speaker == "Imran Malik"
    assert quotes.list_quotes(archive)[0].speaker == "Imran"
    assert people.get(archive, who).former == ("Imran",)
    # The files of the session go on to mean the same person.
    sessions.update_facts(archive, uids[0], SessionFacts(participants=making.people("Imran")))
    assert cast_of(archive, uids[0]) == [("Imran Malik", "imranm", "speaker")]
    journal.undo(archive)
    assert state(archive) == before


def test_two_people_of_one_session_become_one_with_the_higher_role(archive: Archive) -> None:
    both = making.session(
        archive,
        "Both",
        participants=(
            Participant("Imran", "caller", joined_ms=4000),
            Participant("I. Malik", "host", "imranm", joined_ms=9000),
        ),
    )
    alone = making.session(
        archive, "Alone", participants=(Participant("I. Malik", "cohost", "imranm"),)
    )
    lines = [making.transcript(archive, uid) for uid in (both, alone)]
    kept, gone = number(archive, "Imran"), number(archive, "imranm")
    with archive.operation("notes") as op:
        people.set_note(archive, op, kept, "old friend")
        people.set_note(archive, op, gone, "of the paper")
    before = state(archive)
    changes = verbs.merge(archive, kept, gone, reviewer="Noor")
    assert changes.participants
    assert cast_of(archive, both) == [("Imran", "imranm", "host")]
    assert cast_of(archive, alone) == [("Imran", "imranm", "cohost")]
    assert sessions.get(archive, both).facts.participants[0].joined_ms == 4000
    one = people.get(archive, kept)
    assert (one.note, one.former, one.sessions) == ("old friend\nof the paper", ("I. Malik",), 2)
    assert transcripts.segments(archive, lines[0])[1].speaker == "Imran"
    # Files that tell of either mean the one, in old sessions and in new ones.
    told = (Participant("I. Malik", "speaker", "imranm"), Participant("Imran", "speaker"))
    sessions.update_facts(archive, both, SessionFacts(participants=told))
    assert len(cast_of(archive, both)) == 1
    journal.undo(archive)
    assert state(archive) == before
    journal.redo(archive)
    assert cast_of(archive, both) == [("Imran", "imranm", "host")]
    assert store.check(archive) == []


def test_a_merged_handle_means_the_kept_person_in_new_sessions(archive: Archive) -> None:
    making.session(archive, participants=(Participant("Imran", "host", "imran"),))
    making.session(archive, participants=(Participant("I. Malik", "host", "malik"),))
    kept, gone = number(archive, "imran"), number(archive, "malik")
    verbs.merge(archive, kept, gone, reviewer="")
    told = (Participant("I. Malik", "host", "malik"), Participant("Imran", "speaker", "imran"))
    later = making.session(archive, "Later", participants=told)
    assert cast_of(archive, later) == [("Imran", "imran", "host")]
    # A handle that was merely corrected may be somebody else's.
    verbs.rename(archive, kept, "Imran", "imran2", reviewer="")
    other = making.session(archive, "Other", participants=(Participant("X", "host", "imran"),))
    assert cast_of(archive, other) == [("X", "imran", "host")]
    assert len(people.list_people(archive)) == 2


@pytest.mark.parametrize(
    ("pseudonym", "said"),
    [
        ("Imran", "tells the name"),
        ("Mr IMRAN M.", "tells the name"),
        ("malik", "tells the name"),
        ("Zoya", "somebody else"),
        ("Source A", "somebody else"),
    ],
)
def test_a_pseudonym_neither_tells_the_name_nor_is_another(
    archive: Archive, pseudonym: str, said: str
) -> None:
    making.session(
        archive, participants=(Participant("Imran", "host", "malik"), *making.people("Zoya", "Q"))
    )
    verbs.set_pseudonym(archive, number(archive, "Q"), "Source A")
    with pytest.raises(WrongUsage, match=said):
        verbs.set_pseudonym(archive, number(archive, "Imran"), pseudonym)
    with pytest.raises(WrongUsage, match="tells the name"):
        verbs.rename(archive, number(archive, "Q"), "Source A", reviewer="")


def test_names_that_fit_nobody_or_several_are_told(archive: Archive) -> None:
    for handle in ("one", "two"):
        making.session(archive, participants=(Participant("Ali Khan", "host", handle),))
    with pytest.raises(WrongUsage) as several:
        people.find(archive, "ali")
    assert list(several.value.candidates) == ["#1  Ali Khan (@one)", "#2  Ali Khan (@two)"]
    assert people.find(archive, "@TWO").id == people.find(archive, "#2").id == 2
    with pytest.raises(WrongUsage, match="nobody"):
        people.find(archive, " ")
    with pytest.raises(WrongUsage, match="already"):
        verbs.rename(archive, 1, "Ali Khan", "two", reviewer="")
    with pytest.raises(WrongUsage, match="one person already"):
        verbs.merge(archive, 1, 1, reviewer="")


def test_the_command_line_does_all_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        making.session(archive, participants=(Participant("Imran", "host", "imran"),))
        making.session(archive, participants=(Participant("I. Malik", "caller"),))

    def run(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(cli, [*words, "--archive", str(folder)])
        assert result.exit_code == code, result.output
        return result.output

    run("person", "merge", "@imran", "malik")
    run("person", "rename", "imran", "Imran Malik")
    run("person", "note", "imran", "Of the paper")
    run("person", "pseudonym", "imran", "Source A")
    (one,) = json.loads(run("people", "--json"))
    assert one == {
        "id": 1, "name": "Imran Malik", "handle": "imran", "note": "Of the paper",
        "pseudonym": "Source A", "sessions": 2, "roles": {"host": 1, "caller": 1}, "talk_ms": 0,
        "former": ["I. Malik", "Imran"],
    }  # fmt: skip
    assert "outside: Source A  Host 1, Caller 1" in run("people")
    run("person", "pseudonym", "nobody", "X", code=2)
