"""Buzz's database, read off its pages: the same rows as SQLite itself finds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from spacesviewer.domain.errors import RefusedFile
from spacesviewer.transcripts import buzz, read, read_bytes
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.sqlite_pages import Database
from tests.unit.transcripts import office_making
from tests.unit.transcripts.making import DATA, lines_of, told


def test_the_newest_transcription_is_taken_and_told() -> None:
    name, found = read(DATA / "buzz" / "Buzz.sqlite")
    assert (name, found.origin, found.kind, found.language) == (
        "Buzz database",
        "machine",
        "translation",
        "en",
    )
    assert told(found) == [("Anna", "0."), ("Omar", "1."), ("Anna", "2.")]
    assert lines_of(found)[1][:2] == (2000, 3900)
    assert found.notes == ("Of 2 transcriptions in it, that of market.mp3 was taken.",)


def test_the_recording_beside_it_decides() -> None:
    data = office_making.buzz()
    assert buzz.recordings_named(data) == ["market.mp3", "harbour.mp3"]
    found = read_bytes(data, "Buzz.sqlite", ["HARBOUR.mp4"])[1]
    assert (found.kind, found.language) == ("original", "ur")
    assert "that of harbour.mp3 was taken" in found.notes[0]


@pytest.mark.parametrize(
    ("count", "words", "page"),
    [(3, "", 512), (900, " x", 512), (60, " long" * 900, 1024), (50, "ü" * 70_000, 4096)],
)
def test_pages_hold_the_rows_that_sqlite_finds(
    count: int, words: str, page: int, tmp_path: Path
) -> None:
    data = office_making.buzz(count, words=words, page=page)
    path = tmp_path / "x.sqlite"
    path.write_bytes(data)
    connection = sqlite3.connect(path)
    for table in ("transcription", "transcription_segment"):
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
        names = [column[0] for column in cursor.description]
        expected = [dict(zip(names, row, strict=True)) for row in cursor]
        assert list(Database(data).rows(table)) == expected
    connection.close()


def test_columns_are_found_by_their_names() -> None:
    extra = (
        "ALTER TABLE transcription ADD COLUMN \"name\" TEXT DEFAULT 'a, (b)'; CREATE TABLE `o`(x);"
    )
    data = office_making.buzz(extra=extra)
    assert buzz.parse_bytes(data).title == "a, (b)"
    assert "o" in Database(data)


@pytest.mark.parametrize(
    ("data", "error", "sentence"),
    [
        (b"SQLite format 3\0", RefusedFile, "damaged database"),
        (b"SQLite format 3\0" + bytes(5000), RefusedFile, "damaged database"),
        (office_making.buzz()[:700], RefusedFile, "damaged database"),
        (office_making.buzz(0), EmptyTranscript, "nothing is transcribed"),
    ],
)
def test_damaged_and_empty_databases_are_refused(
    data: bytes, error: type[RefusedFile], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        buzz.parse_bytes(data)


def test_another_database_is_not_buzz(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.sqlite")
    connection.execute("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(NotATranscript, match="not that of Buzz"):
        read(tmp_path / "x.sqlite")


def test_pages_that_lead_in_a_circle_end() -> None:
    data = bytearray(office_making.buzz(900, words=" x"))
    for number in range(1, len(data) // 512):  # every inner page leads back to the first
        if data[number * 512] == 5:
            data[number * 512 + 8 : number * 512 + 12] = (1).to_bytes(4, "big")
    with pytest.raises(RefusedFile, match="damaged"):
        buzz.parse_bytes(bytes(data))
