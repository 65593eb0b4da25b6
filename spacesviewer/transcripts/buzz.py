"""Buzz's database (``Buzz.sqlite``): all that a person has transcribed with it, in one file.

The transcription of the recording that lies beside is taken, else the newest. Buzz writes names
into the text, as ``Anna: words``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from unicodedata import normalize

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.timecode import MAX_MS
from spacesviewer.transcripts.cues import MAX_CUES, Cue, too_many
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.mends import Mends, settle
from spacesviewer.transcripts.refusals import EmptyTranscript, NotATranscript
from spacesviewer.transcripts.speakers import name_speakers
from spacesviewer.transcripts.sqlite_pages import MAGIC, Database, Value

NAME = "Buzz database"
EXTENSIONS = ("sqlite",)
LOOSE = True

_Row = dict[str, Value]


def sniff_bytes(head: bytes) -> bool:
    """Whether it is a database; only its tables tell whose."""
    return head.startswith(MAGIC)


def parse_bytes(data: bytes) -> ParsedTranscript:
    """The newest transcription."""
    return parse_beside(data, ())


def recordings_named(data: bytes) -> list[str]:
    """The file names of the recordings that it has transcribed, the newest first."""
    return [name for row in _transcriptions(_database(data)) if (name := _file_of(row))]


def parse_beside(data: bytes, names: Sequence[str]) -> ParsedTranscript:
    """The newest transcription of a recording with one of these file names, else of any."""
    database = _database(data)
    known = _transcriptions(database)
    wanted = {_key(name) for name in names}
    fitting = [row for row in known if _key(_file_of(row)) in wanted] or known
    said: dict[Value, list[_Row]] = {}
    for count, row in enumerate(database.rows("transcription_segment")):
        if count > MAX_CUES:
            raise too_many()
        said.setdefault(row.get("transcription_id"), []).append(row)
    chosen = next((row for row in fitting if row.get("id") in said), None)
    if chosen is None:
        raise EmptyTranscript("The file is Buzz's database, but nothing is transcribed in it.")
    mends = Mends()
    if len(known) > 1:
        name = clean_line(_file_of(chosen)) or "without a file"
        mends.remark(f"Of {len(known):,} transcriptions in it, that of {name} was taken.")
    if database.in_wal_mode:
        mends.remark("What Buzz had not yet written into this file is missing; close Buzz first.")
    cues = list(_cues(said[chosen["id"]], mends))
    segments = settle((cue.segment() for cue in name_speakers(cues, mends)), mends)
    if not segments:
        raise EmptyTranscript("The file is Buzz's database, but nobody says anything in it.")
    translated = chosen.get("task") == "translate"
    return ParsedTranscript(
        segments,
        language="en" if translated else language_code(_text(chosen.get("language"))),
        kind="translation" if translated else "original",
        origin="machine",
        title=clean_line(_text(chosen.get("name")) or _file_of(chosen)),
        notes=mends.notes(),
    )


def _database(data: bytes) -> Database:
    database = Database(data)
    if "transcription" not in database or "transcription_segment" not in database:
        raise NotATranscript("The file is a database, but not that of Buzz.")
    return database


def _transcriptions(database: Database) -> list[_Row]:
    rows = list(database.rows("transcription"))
    return sorted(rows, key=lambda row: _text(row.get("time_queued")), reverse=True)


def _cues(rows: Sequence[_Row], mends: Mends) -> Iterator[Cue]:
    translated = 0
    for number, row in enumerate(rows, 1):
        start, end = row.get("start_time"), row.get("end_time")
        text = _text(row.get("text")).strip()
        translated += bool(_text(row.get("translation")).strip())
        if not text:
            mends.add("Segments without words, left out", number)
        elif not isinstance(start, int) or not isinstance(end, int):
            mends.add("Segments without times, left out", number)
        else:
            yield Cue(number, max(-1, min(start, MAX_MS + 1)), min(end, MAX_MS + 1), text)
    if translated:
        mends.add("Translations beside the segments, left out", count=translated)


def _file_of(row: _Row) -> str:
    """The name of the recording, whichever system wrote its path."""
    return PureWindowsPath(_text(row.get("file"))).name


def _key(name: str) -> str:
    """The same for a video and its sound, whose names differ in the end only."""
    return normalize("NFC", PureWindowsPath(name).stem).casefold()


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
