"""All gaps of a session, found once and kept beside the waveforms until its files change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from spacesviewer.domain.artefact import MissingChunks
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.gap import Gap, in_order
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.domain.soundlevels import SoundLevels, placed
from spacesviewer.domain.timeline import Timeline
from spacesviewer.library import claims, recordings, transcripts
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.whole_file import replacing
from spacesviewer.workflows import gaps, text_gaps

_RULES = "1"  # another number wherever the rules change: what was found by the old ones is not kept
_SPOKEN = 2000  # lines that are hashed at a time: one long call would keep the window waiting
_LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Ledger:
    """The gaps of a session in order of time; ``listened``: its sound was searched too."""

    gaps: tuple[Gap, ...] = ()
    listened: bool = False


def of_session(
    archive: Archive,
    detail: SessionDetail,
    info: TranscriptInfo | None,
    timeline: Timeline | None = None,
) -> Ledger:
    """The gaps of a session with one of its transcripts; ``timeline`` spares reading that again.

    The sound is searched where its waveform has been made; nothing is decoded here.
    """
    if timeline is None and info is not None:
        timeline = transcripts.timeline(archive, info.id)
    claimed = {
        recording.id: media.claimed_ms
        for recording in detail.recordings
        if (media := recordings.media_info(archive, recording.id)) and media.claimed_ms
    }
    chunks = claims.missing_chunks(archive, detail.id)
    waves = _waves(archive, detail)
    end_ms = transcripts.end_ms(archive, detail.id)
    key = _key(detail, claimed, end_ms, timeline, waves, chunks)
    kept = archive.folder / "gaps" / f"{detail.id}-{info.id if info else 0}.json"
    known = _read(kept, key)
    if known is not None:
        return known
    levels, listened = _levels(waves)
    found = [*gaps.of_lengths(detail.facts, detail.recordings, claimed, end_ms, chunks)]
    found += gaps.silences(levels)
    if timeline is not None and timeline.timed:
        sound_ms = max((r.offset_ms + r.duration_ms for r in detail.recordings), default=0)
        found += text_gaps.find(timeline, levels, sound_ms)
    ledger = Ledger(in_order(found), listened)
    _keep(kept, key, ledger)
    return ledger


@dataclass(frozen=True, slots=True)
class _Wave:
    """A waveform that has been made, and where in the session its sound begins."""

    path: Path
    sha256: str
    offset_ms: int
    made_ns: int


def waveform_path(archive: Archive, recording: Recording) -> Path:
    """Where the waveform of a recording is kept once it has been made."""
    return archive.folder / "waveforms" / f"{recording.sha256}.wave"


def _waves(archive: Archive, detail: SessionDetail) -> list[_Wave]:
    """The waveforms that there are; of several recordings at one place the first comes first."""
    found = []
    for recording in detail.recordings:
        path = waveform_path(archive, recording)
        with suppress(OSError):
            made_ns = path.stat().st_mtime_ns
            found.append(_Wave(path, recording.sha256, recording.offset_ms, made_ns))
    return found


def _levels(waves: Sequence[_Wave]) -> tuple[SoundLevels, bool]:
    if not waves:
        return SoundLevels(), False
    # numpy takes a while to load; what is kept from last time needs none.
    from spacesviewer.media import levels, pyramid  # noqa: PLC0415

    parts = []
    for wave in waves:
        with suppress(UserError):  # cut or foreign: it is made anew when it is looked at
            parts.append((wave.offset_ms, levels.classes(pyramid.load(wave.path))))
    return placed(parts), bool(parts)


def _key(
    detail: SessionDetail,
    claimed: dict[int, int],
    end_ms: int,
    timeline: Timeline | None,
    waves: Sequence[_Wave],
    chunks: Sequence[MissingChunks],
) -> str:
    """What the gaps depend on, in short."""
    sounds = [(r.sha256, r.offset_ms, r.duration_ms, r.role) for r in detail.recordings]
    seen = [(wave.sha256, wave.made_ns) for wave in waves]
    facts = (detail.facts.started_at, detail.facts.ended_at, sorted(claimed.items()), end_ms)
    made = hashlib.blake2b(repr((_RULES, sounds, seen, facts, chunks)).encode(), digest_size=16)
    if timeline is not None:
        for column in (timeline.starts, timeline.ends, timeline.voices):
            made.update(column.tobytes())
        for first in range(0, len(timeline), _SPOKEN):
            text = "\0".join(timeline.texts[first : first + _SPOKEN])
            made.update(text.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _read(kept: Path, key: str) -> Ledger | None:
    try:
        if kept.stat().st_size > _LARGEST:
            return None
        document = json.loads(kept.read_bytes())
        if document["key"] != key:
            return None
        return Ledger(tuple(Gap(**gap) for gap in document["gaps"]), bool(document["listened"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None  # it is only ever a copy: found anew


def _keep(kept: Path, key: str, ledger: Ledger) -> None:
    """Writes it beside and swaps; a folder that cannot be written costs only the time."""
    document = {
        "key": key,
        "listened": ledger.listened,
        "gaps": [asdict(gap) for gap in ledger.gaps],
    }
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(kept) as beside:
            beside.write_text(json.dumps(document), "utf-8")
