"""Importing a million segments, beside ``executemany`` of the same rows into the same schema.

Ours normalises each text, keeps the original, packs the words, finds the speakers, notes what was
done, and fills the search index, one transaction a session. The bare way has all rows ready in
memory, shadows included; once it fills the search index as well, and once only the table.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from spacesviewer.domain.segment import ParsedTranscript, Segment
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import sessions, versions
from spacesviewer.library.normalise import shadow
from spacesviewer.library.segmentids import id_range
from spacesviewer.library.store import Archive
from tests.benchmarks.bench_search import PER_SESSION, _texts, _vocabulary
from tests.benchmarks.measure import top_of_profile
from tests.benchmarks.table import Row

_SEGMENTS = 1_000_000
_URDU = "پانی کا معاہدہ کس نے دستخط کیا تھا؟ "


def rows(quick: bool) -> list[Row]:
    """CPU of storing them all, English and Urdu, beside the bare statements in the same run."""
    count = 20_000 if quick else _SEGMENTS
    found: list[Row] = []
    for language, share in (("English", 1), ("Urdu, a fifth of them", 5)):
        prefix = "" if language == "English" else _URDU
        told = _measured(_texts(_vocabulary(), count // share), prefix)
        what = f"Importing {count // share:,} segments ({language})"
        where = "" if told["ours"] <= 2 * told["indexed"] else _profile(prefix)
        ours, indexed, bare = told["ours"], told["indexed"], told["bare"]
        found += [
            Row(what, ours, "s", indexed, "executemany, then the index", 2.0, None, where),
            Row(what, ours, "s", bare, "executemany, never to be found", None),
        ]
    return found


def _measured(texts: Sequence[str], prefix: str) -> dict[str, float]:
    """Seconds of the CPU that each way took; they take turns, session by session."""
    taken = {"ours": 0.0, "indexed": 0.0, "bare": 0.0}
    with tempfile.TemporaryDirectory() as folder:
        archives = {name: Archive.create(Path(folder) / name) for name in taken}
        gc.disable()  # the millions of rows that wait here are nobody's rubbish
        for first in range(0, len(texts), PER_SESSION):
            said = _segments(texts[first : first + PER_SESSION], prefix)
            ready = [(s.row, s.start_ms, s.end_ms, s.text, shadow(s.text)) for s in said]
            number = first // PER_SESSION
            for name, way in (
                ("ours", partial(_import, archives["ours"], number, said)),
                ("indexed", partial(_bare, archives["indexed"], number, ready, index=True)),
                ("bare", partial(_bare, archives["bare"], number, ready, index=False)),
            ):
                begun = time.process_time()
                way()
                taken[name] += time.process_time() - begun
        gc.enable()
        counts = {archive.value("SELECT count(*) FROM segment") for archive in archives.values()}
        assert counts == {len(texts)}
        for archive in archives.values():
            archive.close()
    return taken


def _profile(prefix: str) -> str:
    texts = _texts(_vocabulary(), 50_000)

    def fill() -> None:
        for first in range(0, len(texts), PER_SESSION):
            said = _segments(texts[first : first + PER_SESSION], prefix)
            _import(archive, first // PER_SESSION, said)

    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder) / "archive")
        told = top_of_profile(fill)
        archive.close()
    return told


def _segments(texts: Sequence[str], prefix: str) -> tuple[Segment, ...]:
    return tuple(
        Segment(n * 4000, n * 4000 + 3900, prefix + text, f"S{n % 5}", row=n + 1)
        for n, text in enumerate(texts)
    )


def _import(archive: Archive, number: int, said: Sequence[Segment]) -> None:
    """As the program does it for a file that was read."""
    name = f"{number}.srt"
    with archive.transaction():
        uid = sessions.add(archive, SessionFacts(title=f"Session {number}"), source="benchmark")
        versions.add_version(
            archive,
            uid,
            ParsedTranscript(tuple(said)),
            format="SubRip",
            name=name,
            path=Path("/benchmark") / name,
            sha256=name,
        )


def _bare(archive: Archive, number: int, ready: Sequence[Sequence[object]], *, index: bool) -> None:
    """The rows as they are, below a version that only exists so that they may stand there."""
    with archive.transaction():
        uid = sessions.add(archive, SessionFacts(title=f"Session {number}"), source="benchmark")
        session = archive.value("SELECT id FROM session WHERE uid = ?", (uid,))
        line = archive.insert("transcript", {"session_id": session, "created_at": "2026-01-01"})
        version = archive.insert(
            "transcript_version",
            {
                "transcript_id": line,
                "number": 1,
                "sha256": f"{number}",
                "segments": len(ready),
                "next_n": len(ready) + 1,
                "words_hash": "",
                "created_at": "2026-01-01",
            },
        )
        first = id_range(version)[0] + 1
        archive.run_many(
            "INSERT INTO segment(id, version_id, row, start_ms, end_ms, text, norm) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(key, version, *row) for key, row in enumerate(ready, first)],
        )
        if index:
            archive.run(
                "INSERT INTO segment_fts(rowid, search_text) SELECT id, search_text FROM segment "
                "WHERE id BETWEEN ? AND ?",
                id_range(version),
            )
