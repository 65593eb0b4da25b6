"""The archive's history as named migrations. Append, never edit: old archives must still open."""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database, Migrations
from sqlite_utils.utils import OperationalError

from spacesviewer.library import schema, schema_heard

migrations = Migrations("spacesviewer")


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


@migrations(name="001_first_schema")
def first_schema(db: Database) -> None:
    """Sessions, recordings, transcripts, search, topics, marks, quotes and the journal."""
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    for statement in statements(schema.V1):
        db.execute(statement)
    db.execute("INSERT INTO meta(key, value) VALUES ('norm_version', '1')")


@migrations(name="006_heard_map")
def heard_map(db: Database) -> None:
    """What was heard of each recording, and at what speed."""
    for statement in statements(schema_heard.V6):
        db.execute(statement)


def known() -> list[str]:
    """The names of all migrations of this program."""
    empty = Database(memory=True)
    try:
        return [migration.name for migration in migrations.pending(empty)]
    finally:
        empty.close()


@cache
def known_schema() -> frozenset[tuple[str, str, str]]:
    """Type, name and text of everything that our migrations make."""
    fresh = Database(memory=True)
    try:
        migrations.apply(fresh)
        return frozenset(fresh.execute(SCHEMA).fetchall())
    finally:
        fresh.close()


@cache
def triggers_need_trust() -> bool:
    """Whether this SQLite lets a trigger write to a search index only in a trusted schema."""
    fresh = Database(memory=True)
    try:
        fresh.execute("PRAGMA trusted_schema = OFF")
        fresh.execute("CREATE VIRTUAL TABLE f USING fts5(x)")
        fresh.execute("CREATE TABLE t(x)")
        fresh.execute("CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO f VALUES (1); END")
        fresh.execute("INSERT INTO t VALUES (1)")
    except OperationalError:
        return True
    finally:
        fresh.close()
    return False


SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
