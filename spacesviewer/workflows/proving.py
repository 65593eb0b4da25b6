"""What a new quote carries to show where its words come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from spacesviewer.domain.participant import Participant
from spacesviewer.domain.quote import Correction, Naming, Proof, QuotePart, Said
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.selection import Selection
from spacesviewer.domain.session import TranscriptInfo
from spacesviewer.library import corrected, corrections, lines, recordings
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive
from spacesviewer.workflows import speaking, translated_words
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
        said=_said(archive, ids),
    )


def sound_of(path: Path, sha256: str, stop: Callable[[], bool] | None = None) -> str:
    """The hash of the sound of a recording without its tags; reads all of it, elsewhere.

    It may be done at any time: the recording is known by the hash of its whole file. RefusedFile
    where the file is another one now.
    """
    # Decoders are loaded only where one is needed.
    from spacesviewer.media import isolated, soundhash  # noqa: PLC0415

    return isolated.run(soundhash.of_file, path, sha256, stop=stop)


def keep_sound(archive: Archive, recording_id: int, audio_sha256: str) -> None:
    """Keeps what ``sound_of`` has found, once."""
    if not recordings.audio_sha256(archive, recording_id):
        recordings.set_audio_sha256(archive, recording_id, audio_sha256)


def _original(archive: Archive, ids: Sequence[int]) -> str:
    """What the file had on the lines that the words come from."""
    told = {one.id: one.text for key in ids for one in corrected.originals_of(archive, key)}
    return "\n".join(told.values())


def _said(archive: Archive, ids: Sequence[int]) -> Said | None:
    """What was translated, None where the words are those that were said."""
    told = translated_words.translation_of(archive, ids)
    if told is None:
        return None
    return Said(
        told.original,
        told.original_language,
        told.original_transcript_id,
        told.original_segment_ids,
        told.translators,
        told.status,
        told.behind,
    )


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
    """Who or what said whose words these are: a person, or else the transcript's own labels.

    Of several segments of a speaker, the one of which a person has said least counts.
    """
    source = {"machine": "machine transcript", "human": "transcript by a person"}
    by = source.get(info.origin, "transcript")
    found = {part.speaker: Naming(part.speaker, by) for part in parts if part.speaker}
    told: dict[str, Naming] = {}
    for key, one in speaking.speaker_provenance(archive, ids).items():
        name = lines.get(archive, key).speaker
        if name not in found:
            continue
        naming = found[name]
        if one.source == "person":
            naming = Naming(name, one.by or "a person", one.confirmed_at or one.at)
        elif one.confirmed:
            naming = Naming(name, by, one.confirmed_at)
        known = told.setdefault(name, naming)
        told[name] = min(known, naming, key=lambda each: bool(each.confirmed_at))
    return list((found | told).values())
