"""Archives of every release open in this one, with all that was in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.domain.heard import Hearing
from spacesviewer.library import (
    claims,
    corrected,
    corrections,
    heard,
    journal,
    marks,
    migrations,
    originals,
    quotes,
    recordings,
    sessions,
    sources,
    store,
    topics,
    transcripts,
)
from spacesviewer.library.search import search
from spacesviewer.library.store import Archive

ARCHIVES = Path(__file__).parents[2] / "data" / "archives"


def test_there_is_an_archive_of_every_migration() -> None:
    made = sorted(path.name for path in ARCHIVES.glob("*.db"))
    assert made == sorted(f"v{int(name[:3])}.db" for name in migrations.known())


@pytest.fixture(params=[path.name for path in sorted(ARCHIVES.glob("*.db"))])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with an archive as a release left it."""
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(ARCHIVES / request.param, folder / store.DATABASE)
    return folder


def test_all_that_was_in_an_old_archive_is_there(old: Path) -> None:
    with Archive.open(old) as archive:
        rally, undated = sessions.list_sessions(archive)
        assert (rally.title, rally.segments, rally.quotes, rally.languages) == (
            "On the rally", 6, 1, ("en", "ur"),
        )  # fmt: skip
        assert undated.title == "A session without a date"
        detail = sessions.get(archive, rally.id)
        assert [figure.value for figure in detail.facts.figures] == [446_000, 165_000]
        assert [p.handle for p in detail.facts.participants] == ["ayesha_host", "imran_speaks", ""]
        assert [chapter.title for chapter in detail.recordings[0].chapters] == [
            "Opening",
            "Questions",
        ]
        english = detail.transcripts[0]
        assert (english.versions, english.notes) == (
            3 if english.corrected else 2, ("1 cue was merged.",),
        )  # fmt: skip
        last = transcripts.segments(archive, english.id)[-1]
        assert (last.text, last.speaker) == ("The army has no role in 1,234 cafés.", "Imran")
        assert [word.confidence for word in last.words] == [0.9, None]
        assert sessions.place(archive, rally.id) == (8000, {"zoom": 2})
        assert [mark.note for mark in marks.list_for(archive, rally.id)] == ["ask about this"]
        assert [topic.name for topic in topics.list_topics(archive)] == ["Role of the army"]
        assert [quote.id for quote in quotes.list_removed(archive)] == ["qgonegone"]
        assert [refusal.reason for refusal in sources.refusals(archive)] == ["broken.mp3 is empty."]
        info = recordings.media_info(archive, detail.recordings[0].id)
        assert info is not None
        assert info.cover == b"\x89PNG cover"
        assert originals.read(archive, _sha256_of(archive)) == b"WEBVTT\n\nfirst"
        assert store.check(archive) == []


def test_what_files_said_is_in_archives_since_it_was_kept(tmp_path: Path) -> None:
    shutil.copy(ARCHIVES / "v3.db", tmp_path / store.DATABASE)
    with Archive.open(tmp_path) as archive:
        rally = sessions.list_sessions(archive)[0].id
        told = {claim.field: claim.value for claim in claims.list_for(archive, rally)}
        assert told["title"] == "On the rally, live"
        assert told["live_status"] == "was_live"
        assert claims.missing_chunks(archive, rally) == (MissingChunks(4, 6, 9000, 9000),)


def test_what_was_heard_is_remembered_from_the_release_that_noted_it(old: Path) -> None:
    with Archive.open(old) as archive:
        rally = sessions.list_sessions(archive)[0]
        (recording,) = sessions.get(archive, rally.id).recordings
        known = heard.of_recording(archive, recording.id)
        (quote,) = quotes.list_quotes(archive)
        if int(old_version(archive)) < 6:
            assert (known, quote.heard) == ((), False)
        else:
            assert known == (Hearing(1000, 9000), Hearing(12_000, 16_000, 125))
            assert quote.heard is True


def test_what_was_corrected_is_in_archives_since_it_can_be(old: Path) -> None:
    with Archive.open(old) as archive:
        rally = sessions.list_sessions(archive)[0]
        (english, _) = transcripts.list_for(archive, rally.id)
        known = corrections.list_for(archive, english.id)
        first = transcripts.segments(archive, english.id)[0]
        if int(old_version(archive)) < 7:
            assert (english.corrected, known, first.text) == (False, [], "Welcome everybody.")
        else:
            assert (english.corrected, first.text) == (True, "Welcome, everybody.")
            assert [(c.reviewer, c.before[0].text) for c in known] == [
                ("Noor", "Welcome everybody.")
            ]
            assert corrected.changed_words(archive, english.id) == {first.id: ((0, 8),)}


def old_version(archive: Archive) -> str:
    """The number of the release that made the archive: its first backup is of the next one."""
    made = sorted(path.name for path in archive.backup_folder.glob("*before-*"))
    return str(int(made[0].split("before-")[1][:3]) - 1) if made else migrations.known()[-1][:3]


def _sha256_of(archive: Archive) -> str:
    return str(archive.value("SELECT sha256 FROM original WHERE size = 13 ORDER BY rowid"))


def test_the_work_in_an_old_archive_goes_on(old: Path) -> None:
    with Archive.open(old) as archive:
        assert [hit.start_ms for hit in search(archive, "1234 cafes").hits] == [12_000]
        assert search(archive, "فوج كا").total == 1
        assert search(archive, "part").total == 0
        assert journal.next_redo(archive) == "Edit quote"
        journal.redo(archive)
        assert quotes.get(archive, "qkept").note == "undone"
        for label in ("Edit quote", "Tag topic", "Remove quote"):
            undone = journal.undo(archive)
            assert undone is not None
            assert undone[0] == label
        assert {quote.id for quote in quotes.list_quotes(archive)} == {"qkeptkept", "qgonegone"}
    with Archive.open(old, read_only=True) as archive:
        assert len(sessions.list_sessions(archive)) == 2


def test_transcripts_of_before_002_have_times_and_later_ones_say(old: Path) -> None:
    with Archive.open(old) as archive:
        rally, undated = sessions.list_sessions(archive)
        assert all(info.timed for info in transcripts.list_for(archive, rally.id))
        assert transcripts.timeline(archive, transcripts.list_for(archive, rally.id)[0].id).timed
        untimed = transcripts.list_for(archive, undated.id)
        assert [info.timed for info in untimed] == ([] if old_number(archive) == 1 else [False])
        shown = archive.rows("SELECT at, start_ms FROM segments WHERE session = ?", (rally.title,))
        assert ("0:00:08", 8000) in shown


def old_number(archive: Archive) -> int:
    """Which release made it: the first has no untimed text."""
    return 2 if archive.value("SELECT count(*) FROM original WHERE size = 36") else 1


def test_an_old_archive_gets_the_schema_of_a_new_one(old: Path, tmp_path: Path) -> None:
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1, 2"
    with Archive.open(old) as one, Archive.create(tmp_path / "new") as other:
        assert one.rows(query) == other.rows(query)
