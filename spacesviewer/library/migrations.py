"""The archive's history as named migrations. Append, never edit: old archives must still open."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from spacesviewer.library import (
    schema,
    schema_checks,
    schema_corrections,
    schema_custody,
    schema_drafting,
    schema_found,
    schema_heard,
    schema_people,
    schema_questions,
    schema_quotes,
    schema_translations,
    schema_words,
)
from spacesviewer.library.connection import sqlite3

if TYPE_CHECKING:
    from sqlite_utils import Database

Migrate = Callable[[sqlite3.Connection], None]


class History:
    """A set of migrations by name, in order.

    sqlite-utils applies them and keeps the book, in its own table; it takes a third of a second to
    load, so an archive that is up to date is opened without it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._migrations: list[tuple[str, Migrate]] = []

    def __call__(self, *, name: str) -> Callable[[Migrate], Migrate]:
        """Appends a migration."""

        def append(migrate: Migrate) -> Migrate:
            assert name not in self.names(), f"There are two migrations {name}."
            self._migrations.append((name, migrate))
            return migrate

        return append

    def names(self) -> list[str]:
        """The names of all of them."""
        return [name for name, _ in self._migrations]

    def pending(self, applied: Iterable[str]) -> list[str]:
        """The names of those that an archive has still to go through."""
        return [name for name in self.names() if name not in {*applied}]

    def apply(self, connection: sqlite3.Connection) -> None:
        """Applies what is pending, each all or nothing with its line in the book."""
        from sqlite_utils import Database, Migrations  # noqa: PLC0415 - see above

        book = Migrations(self.name)
        for name, migrate in self._migrations:
            book(name=name)(_on_connection(migrate))
        # Plug-ins that a person has installed for sqlite-utils stay out of the archive.
        book.apply(Database(connection, execute_plugins=False))

    def run_all(self, connection: sqlite3.Connection) -> None:
        """Goes through all of them on an empty database, without a book."""
        for _, migrate in self._migrations:
            migrate(connection)


def _on_connection(migrate: Migrate) -> Callable[[Database], None]:
    def run(db: Database, /) -> None:
        migrate(db.conn)

    return run


migrations = History("spacesviewer")

# What is in the book of an archive; the table is that of sqlite-utils.
HAS_BOOK = "SELECT count(*) FROM sqlite_schema WHERE name = '_sqlite_migrations'"
APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"


def statements(script: str) -> list[str]:
    """The statements of a script. sqlite3's own executescript() would commit the transaction."""
    found, lines = [], []
    for line in script.splitlines():
        lines.append(line)
        # A trigger's body ends with END; at the line's beginning, all else with a semicolon.
        in_trigger = lines and "CREATE TRIGGER" in "\n".join(lines)
        code = line.split("--")[0].rstrip()
        if code == "END;" or (code.endswith(";") and not in_trigger):
            found.append("\n".join(lines).strip())
            lines = []
    return found


def _run(db: sqlite3.Connection, script: str) -> None:
    for statement in statements(script):
        db.execute(statement)


@migrations(name="001_first_schema")
def first_schema(db: sqlite3.Connection) -> None:
    """Sessions, recordings, transcripts, search, topics, marks, quotes and the journal."""
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    _run(db, schema.V1)
    db.execute("INSERT INTO meta(key, value) VALUES ('norm_version', '1')")


@migrations(name="002_untimed_transcripts")
def untimed_transcripts(db: sqlite3.Connection) -> None:
    """Texts without times: their segments stand at 0, and nobody is told that as a time."""
    db.execute(
        "ALTER TABLE transcript_version ADD COLUMN timed INTEGER NOT NULL DEFAULT 1 "
        "CHECK(timed IN (0, 1))"
    )
    db.execute("DROP VIEW segments")
    db.execute(schema.SEGMENTS_V2)


@migrations(name="003_platform_traces")
def platform_traces(db: sqlite3.Connection) -> None:
    """What each file beside a recording says, also where another one is believed."""
    _run(db, schema.PLATFORM_TRACES)


@migrations(name="004_corrections")
def corrections(db: sqlite3.Connection) -> None:
    """What a person has set by hand, and sessions that were put together."""
    _run(db, schema_corrections.V4)


@migrations(name="006_heard_map")
def heard_map(db: sqlite3.Connection) -> None:
    """What was heard of each recording, and at what speed."""
    _run(db, schema_heard.V6)


@migrations(name="007_corrections_of_words")
def corrections_of_words(db: sqlite3.Connection) -> None:
    """Texts that a person corrects, and what each correction has changed."""
    _run(db, schema_words.V7)


@migrations(name="008_questions")
def questions(db: sqlite3.Connection) -> None:
    """Where somebody asks something, and where it is answered."""
    _run(db, schema_questions.V8)


@migrations(name="009_found_as_their_file")
def found_as_their_file(db: sqlite3.Connection) -> None:
    """Corrected texts are found under the numbers of their file, and share its words."""
    _run(db, schema_found.V9)


@migrations(name="010_people")
def people(db: sqlite3.Connection) -> None:
    """Pseudonyms, former names, who has said who speaks, checked words and follow-ups."""
    _run(db, schema_people.V10)


@migrations(name="011_translations")
def translations(db: sqlite3.Connection) -> None:
    """Translations that are typed here, and how far each line of one was checked."""
    _run(db, schema_translations.V11)


@migrations(name="012_quotes_that_stand_up")
def quotes_that_stand_up(db: sqlite3.Connection) -> None:
    """Revisions of quotes in a chain of entries; what was asked, cut, checked; stories."""
    _run(db, schema_quotes.V12)
    schema_quotes.seal(db)


@migrations(name="013_drafting")
def drafting(db: sqlite3.Connection) -> None:
    """Transcripts that are typed from nothing, and texts that get their times by hand."""
    _run(db, schema_drafting.V13)


@migrations(name="016_custody")
def custody(db: sqlite3.Connection) -> None:
    """A log of what was done to quotes and to their sources, chained by hashes."""
    _run(db, schema_custody.V16)
    schema_custody.begin(db)


@migrations(name="021_checked_places")
def checked_places(db: sqlite3.Connection) -> None:
    """The place of each word that somebody has checked; what a draft was typed over."""
    _run(db, schema_checks.V21)


def known() -> list[str]:
    """The names of all migrations of this program."""
    return migrations.names()


@cache
def known_schema() -> frozenset[tuple[str, str, str]]:
    """Type, name and text of everything that our migrations make."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        migrations.run_all(fresh)
        return frozenset(fresh.execute(SCHEMA).fetchall())


@cache
def triggers_need_trust() -> bool:
    """Whether this SQLite lets a trigger write to a search index only in a trusted schema."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        try:
            fresh.execute("PRAGMA trusted_schema = OFF")
            fresh.execute("CREATE VIRTUAL TABLE f USING fts5(x)")
            fresh.execute("CREATE TABLE t(x)")
            fresh.execute("CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO f VALUES (1); END")
            fresh.execute("INSERT INTO t VALUES (1)")
        except sqlite3.OperationalError:
            return True
    return False


SCHEMA = (
    "SELECT type, name, sql FROM sqlite_schema"
    " WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'"
)
# Of all that our migrations make. To go through them for nothing would cost each start of the
# program 40 ms; a test goes through them, and names the new digest when a migration is added.
DIGEST = "f8eb66120263fff34a9598a0cfb3e0dd5f3a4cde67f0e7a79478cae4a682d06f"


def digest(things: Iterable[tuple[str, str, str]]) -> str:
    """SHA-256 of the types, names and texts of a schema, in whatever order they stand."""
    lines = sorted("\0".join(thing) for thing in things)
    return hashlib.sha256("\1".join(lines).encode()).hexdigest()
