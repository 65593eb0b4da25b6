"""Things to put into an archive."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.recording import Chapter, MediaInfo
from spacesviewer.domain.segment import ParsedTranscript, Segment, Word, word_spans
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import recordings, sessions, transcripts
from spacesviewer.library.connection import Handle

RALLY = (
    ("Ayesha", "Welcome everybody to the record-breaking Space."),
    ("Imran", "The rally is about media freedom and 1,234 voters."),
    ("Caller 1", "What is the role of the army?"),
    ("Imran", "The army has no role in media freedom."),
)


def session(archive: Handle, title: str = "On the rally", **facts: object) -> str:
    return sessions.add(archive, SessionFacts(title=title, **facts), source="test")  # type: ignore[arg-type]


def parsed(
    lines: tuple[tuple[str, str], ...] = RALLY, *, words: bool = False, language: str = "en"
) -> ParsedTranscript:
    made = []
    for row, (speaker, text) in enumerate(lines):
        start = row * 4000
        timed = tuple(
            Word(start + 100 * n, start + 100 * n + 90, begin, end, 0.5 if n % 2 else None)
            for n, (begin, end) in enumerate(word_spans(text))
        )
        made.append(
            Segment(start, start + 3900, text, speaker, timed if words else (), row=row + 1)
        )
    return ParsedTranscript(tuple(made), language=language)


def transcript(
    archive: Handle,
    uid: str,
    content: ParsedTranscript | None = None,
    name: str = "rally.en.vtt",
    *,
    data: bytes | None = None,
    path: Path | None = None,
) -> int:
    content = content if content is not None else parsed()
    sha256 = hashlib.sha256(repr(content).encode("utf-8", "replace") + (data or b"")).hexdigest()
    return transcripts.add_version(
        archive,
        uid,
        content,
        format="WebVTT",
        name=name,
        path=path or Path("/recordings") / name,
        sha256=sha256,
        data=data,
    )


def recording(archive: Handle, uid: str, name: str = "rally.m4a", **info: object) -> int:
    told: dict[str, object] = {
        "container": "mp4",
        "codec": "aac",
        "duration_ms": 60_000,
        "sample_rate": 44_100,
        "channels": 2,
        "tags": {"title": "On the rally"},
        "cover": b"\x89PNG",
        "chapters": (Chapter(0, None, "Opening"),),
    }
    sha256 = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()
    return recordings.add(
        archive,
        uid,
        Path("/recordings") / name,
        sha256,
        "quick",
        1000,
        7,
        MediaInfo(**(told | info)),  # type: ignore[arg-type]
    )


def quote(uid: str, words: str = "The army has no role", **fields: object) -> Quote:
    return Quote(
        id="",
        session=uid,
        session_title="On the rally",
        session_date="2024-03-01T20:15:00+05:00",
        start_ms=12_000,
        end_ms=15_900,
        parts=(QuotePart("Imran", words, 12_000, 15_900),),
        **fields,  # type: ignore[arg-type]
    )


def people(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name) for name in names)


def long(count: int, seed: int = 1, *, words: bool = False) -> ParsedTranscript:
    """Segments of 15 words, a few words common and most rare, three speakers."""
    rng = random.Random(seed)
    drawn = [f"word{int(rng.paretovariate(0.6))}" for _ in range(count * 15)]
    return parsed(
        tuple((f"S{n % 3}", " ".join(drawn[n * 15 : n * 15 + 15])) for n in range(count)),
        words=words,
    )
