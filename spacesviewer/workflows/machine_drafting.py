"""A first draft of a session's transcript, written by a machine on this computer.

Three steps, so that the long one needs no archive: ``plan``, ``write``, ``store``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacesviewer import transcripts as readers
from spacesviewer.domain import coverage
from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError, WrongUsage
from spacesviewer.domain.recording import Recording
from spacesviewer.library import sessions, versions
from spacesviewer.library.store import Archive
from spacesviewer.media import machine_draft, model_folder
from spacesviewer.media.draft_journal import Header, Journal, Piece
from spacesviewer.media.model_folder import Model
from spacesviewer.transcripts.language import language_code
from spacesviewer.transcripts.refusals import EmptyTranscript

FORMAT = "Whisper JSON"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: the recordings that are heard, and where their journals lie."""

    session: str
    title: str
    model: Model
    language: str
    recordings: tuple[Recording, ...]
    folder: Path

    def header(self, recording: Recording) -> Header:
        """What names the journal of a recording."""
        return Header(recording.sha256, self.model.fingerprint, self.language)

    def journal(self, recording: Recording) -> Path:
        """Where what is written of a recording is kept."""
        return self.folder / self.header(recording).file_name

    def begun(self) -> bool:
        """Whether an earlier run left something to go on from."""
        return any(Journal(self.journal(r), self.header(r)).pieces() for r in self.recordings)


def plan(archive: Archive, session: str, folder: Path, language: str = "") -> Plan:
    """What a run would do. UserError where package, model or sound are missing."""
    model_folder.check_installed()
    model = model_folder.look_at(folder)
    told = language_code(language).partition("-")[0] if language else ""
    if language and not told:
        raise WrongUsage(
            "“{language}” is no language.", hint="For example: en, ur, de.", language=language
        )
    detail = sessions.get(archive, session)
    sounds = tuple(coverage.needed(detail.recordings))
    if not sounds:
        raise UserError("No recording of this session is where it should be: nothing to hear.")
    return Plan(session, detail.facts.title, model, told, sounds, archive.folder / "drafts")


def write(
    wanted: Plan, *, progress: Callable[[float], None], stop: Callable[[], bool]
) -> dict[str, Any]:
    """The text as Whisper's JSON has it, at the session's times; ``progress`` from 0 to 1.

    CancelledError where ``stop`` says true; the next run goes on from there.
    """
    total = max(1, sum(one.duration_ms for one in wanted.recordings))
    segments: list[dict[str, Any]] = []
    language, before, reached = wanted.language, 0, 0.0
    for recording in wanted.recordings:
        share, begun = recording.duration_ms / total, before / total
        pieces = machine_draft.write(
            Path(recording.path),
            wanted.model,
            wanted.journal(recording),
            wanted.header(recording),
            progress=lambda fraction, share=share, begun=begun: progress(begun + share * fraction),  # type: ignore[misc]
            stop=stop,
        )
        language = language or next((one.language for one in pieces if one.language), "")
        segments += _placed(pieces, recording, reached)
        reached = max(reached, (recording.offset_ms + recording.duration_ms) / 1000)
        before += recording.duration_ms
    if not segments:
        raise UserError(
            "The model {model} heard no speech in “{title}”.",
            hint="Nothing was added. Is it music or silence, or very soft?",
            model=wanted.model.name,
            title=wanted.title,
        )
    return {"language": language, "task": "transcribe", "segments": segments}


def store(archive: Archive, wanted: Plan, document: dict[str, Any]) -> tuple[int, Changes]:
    """Adds the draft to the session, marked as a machine's; the same again changes nothing.

    A draft by the same model before it stays as an earlier version.
    """
    data = json.dumps(document, ensure_ascii=False).encode("utf-8")
    name = f"Machine draft ({wanted.model.name})"
    try:
        _, parsed = readers.read_bytes(data, f"{name}.json")
    except EmptyTranscript as error:
        raise UserError("The model {model} wrote no words.", model=wanted.model.name) from error
    first = Path(wanted.recordings[0].path)
    line = versions.add_version(
        archive,
        wanted.session,
        parsed,
        format=FORMAT,
        name=name,
        # A place inside the recording, as those of texts that come in its file.
        path=first.with_name(f"{first.name}#{name}"),
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        is_file=False,
    )
    for recording in wanted.recordings:  # what other models began is not wanted any more, either
        for beside in wanted.folder.glob(f"{recording.sha256[:24]}-*"):
            beside.unlink(missing_ok=True)
    return line, Changes(sessions=frozenset({wanted.session}), transcripts=frozenset({line}))


def forget(wanted: Plan) -> None:
    """Drops what was written so far and is not wanted, or is in the archive."""
    for recording in wanted.recordings:
        Journal(wanted.journal(recording), wanted.header(recording)).drop()


def _placed(pieces: Sequence[Piece], recording: Recording, from_s: float) -> list[dict[str, Any]]:
    """The segments at the session's times, without those that an earlier recording has already."""
    by = recording.offset_ms / 1000
    moved = [_moved(segment, by) for piece in pieces for segment in piece.segments]
    return [one for one in moved if (one["start"] + one["end"]) / 2 >= from_s]


def _moved(segment: dict[str, Any], by_s: float) -> dict[str, Any]:
    words = [_moved({**word, "words": ()}, by_s) for word in segment["words"]]
    for word in words:
        word.pop("words")
    times = {key: round(segment[key] + by_s, 3) for key in ("start", "end")}
    return {**segment, **times, "words": words}
