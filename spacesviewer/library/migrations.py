"""The archive's history as named migrations. Append, never edit: old archives must still open."""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database, Migrations

from spacesviewer.library import schema

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


def known() -> list[str]:
    """The names of all migrations of this program."""
    empty = Database(memory=True)
    try:
        return [migration.name for migration in migrations.pending(empty)]
    finally:
        empty.close()


@cache
def known_triggers() -> frozenset[tuple[str, str]]:
    """Name and text of every trigger that our migrations make: any other one is a stranger's."""
    fresh = Database(memory=True)
    try:
        migrations.apply(fresh)
        return frozenset(fresh.execute(_TRIGGERS).fetchall())
    finally:
        fresh.close()


_TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
