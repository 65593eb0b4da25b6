from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from spacesviewer.domain.errors import WrongUsage
from spacesviewer.library import journal, quotes, recordings, sessions
from spacesviewer.library.connection import sqlite3 as driver
from spacesviewer.library.store import Archive
from tests.unit.library import making


def test_a_quote_comes_back_as_it_was_taken(archive: Archive) -> None:
    uid = making.session(archive)
    line = making.transcript(archive, uid)
    taken = making.quote(
        uid, "„Zitat“ فوج کا کردار", note="ask", topics=("Army", "Media"), before="x", after="y",
        exact=False, synthetic=True, reviewer="R", transcript_id=line, segment_ids=(1, 2),
        recording_sha256="a", transcript_sha256="b", transcript_origin="machine",
    )  # fmt: skip
    with archive.operation("Bookmark quote") as op:
        key = quotes.add(archive, op, taken)
    assert op.changes.quotes == {key}
    read = quotes.get(archive, key[:5])
    assert replace(read, id="", created_at="") == taken


def test_the_words_of_a_quote_cannot_be_changed(archive: Archive) -> None:
    uid = making.session(archive)
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, making.quote(uid))
    for column in ("text", "parts", "start_ms", "speaker", "session_id", "recording_sha256"):
        with pytest.raises(driver.IntegrityError, match="frozen"):
            archive.run(f"UPDATE quote SET {column} = '0'")
    with pytest.raises(driver.IntegrityError, match="FOREIGN KEY"):
        archive.run("DELETE FROM session")


def test_note_state_and_topics_change_and_go_back(archive: Archive) -> None:
    uid = making.session(archive)
    with archive.operation("Bookmark quote") as op:
        key = quotes.add(archive, op, making.quote(uid, topics=("Army",)))
    with archive.operation("Edit quote") as op:
        quotes.set_note(archive, op, key, "call back")
        quotes.set_state(archive, op, key, "checked")
        quotes.set_topics(archive, op, key, ["Media", "media "])
    read = quotes.get(archive, key)
    assert (read.note, read.state, read.topics) == ("call back", "checked", ("Media",))
    assert [q.id for q in quotes.list_quotes(archive, topic="MEDIA")] == [key]
    assert quotes.list_quotes(archive, topic="army") == []
    journal.undo(archive)
    read = quotes.get(archive, key)
    assert (read.note, read.state, read.topics) == ("", "to check", ("Army",))


def test_the_place_in_the_recording_itself_is_kept(archive: Archive) -> None:
    uid = making.session(archive)
    recording = recordings.get(archive, making.recording(archive, uid))
    assert recording is not None
    recordings.set_offset(archive, archive, recording.id, 1500)
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, making.quote(uid, recording_sha256=recording.sha256))
    recordings.set_offset(archive, archive, recording.id, 0)
    assert archive.rows("SELECT start_ms - recording_offset_ms FROM quote") == [(10_500,)]


def test_a_removed_quote_is_in_the_trash(archive: Archive) -> None:
    uid = making.session(archive)
    with archive.operation("Bookmark quote") as op:
        key = quotes.add(archive, op, making.quote(uid))
    with archive.operation("Remove quote") as op:
        quotes.remove(archive, op, key)
    assert quotes.list_quotes(archive, session=uid) == []
    assert [q.id for q in quotes.list_removed(archive)] == [key]
    assert sessions.list_sessions(archive)[0].quotes == 0
    with pytest.raises(WrongUsage):
        quotes.get(archive, key)
    with archive.operation("Restore quote") as op:
        quotes.restore(archive, op, key)
    assert [q.id for q in quotes.list_quotes(archive)] == [key]


def test_an_unclear_name_names_the_candidates(archive: Archive) -> None:
    uid = making.session(archive)
    with archive.operation("Bookmark quotes") as op:
        for n in range(3):
            quotes.add(archive, op, making.quote(uid, f"words {n}"))
    with pytest.raises(WrongUsage) as unclear:
        quotes.get(archive, "q")
    assert len(unclear.value.candidates) == 3
    for unknown in ("", "zzz", "%", "q_"):
        with pytest.raises(WrongUsage):
            quotes.get(archive, unknown)


def test_other_programs_can_read_the_quotes(archive: Archive, tmp_path: Path) -> None:
    uid = making.session(archive)
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, making.quote(uid, topics=("Army", "Media")))
    plain = sqlite3.connect(archive.path)
    try:
        row = plain.execute("SELECT session, at, speaker, text, topics FROM quotes").fetchone()
    finally:
        plain.close()
    assert row == ("On the rally", "0:00:12", "Imran", "The army has no role", "Army, Media")
