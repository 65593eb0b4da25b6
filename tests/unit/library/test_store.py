from __future__ import annotations

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.library import backup, migrations, sessions, store
from spacesviewer.library.store import Archive
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
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
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

    def fails(db: Database) -> None:
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
