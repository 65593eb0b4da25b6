"""Undo and Redo go their way whatever files have brought since, and lead where they should."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import journal, people, sessions, store, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.workflows import correcting, reconciling
from spacesviewer.workflows import people as people_verbs
from spacesviewer.workflows import speaking as verbs
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making

LINES = (
    ("SPEAKER_00", "Welcome everybody."),
    ("Imran", "The rally is about media freedom."),
    ("Zoya", "And the army?"),
    ("", "Applause."),
)


class Scene:
    """A session with a text that names two who are there, and one that a machine heard."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(
            archive, participants=(Participant("Imran", "host", "imran"), Participant("Zoya"))
        )
        self.texts = 0
        self.line = self.import_text()

    def import_text(self) -> int:
        self.texts += 1
        lines = (*LINES, ("SPEAKER_01", f"Text {self.texts}."))
        return making.transcript(self.archive, self.uid, making.parsed(lines))

    def import_people(self) -> None:
        told = (Participant("Imran", "speaker", "imran", 100), Participant("Zoya", "cohost"))
        facts = SessionFacts(participants=told, url="https://example.org")
        sessions.update_facts(self.archive, self.uid, facts)

    def key(self, place: int) -> int:
        return transcripts.segments(self.archive, self.line)[place].id

    def set_text(self) -> None:
        correct.set_text(self.archive, self.line, self.key(3), "Long applause.", reviewer="N")
        correct.set_text(self.archive, self.line, self.key(3), "Applause.", reviewer="N")

    def set_speaker(self) -> None:
        correct.set_speaker(self.archive, self.line, [self.key(3)], "Sana", reviewer="N", new=True)

    def assign_label(self) -> None:
        verbs.assign_label(self.archive, self.line, self.key(0), "Ali Mir", reviewer="N")

    def assign_known(self) -> None:
        verbs.assign_label(self.archive, self.line, self.key(2), "Imran", reviewer="N")

    def name_voice(self) -> None:
        person = Participant("Maria", "caller", "maria")
        correcting.name_voice(self.archive, self.uid, "SPEAKER_01", person, reviewer="N")

    def add_person(self) -> None:
        person = Participant("Bilal", "speaker", "bilal")
        correcting.add_person(self.archive, self.uid, person, reviewer="N")

    def rename(self) -> None:
        people_verbs.rename(self.archive, self.person("imran"), "I. Malik", reviewer="N")

    def merge(self) -> None:
        people_verbs.merge(self.archive, self.person("imran"), self.person("Zoya"), reviewer="N")

    def remove(self) -> None:
        found = [p for p in sessions.get(self.archive, self.uid).facts.participants if not p.handle]
        correcting.remove_person(self.archive, self.uid, found[-1].id, reviewer="N")

    def reconcile(self) -> None:
        found = reconciling.compare(self.archive, self.line)
        reconciling.apply(self.archive, found, {}, reviewer="N")

    def set_title(self) -> None:
        correcting.set_fact(self.archive, self.uid, "url", "https://example.com", reviewer="N")

    def person(self, name: str) -> int:
        return people.find(self.archive, name).id

    def heard(self) -> dict[int, list[tuple[str, str]]]:
        """Whom the labels of each text of a file stand for."""
        found: dict[int, list[tuple[str, str]]] = {}
        for version, label, name in self.archive.rows(
            "SELECT v.sha256, o.name, coalesce(p.name, '') FROM voice o "
            "JOIN transcript_version v ON v.id = o.version_id AND v.base_id IS NULL "
            "LEFT JOIN participant a ON a.id = o.participant_id "
            "LEFT JOIN person p ON p.id = a.person_id ORDER BY v.id, o.name"
        ):
            found.setdefault(version, []).append((label, name))
        return found

    def there(self) -> list[tuple[str, str, str]]:
        facts = sessions.get(self.archive, self.uid).facts
        return sorted((one.name, one.handle, one.role) for one in facts.participants)

    def all_back(self) -> int:
        """Undoes all that can be undone; how many steps."""
        count = 0
        while journal.undo(self.archive) is not None:
            count += 1
        return count


@contextmanager
def new_scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder) / "a") as opened:
        yield Scene(opened)


@pytest.fixture
def scene() -> Iterator[Scene]:
    with new_scene() as made:
        yield made


@pytest.mark.parametrize("step", [Scene.assign_label, Scene.name_voice, Scene.set_speaker])
@pytest.mark.parametrize("after", [Scene.import_text, Scene.set_text])
def test_who_was_added_and_given_a_label_is_taken_back(
    scene: Scene, step: Callable[[Scene], None], after: Callable[[Scene], object]
) -> None:
    before = scene.there()
    scene.set_title()  # a step before it, which must not be barred
    step(scene)
    named = scene.there()
    after(scene)
    heard = scene.heard()
    steps = scene.all_back()
    assert scene.there() == before
    assert all(name in ("", "Imran", "Zoya") for row in scene.heard().values() for _, name in row)
    for _ in range(steps):
        assert journal.redo(scene.archive) is not None
    assert (scene.there(), scene.heard()) == (named, heard)
    assert scene.all_back() == steps
    assert store.check(scene.archive) == []


def test_a_text_that_comes_while_a_step_is_undone_is_named_by_redo(scene: Scene) -> None:
    scene.name_voice()
    journal.undo(scene.archive)
    scene.import_text()
    journal.redo(scene.archive)
    assert [dict(row)["SPEAKER_01"] for row in scene.heard().values()] == ["Maria", "Maria"]
    journal.undo(scene.archive)
    assert [dict(row)["SPEAKER_01"] for row in scene.heard().values()] == ["", ""]


def test_who_is_told_by_a_file_elsewhere_stays_on_the_list(scene: Scene) -> None:
    scene.add_person()
    making.session(scene.archive, "Other", participants=(Participant("Bilal", "host", "bilal"),))
    journal.undo(scene.archive)
    assert ("Bilal", "bilal", "speaker") not in scene.there()
    assert people.find(scene.archive, "bilal").sessions == 1
    journal.redo(scene.archive)
    assert ("Bilal", "bilal", "speaker") in scene.there()
    assert people.find(scene.archive, "bilal").sessions == 2


def test_a_merge_is_taken_from_texts_that_came_since(scene: Scene) -> None:
    scene.merge()
    scene.import_text()
    assert dict([*scene.heard().values()][1])["Zoya"] == "Imran"
    journal.undo(scene.archive)
    assert [dict(row)["Zoya"] for row in scene.heard().values()] == ["Zoya", "Zoya"]
    scene.import_text()
    journal.redo(scene.archive)
    assert [dict(row)["Zoya"] for row in scene.heard().values()] == ["Imran"] * 3


STEPS = (
    Scene.set_text, Scene.set_speaker, Scene.assign_label, Scene.assign_known, Scene.name_voice,
    Scene.add_person, Scene.rename, Scene.merge, Scene.remove, Scene.reconcile, Scene.set_title,
)  # fmt: skip
FROM_FILES = (Scene.import_text, Scene.import_people)
WAYS = {"undo": journal.undo, "redo": journal.redo}
MOVES = st.lists(st.sampled_from([*STEPS, *FROM_FILES, *WAYS]), min_size=2, max_size=14)


@settings(max_examples=12, deadline=None)
@given(MOVES)
def test_no_way_back_or_forth_is_ever_refused(moves: list[Callable[[Scene], object] | str]) -> None:
    with new_scene() as scene, new_scene() as twin:  # the twin has the files alone
        for move in moves:
            if isinstance(move, str):
                WAYS[move](scene.archive)
            elif move in FROM_FILES:
                move(scene)
                move(twin)
            else:
                try:
                    move(scene)
                except (UserError, IndexError):
                    continue  # there is nothing to do so with, which is no matter of this test
        before, states = (scene.there(), scene.heard()), 0
        states = scene.all_back()
        assert [*scene.heard().values()] == [*twin.heard().values()]
        for _ in range(states):
            assert journal.redo(scene.archive) is not None
        assert (scene.there(), scene.heard()) == before
        assert scene.all_back() >= states
        assert store.check(scene.archive) == []
