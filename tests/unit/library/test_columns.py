"""Columns of many rows at once are what the rows say, one by one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spacesviewer.library import connection
from spacesviewer.library.store import Archive

NAMES = ("id", "number", "words")
texts = st.text(st.characters(codec="utf-8"), max_size=20)
rows = st.dictionaries(
    st.integers(1, 60), st.tuples(st.none() | st.integers(-(2**63), 2**63 - 1), texts), max_size=20
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.create(tmp_path_factory.mktemp("columns") / "archive") as made:
        made.run("CREATE TEMP TABLE line(id INTEGER PRIMARY KEY, number INTEGER, words TEXT)")
        yield made


def plain(archive: Archive, ids: tuple[int, int]) -> list[list[object]]:
    found = archive.rows("SELECT * FROM line WHERE id BETWEEN ? AND ? ORDER BY id", ids)
    return [[row[n] for row in found] for n in range(3)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, st.integers(0, 60), st.integers(0, 60), st.integers(1, 9))
def test_columns_are_those_of_the_rows(
    archive: Archive,
    stored: dict[int, tuple[int | None, str]],
    low: int,
    high: int,
    at_once: int,
) -> None:
    archive.run("DELETE FROM line")
    archive.run_many(
        "INSERT INTO line VALUES (?, ?, ?)", [(key, *told) for key, told in stored.items()]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_AT_ONCE", at_once)
        assert archive.columns_between("line", NAMES, (low, high)) == plain(archive, (low, high))
    assert not archive.in_transaction


def test_what_is_too_big_for_one_value_is_read_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python's own SQLite can be told that a thousand bytes are too many."""
    monkeypatch.setattr(connection, "sqlite3", sqlite3)
    small = sqlite3.connect(":memory:", isolation_level=None)
    archive = connection.Handle(small, "in memory")
    archive.run("CREATE TABLE line(id INTEGER PRIMARY KEY, number INTEGER, words TEXT)")
    words = ["x" * 700, '\0 \x01 "ا', "y" * 700]
    archive.run_many("INSERT INTO line VALUES (?, ?, ?)", [(n, n, w) for n, w in enumerate(words)])
    small.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1000)
    with pytest.raises(sqlite3.DataError):
        archive.value("SELECT json_group_array(words) FROM line")
    assert archive.columns_between("line", NAMES, (0, 9)) == [[0, 1, 2], [0, 1, 2], words]
    archive.close()


def test_all_of_it_is_of_one_moment(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that writes in the middle is not seen."""
    folder: Path = archive.folder
    with Archive.open(folder) as other, Archive.open(folder, read_only=True) as reader:
        other.run("INSERT INTO meta(key, value) VALUES ('a', '1'), ('b', '1')")
        loads = json.loads

        def write_meanwhile(text: str) -> object:
            other.run("UPDATE meta SET value = '2' WHERE key IN ('a', 'b')")
            return loads(text)

        with reader.snapshot():
            first = reader.value("SELECT value FROM meta WHERE key = 'a'")
            monkeypatch.setattr(json, "loads", write_meanwhile)
            assert json.loads("1") == 1
            assert reader.value("SELECT value FROM meta WHERE key = 'b'") == first == "1"
        assert reader.value("SELECT value FROM meta WHERE key = 'b'") == "2"
