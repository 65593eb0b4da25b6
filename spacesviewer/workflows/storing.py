"""Takes one unit of files into the archive, in one transaction."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacesviewer import platforms, transcripts
from spacesviewer.domain import grafting
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import originals, recordings, sessions, sources, trash, versions
from spacesviewer.library.store import Archive
from spacesviewer.media.inspection import Inspection
from spacesviewer.transcripts.guessing import guess_language
from spacesviewer.transcripts.language import language_of_name
from spacesviewer.workflows import facts
from spacesviewer.workflows.report import SessionReport
from spacesviewer.workflows.scanning import Refusal, Unit, stem_key, stems_of

log = logging.getLogger(__name__)
_NEAR_MS = 2000
BUG = "{name} could not be read because of a fault in Spaces Viewer ({error}). Please report it."


@dataclass(frozen=True, slots=True)
class Text:
    """A transcript file that was read: its bytes, what they say, and how the format is called."""

    path: Path
    data: bytes
    sha256: str
    format: str
    parsed: ParsedTranscript
    language: str


@dataclass(slots=True)
class Outcome:
    """What became of a unit."""

    sessions: list[SessionReport] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)


def store(
    archive: Archive, unit: Unit, inspected: Mapping[Path, Inspection | UserError]
) -> Outcome:
    """Stores what is new or changed of a unit; ``inspected`` holds its new recordings."""
    outcome = Outcome()
    media = _usable(unit.media, inspected, outcome)
    together, apart = _by_length(media)
    for path, _ in apart:
        reason = (
            f"{path.name} has the name of another recording beside it and another length; "
            "it has become a session of its own."
        )
        outcome.warnings.append(Refusal(str(path), reason))
    told, artefacts = _read_artefacts(archive, unit.artefacts, outcome)
    texts = _read_texts(archive, unit.transcripts, outcome)
    if together or texts or artefacts:
        _store_session(archive, unit, together, texts, told, artefacts, outcome)
    for path, inspection in apart:
        alone = Unit(unit.folder, path.name, (path,))
        _store_session(archive, alone, [(path, inspection)], [], [], [], outcome)
    return outcome


def is_known(archive: Archive, path: Path) -> bool:
    """Whether a file was taken in and has not been touched since."""
    status = path.stat()
    return sources.unchanged(archive, path, status.st_size, status.st_mtime_ns) is not None


def describe(archive: Archive, uid: str, status: str) -> SessionReport:
    """A session as the report tells it."""
    detail = sessions.get(archive, uid)
    return SessionReport(
        uid,
        detail.facts.title,
        detail.duration_ms,
        len(detail.recordings),
        len(detail.transcripts),
        sum(info.segments for info in detail.transcripts),
        status,
    )


def with_status(report: SessionReport, status: str) -> SessionReport:
    """The same report with another status."""
    return replace(report, status=status)


def sessions_of(archive: Archive, unit: Unit) -> list[str]:
    """The sessions that the files of a unit were taken into, those in the trash too."""
    rows = [sources.by_path(archive, path) for path in unit.files]
    return list(dict.fromkeys(row.session for row in rows if row is not None and row.session))


def in_trash(archive: Archive, uid: str, unit: Unit) -> Refusal | None:
    """A sentence if a session is in the trash: who removed it shall not find it here again.

    To add a folder again is routine; it must not undo what was decided about one session.
    """
    entry = trash.holds(archive, uid)
    if entry is None:
        return None
    reason = (
        f"{unit.files[0].name} belongs to “{entry.title}”, which is in the trash. Nothing of it "
        f"was added; `spacesviewer bring-back {entry.id}`, or File > Trash, brings it back."
    )
    return Refusal(str(unit.files[0]), reason)


def session_of(archive: Archive, unit: Unit) -> str | None:
    """The session that files of the unit, or files beside them with the same stem, belong to."""
    known = sessions_of(archive, unit)
    if known:
        return known[0]
    key = stem_key(unit.stem)
    for row in sources.in_folder(archive, unit.folder):
        stems = {stem_key(stem) for stem in stems_of(Path(row.path).name)}
        if row.session and key in stems:
            return row.session
    return None


def _usable(
    paths: Sequence[Path], inspected: Mapping[Path, Inspection | UserError], outcome: Outcome
) -> list[tuple[Path, Inspection]]:
    usable = []
    for path in paths:
        result = inspected.get(path)
        if isinstance(result, UserError):
            outcome.refused.append(Refusal(str(path), result.sentence()))
        elif result is not None:
            usable.append((path, result))
            outcome.warnings += [Refusal(str(path), said) for said in result.info.problems]
    return usable


def _by_length(
    media: Sequence[tuple[Path, Inspection]],
) -> tuple[list[tuple[Path, Inspection]], list[tuple[Path, Inspection]]]:
    """Recordings of one length are one event in several files; others are events of their own."""
    if not media:
        return [], []
    ordered = sorted(media, key=lambda item: (item[1].info.has_video, str(item[0])))
    length = ordered[0][1].info.duration_ms
    near = [i for i in ordered if abs(i[1].info.duration_ms - length) <= _NEAR_MS + length // 100]
    return near, [item for item in ordered if item not in near]


def _read_artefacts(
    archive: Archive, paths: Sequence[Path], outcome: Outcome
) -> tuple[list[SessionFacts], list[Path]]:
    """What downloaders say, and the files that are new or changed among those that say it."""
    told, fresh = [], []
    for path in paths:
        try:
            read = platforms.read(path)
        except UserError as error:
            outcome.refused.append(Refusal(str(path), error.sentence()))
            continue
        if read is not None:
            told.append(read[1])
            if not is_known(archive, path):
                fresh.append(path)
    return told, fresh


def _read_texts(archive: Archive, paths: Sequence[Path], outcome: Outcome) -> list[Text]:
    texts = []
    for path in paths:
        if is_known(archive, path):
            continue
        try:
            data = transcripts.load_bytes(path)
            format_name, parsed = transcripts.read_bytes(data, path.name)
        except UserError as error:
            outcome.refused.append(Refusal(str(path), error.sentence()))
            continue
        except OSError as error:
            reason = f"{path.name} cannot be read: {error.strerror}. Check its permissions."
            outcome.refused.append(Refusal(str(path), reason))
            continue
        except Exception as error:
            # One bad file never stops the rest; the log holds the place, not the words.
            log.exception("reading a transcript of %s bytes failed", path.stat().st_size)
            reason = BUG.format(name=path.name, error=type(error).__name__)
            outcome.refused.append(Refusal(str(path), reason))
            continue
        language = parsed.language or language_of_name(path.stem)[1] or _guess(parsed)
        sha256 = hashlib.sha256(data).hexdigest()
        texts.append(Text(path, data, sha256, format_name, parsed, language))
        outcome.warnings += [Refusal(str(path), f"{path.name}: {note}") for note in parsed.notes]
    return texts


def _guess(parsed: ParsedTranscript) -> str:
    return guess_language(" ".join(segment.text for segment in parsed.segments[:200]))


def _store_session(
    archive: Archive,
    unit: Unit,
    media: Sequence[tuple[Path, Inspection]],
    texts: Sequence[Text],
    told: Sequence[SessionFacts],
    artefacts: Sequence[Path],
    outcome: Outcome,
) -> None:
    with archive.transaction():
        known = [recordings.by_sha256(archive, inspection.sha256) for _, inspection in media]
        of_known = (recording.session for recording in known if recording is not None)
        uid = next(of_known, None) or session_of(archive, unit)
        if uid is None and not media and not texts:
            names = ", ".join(path.name for path in artefacts)
            reason = f"{names} tells of a session, but no recording or transcript lies beside it."
            outcome.warnings.append(Refusal(str(artefacts[0]), reason))
            return
        merged = facts.merge(*told, *(facts.from_tags(i.info) for _, i in media))
        if uid is None and merged.platform_id:
            uid = sessions.by_platform_id(archive, merged.platform_id)
        if uid is not None and (removed := in_trash(archive, uid, unit)):
            outcome.warnings.append(removed)
            return
        status = "updated"
        if uid is None:
            status = "added"
            named = facts.merge(merged, facts.from_name(unit.stem))
            uid = sessions.add(archive, named, source=str(unit.folder / unit.stem))
        elif merged != SessionFacts():
            names = ", ".join(path.name for path in (*artefacts, *(path for path, _ in media)))
            sessions.update_facts(archive, uid, merged, source=names)
        for path, inspection in media:
            _store_recording(archive, uid, path, inspection, outcome)
        for text in grafted(texts):
            _store_text(archive, _home(archive, text) or uid, text)
        for path in artefacts:
            _store_artefact(archive, uid, path)
        outcome.sessions.append(describe(archive, uid, status))


def grafted(texts: Sequence[Text]) -> list[Text]:
    """The texts, those without times of words given them by one that says the same with times."""
    donors = [t for t in texts if any(s.words for s in t.parsed.segments)]
    result = []
    for text in texts:
        if not any(segment.words for segment in text.parsed.segments):
            for donor in donors:
                segments = grafting.graft_words(text.parsed.segments, donor.parsed.segments)
                if segments is not None:
                    note = f"The times of the words come from {donor.path.name}."
                    parsed = replace(
                        text.parsed, segments=segments, notes=(*text.parsed.notes, note)
                    )
                    text = replace(text, parsed=parsed)
                    break
        result.append(text)
    return result


def _store_recording(
    archive: Archive,
    uid: str,
    path: Path,
    inspection: Inspection,
    outcome: Outcome,
) -> None:
    status = path.stat()
    known = recordings.by_sha256(archive, inspection.sha256)
    if known is None:
        recordings.add(
            archive,
            uid,
            path,
            inspection.sha256,
            inspection.quick_hash,
            status.st_size,
            status.st_mtime_ns,
            inspection.info,
            role="mirror" if recordings.list_for(archive, uid) else "main",
        )
    elif known.path == str(path) or not os.path.exists(known.path):  # noqa: PTH110 - any text
        recordings.move(archive, known.id, path, status.st_mtime_ns)
    else:
        sources.record(
            archive,
            path,
            "recording",
            size=status.st_size,
            mtime_ns=status.st_mtime_ns,
            sha256=inspection.sha256,
            quick_hash=inspection.quick_hash,
            session_uid=known.session,
        )
        said = f"{path.name} is a copy of {known.path}, which is in the archive already."
        outcome.warnings.append(Refusal(str(path), said))


def _home(archive: Archive, text: Text) -> str | None:
    """The session that a transcript is of already: a person may have moved it there."""
    row = sources.by_path(archive, text.path)
    return sessions.home_of(archive, row.session) if row is not None and row.session else None


def _store_text(archive: Archive, uid: str, text: Text) -> None:
    status = text.path.stat()
    versions.add_version(
        archive,
        uid,
        text.parsed,
        format=text.format,
        name=text.path.name,
        path=text.path,
        sha256=text.sha256,
        language=text.language,
        data=text.data,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
    )


def _store_artefact(archive: Archive, uid: str, path: Path) -> None:
    status = path.stat()
    sources.record(
        archive,
        path,
        "metadata",
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sha256=originals.keep(archive, path.read_bytes()),
        session_uid=uid,
    )
