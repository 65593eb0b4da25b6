"""One connection to the archive's database: its settings, its errors in words, its transactions."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from spacesviewer.domain.errors import ArchiveError, UserError
from spacesviewer.library.writelock import WriteLock

if TYPE_CHECKING:
    import sqlite3
else:
    # pysqlite3 where it is installed: its SQLite is newer than that of most systems. sqlite-utils
    # chooses in the same way, but loads 250 modules, numpy among them: only migrations need it.
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["Handle", "Interrupted", "Row", "connect", "needs_lock", "sqlite3", "translated"]

Row = tuple[Any, ...]
_T = TypeVar("_T")

BUSY_SECONDS = 5.0
_AT_ONCE = 10_000  # rows; a megabyte or two of JSON
# Older ones can lose a commit when one connection writes while another empties the journal
# ("WAL-reset bug"), so there a lock file lets only one process write.
SAFE_SQLITE = (3, 51, 3)
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",  # measured: 5-7 ms for a cold query against 71-303
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",  # no words of a transcript in the system's temp folder
)


class Interrupted(UserError):
    """A query was stopped because a newer one makes it needless; nobody need be told."""


def needs_lock() -> bool:
    """Whether this SQLite is too old for several writing processes."""
    return sqlite3.sqlite_version_info < SAFE_SQLITE


def connect(path: Path, mode: str, extra: str = "") -> sqlite3.Connection:
    """A connection with our settings; ``mode`` is rwc, rw or ro, ``extra`` more URI parameters."""
    # A URI, because only there can one say "do not create", and any folder name can be written.
    uri = f"{path.absolute().as_uri()}?mode={mode}{extra}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns what SQLite says about the world into an ArchiveError; bugs fly on unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _in_words(error, name)
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:  # text that was never written so
        raise ArchiveError(_DAMAGED, hint=_RESTORE, name=name) from error


def _in_words(error: sqlite3.DatabaseError, name: str) -> UserError | None:
    """What a person is told about an SQLite error; None where it is our own bug."""
    text = str(error)
    if "disk I/O error" in text and _is_full(name):
        text = "disk is full"  # where there is no room even for its journal, SQLite says the other
    for part, message, hint in _WORDS:
        if part in text:
            return ArchiveError(message, hint=hint, name=name)
    return Interrupted("The search was stopped.") if text == "interrupted" else None


def _is_full(name: str) -> bool:
    """Whether the disk of an archive has less room than the journal needs."""
    try:
        return shutil.disk_usage(name).free < _JOURNAL
    except OSError:
        return False


_JOURNAL = 1 << 17  # bytes
_DAMAGED = "The archive {name} is damaged."
_RESTORE = "Nothing was changed. Copy its folder to a safe place, then restore a backup."
_WORDS = (
    (
        "locked",
        "The archive {name} is busy: another window or command is writing to it.",
        "Wait until it has finished, then try again.",
    ),
    (
        "disk is full",
        "The disk that holds the archive {name} is full.",
        "Nothing was changed. Make room, then try again.",
    ),
    *(
        (
            part,
            _DAMAGED,
            _RESTORE,
        )
        for part in ("malformed", "corrupt", "constructor failed", "decode", "unsupported file")
    ),
    (
        "not a database",
        "The file {name} is not an archive, or it is damaged.",
        "Choose another folder, or restore a backup.",
    ),
    (
        "readonly",
        "The archive {name} cannot be written to.",
        "Check that its folder is yours and that the disk is not write-protected.",
    ),
    (
        "unable to open",
        "The archive {name} cannot be opened.",
        "Check that its folder can be read and written by you.",
    ),
    (
        "disk I/O error",
        "The disk reports an error while the archive {name} is used.",
        "Copy the archive's folder to another disk.",
    ),
)


class Handle:
    """A connection with helpers for rows. It stays in the thread that made it."""

    def __init__(
        self, connection: sqlite3.Connection, name: str, lock: WriteLock | None = None
    ) -> None:
        self.name = name
        self._connection = connection
        self._lock = lock
        self._columns: dict[str, tuple[str, ...]] = {}
        self._memory: dict[str, tuple[object, object]] = {}
        self._savepoints = 0

    def rows(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[Row]:
        """All rows of a query; no cursor stays open, an open one would let the journal grow."""
        with translated(self.name):
            return self._connection.execute(sql, parameters).fetchall()

    def column_lists(self, count: int, sql: str, parameters: Sequence[object]) -> list[list[Any]]:
        """The columns of a long result, each as a list; a third quicker than rows and zip()."""
        columns: list[list[Any]] = [[] for _ in range(count)]
        with translated(self.name):
            cursor = self._connection.execute(sql, parameters)
            # Small steps: Python takes the tuples of the last step again for the next one.
            while some := cursor.fetchmany(200):
                for column, values in zip(columns, zip(*some, strict=True), strict=True):
                    column.extend(values)
        return columns

    def columns_between(
        self, table: str, names: Sequence[str], ids: tuple[int, int]
    ) -> list[list[Any]]:
        """Columns of the rows with ids from the first to the last, in their order, each a list.

        SQLite hands over thousands of rows as one row of JSON, which takes half of the time of
        handing over each.
        """
        low, high = ids
        columns: list[list[Any]] = [[] for _ in names]
        arrays = ", ".join(f"json_group_array({name})" for name in names)
        where = f"FROM {table} WHERE id BETWEEN ? AND ?"
        with self.snapshot():
            last = self.value(f"SELECT max(id) {where}", ids)
            for first in range(low, last + 1 if last is not None else low, _AT_ONCE):
                some = (first, min(high, first + _AT_ONCE - 1))
                try:
                    (told,) = self.rows(f"SELECT {arrays} {where}", some)
                    values = [json.loads(one) for one in told]
                except sqlite3.DataError:  # more than a billion bytes in one value
                    values = self.column_lists(
                        len(names), f"SELECT {', '.join(names)} {where} ORDER BY id", some
                    )
                for column, more in zip(columns, values, strict=True):
                    column.extend(more)
        return columns

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Executes a statement; the id of the row inserted last."""
        with translated(self.name):
            try:
                return self._connection.execute(sql, parameters).lastrowid or 0
            except UnicodeEncodeError:
                return self._connection.execute(sql, _storable(parameters)).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Executes a statement for each row of values."""
        with translated(self.name):
            self._connection.executemany(sql, rows)

    def remembered(self, name: str, make: Callable[[], _T]) -> _T:
        """What ``make`` gave for this name, made again after any change of the database."""
        # The first number changes when others commit, the second one when we write.
        state = (self.written_elsewhere(), self._connection.total_changes)
        known = self._memory.get(name)
        if known is None or known[0] != state:
            self._memory[name] = known = (state, make())
        return cast(_T, known[1])

    def written_elsewhere(self) -> int:
        """A number that is another one after other connections have written, and only then."""
        return int(self.value("PRAGMA data_version"))

    # Table and column names below come from our own code, never from a file or a person.

    def columns(self, table: str) -> tuple[str, ...]:
        """The stored columns of a table (generated ones are not among them)."""
        if table not in self._columns:
            self._columns[table] = tuple(r[1] for r in self.rows(f'PRAGMA table_info("{table}")'))
        return self._columns[table]

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Inserts a row and gives its id."""
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        return self.run(
            f"INSERT INTO {table}({names}) VALUES ({marks})",  # noqa: S608
            tuple(values.values()),
        )

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        """Sets columns of one row."""
        names = ", ".join(f"{name} = ?" for name in values)
        self.run(
            f"UPDATE {table} SET {names} WHERE id = ?",  # noqa: S608
            (*values.values(), row_id),
        )

    def delete(self, table: str, row_id: int) -> None:
        """Deletes one row."""
        self.run(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608

    def migrate(self, apply: Callable[[sqlite3.Connection], None]) -> None:
        """Lets migrations work on the connection itself."""
        apply(self._connection)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, from BEGIN IMMEDIATE to COMMIT; inside another one a savepoint.

        A deferred BEGIN would fail half of the time when two programs write (measured).
        """
        if self._connection.in_transaction:
            with self._savepoint():
                yield
            return
        with held(self._lock):
            try:
                self.run("BEGIN IMMEDIATE")
                yield
                self.run("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several questions about one state of the archive, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()  # nothing was written

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        self._savepoints += 1
        name = f"inner_{self._savepoints}"
        self.run(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # some errors end all of it
                self.run(f"ROLLBACK TO {name}")
                self.run(f"RELEASE {name}")
            raise
        self.run(f"RELEASE {name}")

    def interrupt(self) -> None:
        """Stops the query that runs now; may be called from any thread."""
        with suppress(sqlite3.ProgrammingError):  # closed meanwhile: nothing runs
            self._connection.interrupt()

    def close(self) -> None:
        """Closes the connection; the last one to close empties the journal into the file."""
        try:
            with held(self._lock):
                self._connection.close()
        except ArchiveError:
            self._connection.close()  # another one writes, so this is not the last


@contextmanager
def held(lock: WriteLock | None) -> Iterator[None]:
    """Holds the lock where there has to be one."""
    if lock is None:
        yield
        return
    with lock.held():
        yield


def _storable(values: Sequence[object]) -> list[object]:
    """The values with half characters (broken tags and file names hold some) as U+FFFD."""
    return [
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if isinstance(value, str)
        else value
        for value in values
    ]


def private_file(path: Path) -> None:
    """Creates an empty file that only its owner can read (SQLite's own would be 0644)."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
