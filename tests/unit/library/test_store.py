from __future__ import annotations

import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.library import backup, connection, migrations, sessions, store
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive
from spacesviewer.library.writelock import WriteLock
from tests.unit.library import making


def test_a_new_archive_is_whole_and_private(tmp_path: Path) -> None:
    folder = tmp_path / "my archive #1?%41 ü"
    with Archive.create(folder) as archive:
        making.session(archive)
        assert store.check(archive) == []
        assert archive.cache_folder.is_dir()
        for file in (folder, *folder.iterdir()):
            wanted = 0o700 if file.is_dir() else 0o600
            assert sys.platform == "win32" or stat.S_IMODE(file.stat().st_mode) == wanted
    with pytest.raises(ArchiveError, match="already an archive"):
        Archive.create(folder)


def test_the_connection_is_careful(archive: Archive) -> None:
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1,
        "trusted_schema": int(migrations.triggers_need_trust()),
        "cell_size_check": 1, "busy_timeout": 5000, "application_id": 0x53505657,
        "recursive_triggers": 1,
    }  # fmt: skip
    assert {name: archive.value(f"PRAGMA {name}") for name in wanted} == wanted


def test_what_was_stored_is_there_after_a_restart(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a", create=True) as archive:
        uid = making.session(archive)
    with Archive.open(tmp_path / "a") as archive:
        assert sessions.get(archive, uid).facts.title == "On the rally"
    with Archive.open(tmp_path / "a", read_only=True) as archive:
        assert sessions.get(archive, uid).facts.title == "On the rally"
        with pytest.raises(ArchiveError, match="cannot be written"):
            making.session(archive)


def test_no_archive_is_made_where_none_was_asked_for(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(ArchiveError, match="no archive"):
            Archive.open(tmp_path / "a", read_only=read_only)
    assert not (tmp_path / "a").exists()


def test_a_place_where_no_archive_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ArchiveError, match="cannot be used"):
            Archive.open(folder, create=True)
        with pytest.raises(ArchiveError, match="no archive"):
            Archive.open(folder)
    (tmp_path / "a" / store.DATABASE).mkdir(parents=True)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(tmp_path / "a", create=True)
    with pytest.raises(ArchiveError, match="cannot be written"), WriteLock(tmp_path).held():
        pass


@pytest.mark.parametrize("read_only", [False, True])
def test_strangers_are_refused_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    database = tmp_path / store.DATABASE
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE cookies(x)")
    before = database.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(tmp_path, read_only=read_only)
    database.write_bytes(b"this is a text file of somebody, and no database at all" * 50)
    with pytest.raises(ArchiveError, match="not an archive"):
        Archive.open(tmp_path, read_only=read_only)
    database.write_bytes(before)
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(tmp_path, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_archive_is_refused(tmp_path: Path, read_only: bool) -> None:
    with Archive.create(tmp_path / "a") as archive:
        archive.run(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at) "
            "VALUES ('spacesviewer', '999_future', '')"
        )
    with pytest.raises(ArchiveError, match="newer version"):
        Archive.open(tmp_path / "a", read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_strangers_trigger_is_refused(tmp_path: Path, read_only: bool) -> None:
    with Archive.create(tmp_path / "a") as archive:
        archive.run("CREATE TRIGGER surprise AFTER INSERT ON session BEGIN DELETE FROM topic; END")
    with pytest.raises(ArchiveError, match="surprise"):
        Archive.open(tmp_path / "a", read_only=read_only)


def test_a_migration_is_backed_up_first_and_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.create(tmp_path / "a") as archive:
        uid = making.session(archive)
    history = migrations.migrations
    monkeypatch.setattr(history, "_migrations", list(history._migrations))

    def fails(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM session")
        raise ArchiveError("no")

    history(name="002_fails")(fails)
    with pytest.raises(ArchiveError, match="no"):
        Archive.open(tmp_path / "a")
    (copy,) = (tmp_path / "a" / "backups").iterdir()
    assert copy.name.endswith("-before-002_fails.db")
    with closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("SELECT uid FROM session").fetchall() == [(uid,)]
    monkeypatch.setattr(history, "_migrations", history._migrations[:-1])
    with Archive.open(tmp_path / "a") as archive:
        assert [line.id for line in sessions.list_sessions(archive)] == [uid]


def test_without_a_verified_backup_nothing_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Archive.create(tmp_path / "a") as archive:
        making.session(archive)
    (tmp_path / "a" / "backups").write_text("a file stands where the folder should be")
    history = migrations.migrations
    monkeypatch.setattr(history, "_migrations", list(history._migrations))
    history(name="002_more")(lambda db: None)
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "a")
    monkeypatch.setattr(history, "_migrations", history._migrations[:-1])
    with Archive.open(tmp_path / "a") as archive:
        assert len(sessions.list_sessions(archive)) == 1


def test_two_programs_migrate_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one waits, and finds nothing left to do."""
    Archive.create(tmp_path / "a").close()
    history = migrations.migrations
    monkeypatch.setattr(history, "_migrations", list(history._migrations))
    done = []

    def once(db: sqlite3.Connection) -> None:
        done.append(db)
        db.execute("CREATE TABLE more(x)")

    history(name="002_more")(once)
    with Archive.open(tmp_path / "a"), Archive.open(tmp_path / "a"):
        assert len(done) == 1


def test_damage_is_told_and_never_a_crash(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as archive:
        for n in range(3):
            making.transcript(archive, making.session(archive), making.long(300, seed=n))
        whole = archive.path
    content = whole.read_bytes()
    told = 0
    for page in range(0, len(content) // 4096, 3):
        damaged = bytearray(content)
        damaged[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
        whole.write_bytes(damaged)
        try:
            with Archive.open(tmp_path / "a", read_only=True) as archive:
                told += bool(store.check(archive))
                for line in sessions.list_sessions(archive):
                    sessions.get(archive, line.id)
                search(archive, "word1 word2")
        except ArchiveError:
            told += 1
    assert told >= len(content) // 4096 // 3 * 0.9  # a free page has nothing to damage


def test_a_disk_without_shared_memory_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own locking by dot files has no shared memory, as some network disks."""
    real = connection.connect
    monkeypatch.setattr(
        store, "connect", lambda path, mode, extra="": real(path, mode, "&vfs=unix-dotfile")
    )
    with Archive.create(tmp_path / "a") as archive:
        assert archive.value("PRAGMA journal_mode") == "delete"
        assert "cannot share" in archive.warnings[0]
        making.session(archive)
        assert archive.value("PRAGMA synchronous") == 3


@pytest.mark.skipif(sys.platform == "win32", reason="rights are other ones there")
def test_a_write_protected_archive_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with Archive.create(folder) as archive:
        uid = making.session(archive)
    (folder / store.DATABASE).chmod(0o400)
    folder.chmod(0o500)
    try:
        with Archive.open(folder, read_only=True) as archive:
            assert [line.id for line in sessions.list_sessions(archive)] == [uid]
    finally:
        folder.chmod(0o700)


def test_a_backup_is_a_whole_archive(archive: Archive, tmp_path: Path) -> None:
    uid = making.session(archive)
    target = tmp_path / "copy" / store.DATABASE
    backup.make(archive, target)
    assert sys.platform == "win32" or stat.S_IMODE(target.stat().st_mode) == 0o600
    with Archive.open(target.parent) as copy:
        assert [line.id for line in sessions.list_sessions(copy)] == [uid]


def test_a_transaction_is_all_or_nothing(archive: Archive) -> None:
    with pytest.raises(KeyboardInterrupt):
        _store_and_raise(archive, KeyboardInterrupt())
    assert sessions.list_sessions(archive) == []
    with archive.transaction():
        kept = making.session(archive, "kept")
        with pytest.raises(ValueError, match="inner"):
            _store_and_raise(archive, ValueError("inner"))
    assert [line.id for line in sessions.list_sessions(archive)] == [kept]


def _store_and_raise(archive: Archive, error: BaseException) -> None:
    with archive.transaction():
        making.session(archive)
        raise error


def test_the_names_of_the_migrations_only_ever_grow() -> None:
    assert migrations.known()[:1] == ["001_first_schema"]


def test_a_database_that_lost_its_content_is_no_new_archive(tmp_path: Path) -> None:
    Archive.create(tmp_path).close()
    (tmp_path / "archive.db").write_bytes(b"")
    with pytest.raises(ArchiveError, match=r"archive\.db is empty"):
        Archive.open(tmp_path)
    Archive.open(tmp_path, create=True).close()  # never used: the making was broken off
    (tmp_path / "archive.db").write_bytes(b"")
    (tmp_path / "waveforms").mkdir()
    with pytest.raises(ArchiveError, match=r"archive\.db is empty"):
        Archive.open(tmp_path, create=True)
    assert (tmp_path / "archive.db").stat().st_size == 0


def test_a_disk_without_room_for_the_journal_is_told_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = connection.sqlite3.OperationalError("disk I/O error")
    with (
        pytest.raises(ArchiveError, match="disk reports an error"),
        connection.translated(str(tmp_path)),
    ):
        raise error
    full = shutil._ntuple_diskusage(4_000_000, 4_000_000, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    with pytest.raises(ArchiveError, match="is full"), connection.translated(str(tmp_path)):
        raise error


def test_a_folder_that_cannot_even_be_looked_into_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be used for an archive"):
        Archive.open(tmp_path / ("x" * 5000))


def test_what_cannot_be_written_is_opened_to_be_read(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a") as archive:
        uid = making.session(archive)
    # Where SQLite's shared memory should be is nothing that can be opened: no room.
    (tmp_path / "a" / "archive.db-shm").symlink_to(tmp_path / "nowhere" / "shm")
    with pytest.raises(ArchiveError):
        Archive.open(tmp_path / "a")
    with Archive.open_or_read(tmp_path / "a") as archive:
        assert archive.read_only
        assert "can only be read now" in archive.warnings[-1]
        assert [line.id for line in sessions.list_sessions(archive)] == [uid]
        with pytest.raises(ArchiveError, match="cannot be written"):
            making.session(archive, "another")
    with pytest.raises(ArchiveError, match="There is no archive"):
        Archive.open_or_read(tmp_path / "nowhere")


def test_an_archive_with_unsaved_pages_is_not_read_without_them(tmp_path: Path) -> None:
    """Where the journal cannot be used, its last quotes would be missing without a word."""
    with Archive.create(tmp_path / "a") as archive:
        making.session(archive)
        content = [(p.name, p.read_bytes()) for p in (tmp_path / "a").glob("archive.db*")]
    folder = tmp_path / "b"
    folder.mkdir()
    for name, data in content:
        (folder / name).write_bytes(data)
    (folder / "archive.db-shm").unlink()
    (folder / "archive.db-shm").symlink_to(tmp_path / "nowhere" / "shm")
    assert (folder / "archive.db-wal").stat().st_size
    with pytest.raises(ArchiveError):
        Archive.open_or_read(folder)


def test_the_schema_of_the_program_is_known_by_its_digest(archive: Archive) -> None:
    known = migrations.digest(migrations.known_schema())
    assert known == migrations.DIGEST, f"A migration is new? Then DIGEST is now {known!r}."
    assert migrations.digest(archive.rows(migrations.SCHEMA)) == known
    archive.run("CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM quote; END")
    assert migrations.digest(archive.rows(migrations.SCHEMA)) != known
