"""Several programs on one archive, and programs that die in the middle of a write."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.library import connection, quotes, sessions, store, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.library.writelock import WriteLock
from tests.unit.library import making

SPAWN = multiprocessing.get_context("spawn")


def write_many(folder: str, count: int, pipe: Connection, old_sqlite: bool) -> None:
    """Stores sessions with transcripts and quotes; tells each uid after it is stored."""
    if old_sqlite:
        connection.SAFE_SQLITE = (99, 0, 0)
    try:
        with Archive.open(Path(folder), create=True) as archive:
            for n in range(count):
                with archive.transaction():
                    uid = making.session(archive, f"{n}")
                    making.transcript(archive, uid, making.long(20, seed=n))
                with archive.operation("Bookmark quote") as op:
                    quotes.add(archive, op, making.quote(uid))
                pipe.send(uid)
        pipe.send("")
    except ArchiveError as error:
        pipe.send(f"! {error.sentence()}")


@pytest.mark.parametrize("old_sqlite", [False, True])
def test_two_programs_write_and_nothing_is_refused(tmp_path: Path, old_sqlite: bool) -> None:
    """They even make the archive at the same time."""
    folder = tmp_path / "archive"
    pipes = [SPAWN.Pipe(duplex=False) for _ in range(2)]
    writers = [
        SPAWN.Process(target=write_many, args=(str(folder), 12, sender, old_sqlite))
        for _, sender in pipes
    ]
    for writer, (_, sender) in zip(writers, pipes, strict=True):
        writer.start()
        sender.close()  # so that a writer who dies ends our waiting
    told = [list(iter(receiver.recv, "")) for receiver, _ in pipes]
    for writer, (receiver, _) in zip(writers, pipes, strict=True):
        writer.join()
        writer.close()
        receiver.close()
    assert not [text for texts in told for text in texts if text.startswith("!")]
    with Archive.open(folder) as archive:
        lines = sessions.list_sessions(archive)
        assert {line.id for line in lines} == {uid for uids in told for uid in uids}
        assert {(line.segments, line.quotes) for line in lines} == {(20, 1)}
        assert store.check(archive) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
@pytest.mark.parametrize("acknowledged", [1, 6])
def test_a_killed_program_loses_nothing_that_it_acknowledged(
    tmp_path: Path, acknowledged: int
) -> None:
    receiver, sender = SPAWN.Pipe(duplex=False)
    writer = SPAWN.Process(target=write_many, args=(str(tmp_path / "a"), 10_000, sender, False))
    writer.start()
    sender.close()
    told = [receiver.recv() for _ in range(acknowledged)]
    writer.kill()
    writer.join()
    writer.close()
    while receiver.poll():
        try:
            told.append(receiver.recv())
        except EOFError:
            break
    receiver.close()
    with Archive.open(tmp_path / "a") as archive:
        assert store.check(archive) == []
        stored = {line.id: (line.segments, line.quotes) for line in sessions.list_sessions(archive)}
        assert all(stored[uid] == (20, 1) for uid in told)
        # What it did not acknowledge is there as a whole or not at all.
        assert {segments for segments, _ in stored.values()} == {20}
        for uid in stored:
            (line,) = transcripts.list_for(archive, uid)
            assert len(transcripts.segments(archive, line.id)) == 20


def test_a_writer_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as one, Archive.open(tmp_path / "a") as two:
        two.run("PRAGMA busy_timeout = 20")
        with one.transaction():
            making.session(one)
            with pytest.raises(ArchiveError, match="another window or command"):
                making.session(two)
            assert sessions.list_sessions(two) == []  # reading goes on
        making.session(two)
        assert len(sessions.list_sessions(one)) == 2


def test_a_reader_sees_what_was_written_since(tmp_path: Path) -> None:
    with (
        Archive.create(tmp_path / "a") as writer,
        Archive.open(tmp_path / "a", read_only=True) as reader,
    ):
        assert sessions.list_sessions(reader) == []
        with writer.transaction():
            uid = making.session(writer)
            assert sessions.list_sessions(reader) == []
        assert [line.id for line in sessions.list_sessions(reader)] == [uid]
    reader.interrupt()  # after it was closed


def test_where_sqlite_is_old_a_lock_file_stands_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SAFE_SQLITE", (99, 0, 0))
    with Archive.create(tmp_path / "a") as archive:
        other = WriteLock(tmp_path / "a" / "write.lock", timeout_seconds=0.02)
        with archive.transaction(), pytest.raises(ArchiveError, match="busy"), other.held():
            pass
        with other.held(), other.held():
            pass
        making.session(archive)
    assert other.path.exists()


def test_a_second_look_writes_nothing(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as archive:
        uid = making.session(archive)
        making.transcript(archive, uid)
    before = (tmp_path / "a" / store.DATABASE).read_bytes()
    with Archive.open(tmp_path / "a") as archive:
        sessions.get(archive, uid)
    with Archive.open(tmp_path / "a", read_only=True) as archive:
        sessions.list_sessions(archive)
    assert (tmp_path / "a" / store.DATABASE).read_bytes() == before
