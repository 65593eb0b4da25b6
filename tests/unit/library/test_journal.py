from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import (
    journal,
    marks,
    participants,
    questions,
    quotes,
    recordings,
    sessions,
    topics,
    transcripts,
)
from spacesviewer.library.journal import Operation
from spacesviewer.library.store import Archive
from tests.unit.library import making

TABLES = (
    "session", "person", "participant", "figure", "recording", "transcript", "transcript_version",
    "voice", "segment", "topic", "topic_span", "mark", "quote", "quote_topic", "source", "by_hand",
    "told_otherwise", "question",
)  # fmt: skip


def everything(archive: Archive) -> dict[str, list[object]]:
    """Every byte that an operation may touch."""
    return {
        table: [tuple(map(repr, row)) for row in archive.rows(f"SELECT * FROM {table} ORDER BY 1")]
        for table in TABLES
    }


class Scene:
    """A session with something of everything."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.uid = making.session(archive, participants=making.people("Imran", "Bilal"))
        self.recording = making.recording(archive, self.uid)
        self.line = making.transcript(archive, self.uid)
        with archive.operation("Prepare") as op:
            self.quote = quotes.add(archive, op, making.quote(self.uid, topics=("Army",)))
            self.span = topics.add_span(archive, op, self.uid, "Media", 0, 5000)
            self.mark = marks.add(archive, op, self.uid, 1000, "hm")
            self.question = questions.add(archive, op, self.uid, (2000, 3000), asker="Salma").id


ACTIONS: dict[str, Callable[[Archive, Operation, Scene], object]] = {
    "add a span and its topic": lambda a, op, s: topics.add_span(a, op, s.uid, "New", 1, 2),
    "add a span": lambda a, op, s: topics.add_span(a, op, s.uid, "army", 1, 2),
    "move a span": lambda a, op, s: topics.move_span(a, op, s.span.id, 7, 8),
    "remove a span": lambda a, op, s: topics.remove_span(a, op, s.span.id),
    "rename a topic": lambda a, op, s: topics.rename(a, op, s.span.topic_id, "Press"),
    "remove a topic": lambda a, op, s: topics.remove(a, op, topics.find(a, "army").id),
    "add a mark": lambda a, op, s: marks.add(a, op, s.uid, 5),
    "note on a mark": lambda a, op, s: marks.set_note(a, op, s.mark.id, "aha"),
    "remove a mark": lambda a, op, s: marks.remove(a, op, s.mark.id),
    "add a question": lambda a, op, s: questions.add(
        a, op, s.uid, (5, 9), text="?", answer=(9, 12)
    ),
    "answer a question": lambda a, op, s: questions.set_answer(a, op, s.question, (3000, 4000)),
    "edit a question": lambda a, op, s: questions.set_words(a, op, s.question, asker="", text="x"),
    "move a question": lambda a, op, s: questions.move(a, op, s.question, 1, 2),
    "remove a question": lambda a, op, s: questions.remove(a, op, s.question),
    "add a quote": lambda a, op, s: quotes.add(a, op, making.quote(s.uid, topics=("X", "army"))),
    "note on a quote": lambda a, op, s: quotes.set_note(a, op, s.quote, "ü\u2028\n"),
    "state of a quote": lambda a, op, s: quotes.set_state(a, op, s.quote, "used"),
    "topics of a quote": lambda a, op, s: quotes.set_topics(a, op, s.quote, ["Media", "Y"]),
    "remove a quote": lambda a, op, s: quotes.remove(a, op, s.quote),
    "edit a session": lambda a, op, s: sessions.edit(a, op, s.uid, title="T", language="ur"),
    "facts of a session": lambda a, op, s: sessions.update_facts(
        a,
        s.uid,
        SessionFacts(
            title="U",
            participants=(Participant("New", "host", "new"), Participant("Bilal", "cohost")),
            figures=(Figure("live listeners", 7, "X"),),
        ),
        overwrite=True,
        op=op,
    ),
    "offset of a recording": lambda a, op, s: recordings.set_offset(a, op, s.recording, 1500),
    "assign a voice": lambda a, op, s: participants.assign_voice(
        a,
        op,
        participants.voices(a, s.line)[2].id,
        participants.list_for(a, s.uid)[1].id,
    ),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_undo_and_redo_are_exact(archive: Archive, action: str) -> None:
    scene = Scene(archive)
    before = everything(archive)
    with archive.operation(action) as op:
        ACTIONS[action](archive, op, scene)
    after = everything(archive)
    assert after != before
    assert op.changes
    assert journal.next_undo(archive) == action
    assert journal.undo(archive) == (action, op.changes)
    assert everything(archive) == before
    assert (journal.next_undo(archive), journal.next_redo(archive)) == ("Prepare", action)
    assert journal.redo(archive) == (action, op.changes)
    assert everything(archive) == after


def test_many_steps_back_and_forth(archive: Archive) -> None:
    scene = Scene(archive)
    states = [everything(archive)]
    clashing = ("remove a mark", "remove a span", "topics of a quote", "add a span")
    for name in [name for name in ACTIONS if name not in clashing]:
        with archive.operation(name) as op:
            ACTIONS[name](archive, op, scene)
        states.append(everything(archive))
    for state in states[-2::-1]:
        journal.undo(archive)
        assert everything(archive) == state
    for state in states[1:]:
        journal.redo(archive)
        assert everything(archive) == state
    assert journal.redo(archive) is None


def test_a_new_action_ends_what_could_be_redone(archive: Archive) -> None:
    uid = making.session(archive)
    for note in ("one", "two"):
        with archive.operation(note) as op:
            marks.add(archive, op, uid, 5, note)
    journal.undo(archive)
    with archive.operation("three") as op:
        marks.add(archive, op, uid, 5, "three")
    assert journal.next_redo(archive) is None
    assert journal.redo(archive) is None
    assert [mark.note for mark in marks.list_for(archive, uid)] == ["one", "three"]


def test_what_changes_nothing_is_no_step(archive: Archive) -> None:
    scene = Scene(archive)
    with archive.operation("nothing") as op:
        quotes.set_note(archive, op, scene.quote, "")
    assert journal.next_undo(archive) == "Prepare"


def test_a_failed_action_leaves_nothing(archive: Archive) -> None:
    scene = Scene(archive)
    before = everything(archive)
    with pytest.raises(UserError):
        _do_half(archive, scene)
    assert everything(archive) == before
    assert journal.next_undo(archive) == "Prepare"


def _do_half(archive: Archive, scene: Scene) -> None:
    with archive.operation("fails") as op:
        topics.add_span(archive, op, scene.uid, "New", 0, 5)
        topics.add_span(archive, op, scene.uid, "New", 5, 5)


def test_the_steps_are_there_after_a_restart(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as archive:
        scene = Scene(archive)
        before = everything(archive)
        with archive.operation("Remove quote") as op:
            quotes.remove(archive, op, scene.quote)
    with Archive.open(tmp_path / "a") as archive:
        journal.undo(archive)
        assert everything(archive) == before
    with Archive.open(tmp_path / "a") as archive:
        assert journal.next_redo(archive) == "Remove quote"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE quote SET note = 'another hand'",
        "UPDATE topic_span SET end_ms = 9",
        "DELETE FROM mark",
        "INSERT INTO mark(id, session_id, at_ms, created_at) VALUES (77, 1, 1, '')",
    ],
)
def test_what_others_changed_since_is_never_overwritten(archive: Archive, change: str) -> None:
    scene = Scene(archive)
    with archive.operation("Edit") as op:
        quotes.set_note(archive, op, scene.quote, "mine")
        topics.move_span(archive, op, scene.span.id, 1, 2)
        marks.set_note(archive, op, scene.mark.id, "mine")
        archive.run("UPDATE sqlite_sequence SET seq = 76 WHERE name = 'mark'")
        marks.remove(archive, op, marks.add(archive, op, scene.uid, 3).id)
    archive.run(change)
    before = everything(archive)
    with pytest.raises(UserError, match="changed since"):
        journal.undo(archive)
    assert everything(archive) == before
    assert journal.next_undo(archive) == "Edit"


def test_a_topic_that_others_use_since_cannot_be_undone_away(archive: Archive) -> None:
    uid = making.session(archive)
    with archive.operation("Tag topic") as op:
        topics.add_span(archive, op, uid, "Army", 0, 5)
    with archive.transaction():
        topics.add_span(archive, archive, uid, "Army", 7, 9)
    before = everything(archive)
    with pytest.raises(UserError, match="changed since"):
        journal.undo(archive)
    assert everything(archive) == before


def test_other_columns_may_change_meanwhile(archive: Archive) -> None:
    """A metadata file that is added later must not block the undo of a new title."""
    uid = making.session(archive)
    with archive.operation("Edit session") as op:
        sessions.edit(archive, op, uid, title="New title")
    sessions.update_facts(archive, uid, SessionFacts(url="https://example.org"))
    journal.undo(archive)
    facts = sessions.get(archive, uid).facts
    assert (facts.title, facts.url) == ("On the rally", "https://example.org")


def test_segments_can_be_undone_too(archive: Archive) -> None:
    """Correcting comes later; its ground is here: generated columns, the index, bytes."""
    line = making.transcript(archive, making.session(archive), making.parsed(words=True))
    before = everything(archive)
    segment = transcripts.segments(archive, line)[1]
    with archive.operation("Edit") as op:
        op.update("segment", segment.id, {"text": "weasel", "norm": None})
        op.update("segment_words", segment.id, {"data": b"\x00\xff"})
    journal.undo(archive)
    assert everything(archive) == before
    assert transcripts.words(archive, [segment.id])[segment.id] == segment.words
