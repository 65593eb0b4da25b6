"""The archive: one folder with the database, the waveforms and the backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError
from spacesviewer.library import backup, migrations, schema, searchindex
from spacesviewer.library.connection import (
    Handle,
    connect,
    held,
    needs_lock,
    private_file,
    sqlite3,
    translated,
)
from spacesviewer.library.journal import Operation
from spacesviewer.library.writelock import WriteLock

DATABASE = "archive.db"


class Archive(Handle):
    """An open archive. It stays in the thread that opened it; only interrupt() may be called
    from another. A second one on the same folder may read and write at the same time.

    ``warnings`` are sentences about the place where it lies.
    """

    def __init__(
        self, folder: Path, connection: sqlite3.Connection, lock: WriteLock | None, read_only: bool
    ) -> None:
        super().__init__(connection, str(folder), lock)
        self.folder = folder
        self.read_only = read_only
        self.warnings: tuple[str, ...] = ()

    @classmethod
    def create(cls, folder: Path) -> Archive:
        """A new, empty archive in a folder; ArchiveError if there is one already."""
        if (folder / DATABASE).exists():
            raise ArchiveError(
                "There is already an archive in {folder}.", hint="Open it instead.", folder=folder
            )
        return cls.open(folder, create=True)

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, read_only: bool = False) -> Archive:
        """The archive of a folder, brought up to date.

        ArchiveError when there is none, or it belongs to another program, is newer than this
        one or damaged.
        """
        folder = folder.absolute()
        path = folder / DATABASE
        with _rights(folder):
            there = path.exists()
        if not there:
            if not create:
                raise ArchiveError(
                    "There is no archive in {folder}.",
                    hint="Choose another folder, or add recordings to make one.",
                    folder=folder,
                )
            _make_folder(folder)
            with _rights(folder):
                private_file(path)
        elif _emptied(folder, path, create):
            raise ArchiveError(
                "The archive {folder} is damaged: its file {database} is empty.",
                hint="Nothing was changed. Restore a backup, or choose another folder.",
                folder=folder,
                database=DATABASE,
            )
        return _open_for_reading(cls, folder) if read_only else _open_for_writing(cls, folder)

    @classmethod
    def open_or_read(cls, folder: Path, *, create: bool = False) -> Archive:
        """The archive; only to be read, with a warning, where it cannot be written to now.

        A disk that is full or write-protected, or another program that writes for long, must not
        keep a person from reading.
        """
        try:
            return cls.open(folder, create=create)
        except ArchiveError as error:
            try:
                archive = cls.open(folder, read_only=True)
            except ArchiveError:
                raise error from None
            reason = "" if "cannot be" in error.message else f" {error.message}"
            archive.warnings += (_ONLY_READ.format(folder=archive.folder) + reason,)
            return archive

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / DATABASE

    @property
    def cache_folder(self) -> Path:
        """Where waveforms are kept; what is in it can be made again."""
        return self._subfolder("waveforms")

    @property
    def backup_folder(self) -> Path:
        """Where backups are kept."""
        return self._subfolder("backups")

    @contextmanager
    def operation(self, label: str) -> Iterator[Operation]:
        """A transaction whose row changes can be undone; ``label`` says what is done."""
        with self.transaction():
            operation = Operation(self, label)
            yield operation
            operation.finish()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *details: object) -> None:
        self.close()

    def _subfolder(self, name: str) -> Path:
        folder = self.folder / name
        if not self.read_only:
            _make_folder(folder)
        return folder


def _emptied(folder: Path, path: Path, create: bool) -> bool:
    """Whether the database has lost its content; one that was never filled may still be."""
    if not path.is_file() or path.stat().st_size:
        return False
    used = (folder / name for name in ("waveforms", "backups", f"{DATABASE}-wal"))
    return not create or any(place.exists() for place in used)


def _make_folder(folder: Path) -> None:
    with _rights(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def _rights(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            "The folder {folder} cannot be used for an archive: {reason}.",
            hint="Is it a folder, is it yours, and is there room?",
            folder=folder,
            reason=error.strerror,
        ) from error


def _open_for_writing(kind: type[Archive], folder: Path) -> Archive:
    lock = WriteLock(folder / "write.lock") if needs_lock() else None
    archive = _connected(kind, folder, "rw", lock, read_only=False)
    try:
        _check_owner(archive)
        with held(lock):
            answer = archive.value("PRAGMA journal_mode = WAL")
        archive.run("PRAGMA synchronous = FULL")
        if answer != "wal":
            # A disk without shared memory (network, some sticks): SQLite quietly stays with its
            # rollback journal, which is safe there when each step is synced.
            archive.run("PRAGMA synchronous = EXTRA")
            archive.warnings += (_NO_SHARED_MEMORY.format(folder=folder),)
        _migrate(archive)
        _check_schema(archive)
        if not searchindex.is_current(archive):
            searchindex.rebuild(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _open_for_reading(kind: type[Archive], folder: Path) -> Archive:
    try:
        archive = _connected_to_read(kind, folder)
    except ArchiveError:
        # A disk that is write-protected or full cannot hold the shared memory that reading needs;
        # without a journal beside it the file is complete.
        journal = folder / f"{DATABASE}-wal"
        if journal.exists() and journal.stat().st_size:
            raise
        archive = _connected_to_read(kind, folder, extra="&immutable=1")
    try:
        _check_history(archive)
        if _pending(archive):
            raise ArchiveError(
                "The archive {folder} is of an older version.",
                hint="Open it once with the right to write to it.",
                folder=folder,
            )
        _check_schema(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _connected_to_read(kind: type[Archive], folder: Path, extra: str = "") -> Archive:
    archive = _connected(kind, folder, "ro", None, read_only=True, extra=extra)
    try:
        _check_owner(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def _connected(
    kind: type[Archive],
    folder: Path,
    mode: str,
    lock: WriteLock | None,
    *,
    read_only: bool,
    extra: str = "",
) -> Archive:
    with translated(str(folder)):
        connection = connect(folder / DATABASE, mode, extra)
    return kind(folder, connection, lock, read_only)


def _check_owner(archive: Archive) -> None:
    """Refuses a file that another program made; reading it shows damage in its first pages."""
    owner = archive.value("PRAGMA application_id")
    tables = archive.value("SELECT count(*) FROM sqlite_schema")
    if owner != schema.APPLICATION_ID and (owner or tables):
        raise ArchiveError(
            "{file} was made by another program.", hint="Choose another folder.", file=archive.path
        )


def _check_history(archive: Archive) -> None:
    if _applied(archive) - set(migrations.known()):
        raise ArchiveError(
            "The archive {folder} was made by a newer version of Spaces Viewer.",
            hint="Install the newest version to open it.",
            folder=archive.folder,
        )


def _applied(archive: Archive) -> set[str]:
    if not archive.value(migrations.HAS_BOOK):
        return set()
    rows = archive.rows(migrations.APPLIED, (migrations.migrations.name,))
    return {name for (name,) in rows}


def _pending(archive: Archive) -> list[str]:
    return migrations.migrations.pending(_applied(archive))


def _migrate(archive: Archive) -> None:
    """Brings the tables up to date in one transaction, with a verified backup before it."""
    _check_history(archive)
    pending = _pending(archive)
    if not pending:
        return
    with translated(archive.name):
        if archive.value("SELECT count(*) FROM sqlite_schema"):
            backup.make(archive, archive.backup_folder / backup.name(f"before-{pending[0]}"))
        # Foreign keys stay off while tables are rebuilt and are checked before the commit:
        # SQLite cannot switch them inside a transaction.
        archive.run("PRAGMA foreign_keys = OFF")
        try:
            with archive.transaction():
                _check_history(archive)  # another process may have been quicker
                archive.migrate(migrations.migrations.apply)
                if archive.rows("PRAGMA foreign_key_check"):
                    raise ArchiveError(
                        "The archive {folder} is damaged.", hint=_RESTORE, folder=archive.folder
                    )
        finally:
            archive.run("PRAGMA foreign_keys = ON")


def _check_schema(archive: Archive) -> None:
    """Refuses triggers that are not ours: they would run with our rights at our next write."""
    found = set(archive.rows(migrations.SCHEMA))
    # What is exactly ours needs no comparing with what the migrations make.
    known = found if migrations.digest(found) == migrations.DIGEST else migrations.known_schema()
    strange = sorted(name for kind, name, _ in found - known if kind == "trigger")
    if strange:
        raise ArchiveError(
            "The archive {folder} holds triggers of another program: {known}.",
            hint="Ask who gave it to you what they are for; drop them to open it.",
            folder=archive.folder,
            known=", ".join(strange),
        )
    # Old SQLite calls it unsafe that our triggers write to the search index. They are known to be
    # ours here, and so must everything else be that could run at a write.
    if migrations.triggers_need_trust() and known <= found:
        archive.run("PRAGMA trusted_schema = ON")


_ONLY_READ = "The archive {folder} can only be read now: nothing in it can be changed."
_RESTORE = "Copy its folder to a safe place, then restore a backup."
_NO_SHARED_MEMORY = (
    "The archive in {folder} lies on a disk that programs cannot share. "
    "Open it in one window only, or move it to a disk of this computer."
)


def check(archive: Archive) -> list[str]:
    """Sentences about damage in the database file; none when all is well. Reads all of it."""
    problems = [
        f"Database: {text}" for (text,) in archive.rows("PRAGMA quick_check(20)") if text != "ok"
    ]
    problems += [
        f"Row {row} of {table} names a row of {parent} that is not there."
        for table, row, parent, _ in archive.rows("PRAGMA foreign_key_check")
    ]
    problems += searchindex.problems(archive)
    return problems
