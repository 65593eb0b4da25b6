"""A newer file and corrections come together; nothing is lost, and all of it is undone."""

from __future__ import annotations

import pytest

from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.library import corrections, journal, store, transcripts, versions
from spacesviewer.library.search import search
from spacesviewer.workflows import reconciling
from spacesviewer.workflows import wording_corrections as correct
from spacesviewer.workflows.reconciling import MINE, THEIRS
from tests.unit.library import making
from tests.unit.workflows.test_wording_corrections import Scene, archive, scene

__all__ = ["archive", "scene"]

BETTER = (
    ("Ayesha", "Welcome, everybody, to the record-breaking Space."),
    ("Imran", "The rally is about media freedom and 1,234 voters."),
    ("Caller 1", "What is a role of the army?"),
    ("Imran", "The army has a role in media freedom."),
)


@pytest.fixture
def met(scene: Scene) -> Scene:
    """A person has corrected lines 1, 2 and 3; a better file changes 0, 2 and 3."""
    edits = {1: "The rally is for media freedom.", 2: "What’s the role?", 3: "It has no role."}
    for place, text in edits.items():
        correct.set_text(scene.archive, scene.line, scene.key(place), text, reviewer="Noor")
    making.transcript(scene.archive, scene.uid, making.parsed(BETTER, words=True))
    return scene


def test_where_only_one_has_changed_nobody_is_asked(met: Scene) -> None:
    found = reconciling.compare(met.archive, met.line)
    assert [one.kind for one in found.stretches] == ["theirs", "mine", "meet", "meet"]
    assert [one.theirs[0].text for one in found.meetings] == [BETTER[2][1], BETTER[3][1]]
    assert found.count("theirs") == 1


def test_a_person_chooses_and_takes_it_back(met: Scene) -> None:
    store_, line, files, before = met.archive, met.line, met.rows_of_files(), met.segments
    found = reconciling.compare(store_, line)
    changes = reconciling.apply(
        store_, found, {0: THEIRS, 1: "The Army has no role."}, reviewer="Sami"
    )
    assert changes.transcripts == {line}
    wanted = [
        BETTER[0][1],
        "The rally is for media freedom.",
        BETTER[2][1],
        "The Army has no role.",
    ]
    assert met.texts() == wanted
    assert [segment.speaker for segment in met.segments] == ["Ayesha", "Imran", "Caller 1", "Imran"]
    assert all(segment.words for segment in met.segments)
    assert transcripts.get(store_, line).notes == ()
    assert (search(store_, "voters").total, search(store_, "everybody").total) == (0, 1)
    assert met.rows_of_files() == files
    assert store.check(store_) == []
    kinds = [one.kind for one in corrections.list_for(store_, line)]
    assert kinds == ["text", "text", "text", "newer", "kept", "kept"]
    origin = corrections.of_segments(store_, [met.key(1)])
    assert [(c.kind, c.reviewer) for c in origin.corrections] == [
        ("text", "Noor"),
        ("kept", "Sami"),
    ]
    assert corrections.of_segments(store_, [met.key(2)]).corrections == ()
    with pytest.raises(UserError, match="No newer file"):
        reconciling.compare(store_, line)
    journal.undo(store_)
    assert met.segments == before
    assert reconciling.compare(store_, line) == found
    journal.redo(store_)
    assert met.texts() == wanted
    assert store.check(store_) == []


def test_what_is_not_decided_stays_as_it_was_corrected(met: Scene) -> None:
    reconciling.apply(met.archive, reconciling.compare(met.archive, met.line), {}, reviewer="")
    assert met.texts() == [
        BETTER[0][1], "The rally is for media freedom.", "What’s the role?", "It has no role.",
    ]  # fmt: skip


def test_ignored_it_changes_nothing_and_corrections_go_on(met: Scene) -> None:
    found = reconciling.compare(met.archive, met.line)
    correct.set_text(met.archive, met.line, met.key(0), "Welcome.", reviewer="Noor")
    with pytest.raises(UserError, match="changed meanwhile"):
        reconciling.apply(met.archive, found, {}, reviewer="")
    again = reconciling.compare(met.archive, met.line)
    with pytest.raises(WrongUsage, match="needs words"):
        reconciling.apply(met.archive, again, {0: " "}, reviewer="")
    assert len(versions.list_versions(met.archive, met.line)) == 3
    assert len(again.meetings) == 3


def test_other_cuts_speakers_and_lines_that_were_added_and_deleted(scene: Scene) -> None:
    store_, line = scene.archive, scene.line
    correct.insert(store_, line, 20_000, 21_000, "Thank you.", reviewer="Noor", speaker="Bilal")
    correct.split(store_, line, scene.key(3), 9, reviewer="Noor")
    correct.set_speaker(store_, line, [scene.key(3)], "Bilal", reviewer="Noor")
    correct.delete(store_, line, scene.key(0), reviewer="Noor")
    making.transcript(store_, scene.uid, making.parsed(BETTER, words=True))
    found = reconciling.compare(store_, line)
    assert [one.kind for one in found.stretches] == ["meet", "same", "theirs", "meet", "mine"]
    reconciling.apply(store_, found, {}, reviewer="Noor")
    assert [(s.speaker, s.text) for s in scene.segments] == [
        ("Imran", BETTER[1][1]),
        ("Caller 1", BETTER[2][1]),
        ("Bilal", "The army"),
        ("Imran", "has no role in media freedom."),
        ("Bilal", "Thank you."),
    ]
    assert store.check(store_) == []
    journal.undo(store_)
    assert scene.texts()[-1] == "Thank you."


def test_choices_are_words_or_one_of_the_two(met: Scene) -> None:
    found = reconciling.compare(met.archive, met.line)
    reconciling.apply(met.archive, found, {0: MINE, 1: THEIRS}, reviewer="")
    assert met.texts()[2:] == ["What’s the role?", BETTER[3][1]]


def test_a_line_that_stays_deleted_is_told_with_its_words_and_time(scene: Scene) -> None:
    correct.delete(scene.archive, scene.line, scene.key(1), reviewer="Noor")
    gone = corrections.list_for(scene.archive, scene.line)[-1]
    better = (*making.RALLY[:3], BETTER[3], *making.RALLY[4:])
    making.transcript(scene.archive, scene.uid, making.parsed(better, words=True))
    found = reconciling.compare(scene.archive, scene.line)
    reconciling.apply(scene.archive, found, {}, reviewer="Sami")
    assert making.RALLY[1][1] not in scene.texts()
    (kept,) = [one for one in corrections.list_for(scene.archive, scene.line) if one.kind == "kept"]
    assert (kept.start_ms, kept.end_ms) == (gone.start_ms, gone.end_ms) != (0, 0)
    assert [line.text for line in kept.before] == [making.RALLY[1][1]]
    assert kept.after == ()
