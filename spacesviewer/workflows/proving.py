"""What a new quote carries to show where its words come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Correction, Naming, Proof, QuotePart
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.library import corrected, corrections, recordings
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive
from spacesviewer.workflows.crediting import credited


def proof(
    archive: Archive,
    selection: Selection,
    info: TranscriptInfo,
    recording: Recording | None,
    date_source: str,
    people: Mapping[str, Participant],
) -> Proof:
    """What is known now of the source of the words that are selected.

    ``people`` are those of the session by name.
    """
    ids = [key for key, _, _ in selection.segments]
    return Proof(
        recording_size=recording.size if recording else 0,
        recording_ms=recording.duration_ms if recording else 0,
        audio_sha256=recordings.audio_sha256(archive, recording.id) if recording else "",
        version_id=version_of(ids[0]) if ids else 0,
        spans=selection.segments,
        original=_original(archive, ids),
        corrections=tuple(_corrections(archive, info.id, ids)),
        namings=credited(_namings(archive, info, selection.parts, ids), people),
        date_source=date_source,
    )


def hash_sound(archive: Archive, recording_id: int) -> str:
    """Works out the hash of a recording's sound without its tags, and keeps it; "" without file.

    It may be done at any time: the recording is known by the hash of its whole file.
    """
    known = recordings.audio_sha256(archive, recording_id)
    recording = recordings.get(archive, recording_id)
    if known or recording is None or not Path(recording.path).is_file():
        return known
    # Decoders are loaded only where one is needed.
    from spacesviewer.media import isolated, soundhash  # noqa: PLC0415

    found = isolated.run(soundhash.of_file, Path(recording.path), recording.sha256)
    recordings.set_audio_sha256(archive, recording_id, found)
    return found


def _original(archive: Archive, ids: Sequence[int]) -> str:
    """What the file had on the lines that the words come from."""
    told = {one.id: one.text for key in ids for one in corrected.originals_of(archive, key)}
    return "\n".join(told.values())


def _corrections(archive: Archive, transcript_id: int, ids: Sequence[int]) -> list[Correction]:
    """What persons have changed of these lines, in order."""
    of_segments: Any = getattr(corrections, "of_segments", None)
    if of_segments is not None:
        return [_told(one) for one in of_segments(archive, ids).corrections]
    wanted = {*ids}
    return [
        _told(one)
        for one in corrections.list_for(archive, transcript_id)
        if not one.undone and wanted & {line.segment for line in (*one.before, *one.after)}
    ]


def _told(one: corrections.Correction) -> Correction:
    before, after = ("\n".join(line.text for line in lines) for lines in (one.before, one.after))
    return Correction(one.reviewer, one.at, before, after)


def _namings(
    archive: Archive, info: TranscriptInfo, parts: Sequence[QuotePart], ids: Sequence[int]
) -> list[Naming]:
    """Who or what said whose words these are: a person, or else the transcript's own labels."""
    source = {"machine": "machine transcript", "human": "transcript by a person"}
    by = source.get(info.origin, "transcript")
    found = {part.speaker: Naming(part.speaker, by) for part in parts if part.speaker}
    for one in corrections.list_for(archive, info.id):
        names = {line.speaker for line in one.before}
        for line in one.after:
            told = line.segment in {*ids} and line.speaker in found and line.speaker not in names
            if told and not one.undone:
                found[line.speaker] = Naming(line.speaker, one.reviewer or "a person", one.at)
    return list(found.values())
