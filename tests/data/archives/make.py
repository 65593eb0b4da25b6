"""Makes a small archive with something of everything, as a release leaves it on people's disks.

Run it once for each new migration, from the release that brings it, and keep the file for good:
``python -m tests.data.archives.make tests/data/archives/v1.db``. Old files are never made again:
that they were written by the program of their day is what they are for. Several migrations of one
release are stops on the way to its last one: ``... make v9.db --from v7.db --through 009`` takes an
older archive as far as one of them.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from spacesviewer.domain.artefact import DOWNLOADER, MissingChunks, Told
from spacesviewer.domain.figure import Figure
from spacesviewer.domain.heard import Hearing
from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.recording import Chapter, MediaInfo
from spacesviewer.domain.segment import ParsedTranscript, Segment, Word
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import (
    backup,
    claims,
    heard,
    journal,
    marks,
    migrations,
    people,
    quotes,
    recordings,
    sessions,
    sources,
    topics,
    transcripts,
)
from spacesviewer.library.connection import sqlite3
from spacesviewer.library.store import Archive
from spacesviewer.workflows import asking, wording_corrections
from spacesviewer.workflows import people as naming

RECORDING = "11" * 32


def main(target: Path) -> None:
    """Writes the archive's database to a file."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder) / "archive") as archive,
    ):
        fill(archive)
        backup.make(archive, target)


def lead(source: Path, target: Path, through: str) -> None:
    """Takes an older archive through the migrations up to one whose name begins so."""
    shutil.copy(source, target)
    known = migrations.migrations
    last = next(n for n, name in enumerate(known.names()) if name.startswith(through))
    some = migrations.History(known.name)
    for name, migrate in known._migrations[: last + 1]:
        some(name=name)(migrate)
    with closing(sqlite3.connect(target)) as connection:
        some.apply(connection)
        connection.execute("PRAGMA journal_mode = DELETE")


def fill(archive: Archive) -> None:
    """Two sessions: one with everything, one with a title and a text without times."""
    rally = sessions.add(archive, _facts(), source="make.py")
    undated = sessions.add(
        archive, SessionFacts(title="A session without a date"), source="make.py"
    )
    sessions.set_place(archive, rally, 8000, {"zoom": 2})
    _add_files(archive, rally)
    english = _add_transcripts(archive, rally)
    _add_untimed(archive, undated)
    _correct(archive, english)
    _name(archive, rally)
    _work(archive, rally, english)
    _tell(archive, rally)


def _facts() -> SessionFacts:
    return SessionFacts(
        title="On the rally",
        description="Invented, for tests.",
        platform="x",
        platform_id="1abcDEFghiJKL",
        url="https://example.org/spaces/1abcDEFghiJKL",
        language="en",
        started_at="2024-03-01T21:00:00+05:00",
        ended_at="2024-03-01T22:00:00+05:00",
        date_source="metadata file",
        synthetic=True,
        participants=(
            Participant("Ayesha", "host", "ayesha_host", 0),
            Participant("Imran", "speaker", "imran_speaks", 4000),
            Participant("Caller 1", "caller"),
        ),
        figures=(
            Figure("participants", 446_000, "the platform", "2024-03-02"),
            Figure("participants", 165_000, "a newspaper", "2024-03-03"),
        ),
    )


def _add_files(archive: Archive, uid: str) -> None:
    info = MediaInfo(
        "mp4",
        "aac",
        16_000,
        44_100,
        1,
        claimed_ms=16_020,
        tags={"title": "On the rally"},
        cover=b"\x89PNG cover",
        chapters=(Chapter(0, 8000, "Opening"), Chapter(8000, None, "Questions")),
        problems=("The header claims 20 ms more than there are.",),
    )
    path = Path("/recordings/rally.m4a")
    recordings.add(archive, uid, path, RECORDING, "quick", 160_000, 1_709_312_400_000_000_000, info)
    metadata = Path("/recordings/rally.json")
    sources.record(archive, metadata, "metadata", size=9, mtime_ns=1, session_uid=uid)
    sources.refuse(archive, Path("/recordings/broken.mp3"), "broken.mp3 is empty.")


def _add_transcripts(archive: Archive, uid: str) -> int:
    first = _transcript(archive, uid, "The army has a part in it.", "en", b"WEBVTT\n\nfirst")
    second = _transcript(archive, uid, "The army has no role in 1,234 cafés.", "en", b"WEBVTT\n\n2")
    _transcript(archive, uid, "فوج کا کردار کیا ہے؟", "ur", b"WEBVTT\n\nurdu")
    assert first == second
    return second


def _add_untimed(archive: Archive, uid: str) -> None:
    """Since 002."""
    said = (Segment(0, 0, "Nobody timed this.", "Ayesha", row=1), Segment(0, 0, "Indeed.", row=2))
    transcripts.add_version(
        archive,
        uid,
        ParsedTranscript(said, "en", timed=False),
        format="Plain text",
        name="undated.txt",
        path=Path("/recordings/undated.txt"),
        sha256="sha256 of undated.txt",
        data=b"Ayesha: Nobody timed this.\n\nIndeed.\n",
    )


def _correct(archive: Archive, transcript: int) -> None:
    """Since 007."""
    first = transcripts.segments(archive, transcript)[0]
    told = "Welcome, everybody."
    wording_corrections.set_text(archive, transcript, first.id, told, reviewer="Noor")


def _name(archive: Archive, uid: str) -> None:
    """Since 008 and 010: a question with its answer, a pseudonym."""
    asking.ask(archive, uid, (4000, 7900), asker="Ayesha", answer=(8000, 11_900))
    caller = next(one for one in people.list_people(archive) if one.name == "Caller 1")
    naming.set_pseudonym(archive, caller.id, "A caller from Lahore")


def _transcript(archive: Archive, uid: str, words: str, language: str, data: bytes) -> int:
    timed = (Word(12_000, 12_400, 0, 3, 0.9), Word(12_400, 12_900, 4, 8, None))
    segments = (
        Segment(0, 3900, "Welcome everybody.", "Ayesha", row=1),
        Segment(8000, 11_900, "What is the role of the army?", "Caller 1", row=2),
        Segment(12_000, 15_900, words, "Imran", timed, row=3),
    )
    name = f"rally.{language}.vtt"
    return transcripts.add_version(
        archive,
        uid,
        ParsedTranscript(segments, language, "original", "machine", notes=("1 cue was merged.",)),
        format="WebVTT",
        name=name,
        path=Path("/recordings") / name,
        sha256=f"sha256 of {data!r}",
        data=data,
    )


def _tell(archive: Archive, uid: str) -> None:
    """What files say besides."""
    missing = (MissingChunks(4, 6, 9000, 9000),)
    facts = SessionFacts(title="On the rally, live")
    told = Told(facts, DOWNLOADER, missing=missing, more={"live_status": "was_live"})
    claims.record(archive, uid, claims.of_told(told, "/recordings/rally.info.json", "yt-dlp info"))


def _work(archive: Archive, uid: str, transcript: int) -> None:
    """What a person did: five steps, the last one undone."""
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, _quote(uid, transcript, "qkeptkept"))
    with archive.operation("Bookmark quote") as op:
        quotes.add(archive, op, _quote(uid, transcript, "qgonegone"))
    with archive.operation("Remove quote") as op:
        quotes.remove(archive, op, "qgonegone")
    with archive.operation("Tag topic") as op:
        topics.add_span(archive, op, uid, "Role of the army", 8000, 15_900)
        marks.add(archive, op, uid, 4000, "ask about this")
    with archive.operation("Edit quote") as op:
        quotes.set_note(archive, op, "qkeptkept", "undone")
    journal.undo(archive)
    recording = recordings.by_sha256(archive, RECORDING)
    assert recording is not None
    heard.add(archive, recording.id, [Hearing(1000, 9000), Hearing(12_000, 16_000, 125)])


def _quote(uid: str, transcript: int, key: str) -> Quote:
    part = QuotePart("Imran", "The army has no role in 1,234 cafés.", 12_000, 15_900)
    return Quote(
        id=key,
        session=uid,
        session_title="On the rally",
        session_date="2024-03-01T21:00:00+05:00",
        start_ms=12_000,
        end_ms=15_900,
        parts=(part,),
        language="en",
        topics=("Role of the army",),
        synthetic=True,
        transcript_id=transcript,
        transcript_origin="machine",
        recording_sha256=RECORDING,
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("target", type=Path)
    options.add_argument("--from", dest="source", type=Path)
    options.add_argument("--through")
    wanted = options.parse_args()
    if wanted.source:
        lead(wanted.source, wanted.target, wanted.through)
    else:
        main(wanted.target)
