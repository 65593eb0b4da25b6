"""Who or what has said who speaks, and when somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.provenance import Provenance
from spacesviewer.library import (
    corrections,
    journal,
    people,
    sessions,
    speaking,
    store,
    transcripts,
)
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, exporting, quoting, recounting
from spacesviewer.workflows import people as people_verbs
from spacesviewer.workflows import speaking as verbs
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making

LINES = (
    ("SPEAKER_00", "Welcome everybody."),
    ("Imran", "The rally is about media freedom."),
    ("SPEAKER_00", "And the army?"),
    ("", "Applause."),
)


class Scene:
    """A session whose file names one speaker and whose machine heard another."""

    def __init__(self, archive: Archive, origin: str = "") -> None:
        self.archive = archive
        self.uid = making.session(archive, participants=making.people("Imran", "Zoya"))
        self.line = making.transcript(
            archive, self.uid, replace(making.parsed(LINES), origin=origin)
        )

    def key(self, place: int) -> int:
        return transcripts.segments(self.archive, self.line)[place].id

    def levels(self) -> list[str]:
        keys = [segment.id for segment in transcripts.segments(self.archive, self.line)]
        found = verbs.speaker_provenance(self.archive, keys)
        return [found[key].level for key in keys]

    def names(self) -> list[str]:
        return [segment.speaker for segment in transcripts.segments(self.archive, self.line)]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with Archive.create(tmp_path / "archive") as opened:
        yield Scene(opened)


def test_files_and_machines_name_speakers(scene: Scene) -> None:
    assert scene.levels() == ["machine", "file", "machine", ""]
    assert Scene(scene.archive, "machine").levels() == ["machine", "machine", "machine", ""]


def test_what_a_person_says_is_kept_with_her_name(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_speaker(archive, line, [scene.key(0), scene.key(3)], "Zoya", reviewer="Noor")
    assert scene.levels() == ["person", "file", "machine", "person"]
    told = verbs.speaker_provenance(archive, [scene.key(0)])[scene.key(0)]
    assert (told.source, told.by, told.confirmed) == ("person", "Noor", False)
    assert told.sentence.startswith("Named by Noor on 20")
    version = speaking.current_version(archive, line)
    known = verbs.ledger(archive, version)
    assert known.of(scene.key(0), "Zoya") == told
    assert known.of(scene.key(2), "SPEAKER_00") == Provenance("machine")
    journal.undo(archive)
    assert scene.levels() == ["machine", "file", "machine", ""]


def test_a_confirmation_lasts_as_long_as_the_speaker(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    changes = verbs.confirm(archive, line, [scene.key(1)], reviewer="Noor")
    assert changes == Changes(sessions=frozenset({scene.uid}))
    assert scene.levels() == ["machine", "confirmed", "machine", ""]
    # Other words, another name and one person of two change nothing about who speaks.
    correct.set_text(archive, line, scene.key(1), "The rally was about it.", reviewer="")
    imran = people.find(archive, "Imran").id
    people_verbs.rename(archive, imran, "Imran Malik", reviewer="")
    making.session(archive, "Other", participants=(Participant("I. M.", "host", "im"),))
    people_verbs.merge(archive, people.find(archive, "im").id, imran, reviewer="")
    assert scene.levels()[1] == "confirmed"
    # Somebody else does.
    correct.set_speaker(archive, line, [scene.key(1)], "Zoya", reviewer="Sana")
    assert scene.levels()[1] == "person"
    journal.undo(archive)
    assert scene.levels()[1] == "confirmed"
    with pytest.raises(UserError, match="Nobody is named"):
        verbs.confirm(archive, line, [scene.key(3)], reviewer="")
    assert store.check(archive) == []


def test_all_turns_of_a_label_are_somebodys_in_one_step(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_text(archive, line, scene.key(3), "Long applause.", reviewer="")  # a copy
    verbs.assign_label(archive, line, scene.key(2), " Sana  Mir", reviewer="Noor")
    assert scene.names() == ["Sana Mir", "Imran", "Sana Mir", ""]
    assert scene.levels() == ["person", "file", "person", ""]
    assert recounting.sentence(corrections.list_for(archive, line)[-1]).startswith(
        "SPEAKER_00 → Sana Mir: "
    )
    # A quote of another of these turns tells who has named its speaker, too.
    chosen = quoting.from_range(archive, scene.uid, transcripts.get(archive, line), 0, 3900)
    (naming,) = quoting.draft(archive, scene.uid, chosen, line).proof.namings
    assert (naming.speaker, naming.by, bool(naming.confirmed_at)) == ("Sana Mir", "Noor", True)
    people_now = [one.name for one in sessions.get(archive, scene.uid).facts.participants]
    assert "Sana Mir" in people_now
    verbs.confirm_all(archive, line, "Sana Mir", reviewer="Noor")
    assert scene.levels() == ["confirmed", "file", "confirmed", ""]
    for _ in range(2):
        journal.undo(archive)
    assert scene.names()[:3] == ["SPEAKER_00", "Imran", "SPEAKER_00"]
    assert [one.name for one in sessions.get(archive, scene.uid).facts.participants] == [
        "Imran", "Zoya"
    ]  # fmt: skip
    assert scene.levels()[:3] == ["machine", "file", "machine"]


def test_a_new_file_may_call_others_by_a_label(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    verbs.assign_label(archive, line, scene.key(2), "Zoya", reviewer="Noor")
    verbs.confirm_all(archive, line, "Zoya", reviewer="Noor")
    making.transcript(archive, scene.uid, making.parsed((*LINES, ("SPEAKER_00", "More."))))
    assert scene.names()[0] == "Zoya"
    assert scene.levels() == ["person", "file", "person", "", "person"]


def test_confirming_all_turns_covers_those_named_by_hand(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    correct.set_speaker(archive, line, [scene.key(0)], "Imran", reviewer="Noor")
    verbs.confirm_all(archive, line, "Imran", reviewer="Sana")
    assert scene.levels() == ["confirmed", "confirmed", "machine", ""]
    told = verbs.speaker_provenance(archive, [scene.key(0)])[scene.key(0)]
    assert (told.by, told.confirmed_by) == ("Noor", "Sana")
    assert "confirmed by Sana on 20" in told.sentence
    with pytest.raises(WrongUsage, match="does not speak"):
        verbs.confirm_all(archive, line, "Nobody", reviewer="")


def test_a_new_name_is_added_while_it_is_given(scene: Scene) -> None:
    archive, line = scene.archive, scene.line
    with pytest.raises(WrongUsage):
        correct.set_speaker(archive, line, [scene.key(0)], "Sana", reviewer="")
    correct.set_speaker(archive, line, [scene.key(0)], "Sana", reviewer="Noor", new=True)
    correct.set_speaker(archive, line, [scene.key(2)], "sana", reviewer="Noor", new=True)
    assert scene.names() == ["Sana", "Imran", "Sana", ""]
    assert len(people.list_people(archive)) == 3
    journal.undo(archive)
    journal.undo(archive)
    assert len(people.list_people(archive)) == 2
    with pytest.raises(UserError, match="no label"):
        verbs.assign_label(archive, line, scene.key(3), "Sana", reviewer="")
    with pytest.raises(WrongUsage, match="needs a name"):
        verbs.assign_label(archive, line, scene.key(0), " ", reviewer="")


def test_a_label_that_is_named_in_the_details_is_a_persons(scene: Scene) -> None:
    correcting.name_voice(
        scene.archive, scene.uid, "SPEAKER_00", Participant("Zoya"), reviewer="Noor"
    )
    told = verbs.speaker_provenance(scene.archive, [scene.key(0)])[scene.key(0)]
    assert (told.source, told.by) == ("person", "Noor")


def test_exports_say_that_a_machine_names_the_speakers(scene: Scene, tmp_path: Path) -> None:
    archive, target = scene.archive, tmp_path / "out.txt"

    def told(line: int) -> bool:
        exporting.export_transcript(archive, scene.uid, line, "txt", target)
        return "(Speakers named by a machine and not confirmed.)" in target.read_text("utf-8")

    assert told(scene.line)
    verbs.confirm_all(archive, scene.line, "SPEAKER_00", reviewer="Noor")
    assert not told(scene.line)  # the file names the other one
    content = replace(making.parsed(LINES), origin="human")
    assert not told(making.transcript(archive, scene.uid, content, "human.vtt"))
