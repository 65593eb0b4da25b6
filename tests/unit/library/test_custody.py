"""The log of custody is a chain: what was added, changed or left out in it is told."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.library import custody, journal, quotes, recordings
from spacesviewer.library.connection import sqlite3
from spacesviewer.library.store import Archive
from spacesviewer.workflows import exporting, quoting, verifying
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.workflows.quote_scene import LINES, QuoteScene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[QuoteScene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield QuoteScene(archive)


def kinds(archive: Archive) -> list[str]:
    return [kind for (kind,) in archive.rows("SELECT kind FROM custody ORDER BY id")]


def test_what_is_done_is_logged_and_stays_when_undone(scene: QuoteScene) -> None:
    quote = scene.take(1, "The army has no role in media freedom.")
    recordings.set_audio_sha256(scene.archive, scene.recording, "ab" * 32)
    text = LINES[1][1].replace("no role", "no place")
    correct.set_text(scene.archive, scene.line, scene.key(1), text, reviewer="Noor")
    with scene.archive.operation("check") as op:
        quotes.set_state(scene.archive, op, quote.id, "checked", reviewer="Noor")
    told = ["added", "added", "taken", "sound hashed", "corrected", "checked"]
    assert kinds(scene.archive) == told
    journal.undo(scene.archive)
    assert kinds(scene.archive) == told
    assert custody.problems(scene.archive) == []
    steps = custody.of_subjects(scene.archive, [f"quote:{quote.id}"])
    assert [(step.kind, step.reviewer) for step in steps] == [
        ("taken", "Noor"),
        ("checked", "Noor"),
    ]
    assert "army" not in str(scene.archive.rows("SELECT * FROM custody"))
    assert ".m4a" not in str(scene.archive.rows("SELECT * FROM custody"))


def test_it_can_only_grow(scene: QuoteScene) -> None:
    for sql in ("DELETE FROM custody", "UPDATE custody SET kind = 'x'"):
        with pytest.raises(sqlite3.DatabaseError, match="never"):
            scene.archive.run(sql)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE custody SET reviewer = 'Ayesha' WHERE id = 2", "Entry 2 of the log .* changed"),
        ("DELETE FROM custody WHERE id = 1", "Entry 2 of the log .* does not follow"),
        ("DELETE FROM custody WHERE id = 3", "does not know of an entry of the quote"),
        ("UPDATE custody SET detail = '{' WHERE id = 1", "Entry 1 of the log .* changed"),
        ("UPDATE custody SET detail = '{' WHERE id = 3", "Entry 3 of the log .* changed"),
        ("UPDATE correction SET after = '[]'", "correction of entry 4 .* was changed"),
    ],
)
def test_what_was_tampered_with_is_told(scene: QuoteScene, sql: str, said: str) -> None:
    scene.take(1, "The army has no role in media freedom.")
    correct.set_text(scene.archive, scene.line, scene.key(1), "Other words.", reviewer="Noor")
    assert verifying.archive(scene.archive).problems == ()
    for (name,) in scene.archive.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        if name.startswith(("custody", "correction")):
            scene.archive.run(f"DROP TRIGGER {name}")
    scene.archive.run(sql)
    assert re.search(said, "\n".join(custody.problems(scene.archive)))


def test_what_leaves_is_logged(scene: QuoteScene, tmp_path: Path) -> None:
    quote = scene.take(1, "The army has no role in media freedom.")
    hidden = scene.take(2, "The rally went on for six hours.")
    quoting.set_state(scene.archive, hidden.id, "off the record")
    found = quotes.list_quotes(scene.archive)
    target = tmp_path / "quotes.md"
    exporting.export_quotes(found, "MD", target, QuoteForm(), scene.archive, reviewer="Noor")
    (last,) = custody.of_subjects(scene.archive, [f"quote:{quote.id}"])[1:]
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    told = {"what": "quotes", "format": "md", "sha256": digest, "bytes": target.stat().st_size}
    assert (last.kind, last.reviewer, last.detail) == ("exported", "Noor", told)
    assert len(custody.of_subjects(scene.archive, [f"quote:{hidden.id}"])) == 1
    with Archive.open(scene.archive.folder, read_only=True) as reader:
        exporting.export_quotes(found, "md", target, QuoteForm(), reader)
    assert len(custody.of_subjects(scene.archive, [f"quote:{quote.id}"])) == 2
