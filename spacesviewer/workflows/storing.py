"""Takes one unit of files into the archive, in one transaction."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.holding import held_within
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import corrected, originals, recordings, sessions, sources, versions
from spacesviewer.library.store import Archive
from spacesviewer.media.inspection import Inspection
from spacesviewer.workflows import facts, placing, telling, units
from spacesviewer.workflows.inner import is_inside
from spacesviewer.workflows.known import describe, in_trash, session_of
from spacesviewer.workflows.report import SessionReport
from spacesviewer.workflows.scanning import Refusal, Unit
from spacesviewer.workflows.telling import Beside, Heard
from spacesviewer.workflows.texts import Text, grafted, inner_texts, texts_of

log = logging.getLogger(__name__)
_NEAR_MS = 2000


@dataclass(slots=True)
class Outcome:
    """What became of a unit."""

    sessions: list[SessionReport] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)


def store(
    archive: Archive,
    unit: Unit,
    inspected: Mapping[Path, Inspection | UserError],
    extra: Sequence[Heard] = (),
) -> Outcome:
    """Stores what is new or changed of a unit; ``inspected`` holds its new recordings.

    ``extra`` is what files about many events tell of this one.
    """
    outcome = Outcome()
    media = _usable(unit.media, inspected, outcome)
    together, apart = _by_length(media)
    for path, _ in apart:
        reason = (
            f"{path.name} has the name of another recording beside it and another length; "
            "it has become a session of its own."
        )
        outcome.warnings.append(Refusal(str(path), reason))
    beside = telling.read_beside(archive, unit.artefacts, outcome.refused, extra)
    texts = texts_of(archive, unit, outcome.refused, outcome.warnings)
    texts += inner_texts(together, outcome.warnings)
    if together or texts or beside.heard or beside.fresh:
        _store_session(archive, unit, together, texts, beside, outcome)
    for path, inspection in apart:
        alone = Unit(unit.folder, path.name, (path,))
        apart_texts = inner_texts([(path, inspection)], outcome.warnings)
        _store_session(archive, alone, [(path, inspection)], apart_texts, Beside(), outcome)
    return outcome


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


def _store_session(
    archive: Archive,
    unit: Unit,
    media: Sequence[tuple[Path, Inspection]],
    texts: Sequence[Text],
    beside: Beside,
    outcome: Outcome,
) -> None:
    infos = [(path, inspection.info) for path, inspection in media]
    with archive.transaction():
        known = [recordings.by_sha256(archive, inspection.sha256) for _, inspection in media]
        of_known = (recording.session for recording in known if recording is not None)
        uid = next(of_known, None) or session_of(archive, unit)
        merged = telling.merged(beside, infos)
        # A feed's guid is its own: two podcasts may both have a "12".
        if uid is None and merged.platform_id and merged.platform != telling.PODCAST:
            uid = sessions.by_platform_id(archive, merged.platform_id)
        if uid is not None and (removed := in_trash(archive, uid, unit)):
            outcome.warnings.append(removed)
            return
        if uid is None and not media and not texts:
            _tell_of_nothing(beside, outcome)
            return
        status = "updated"
        if uid is None:
            status = "added"
            named = facts.merge(merged, facts.from_name(unit.stem, unit.folder.name))
            uid = sessions.add(archive, named, source=str(unit.folder / unit.stem))
        elif merged != SessionFacts():
            names = ", ".join(one.path.name for one in beside.heard)
            sessions.update_facts(archive, uid, merged, source=names)
        for path, inspection in media:
            _store_recording(archive, uid, path, inspection, outcome)
        said = telling.keep(archive, uid, unit, beside, infos)
        outcome.warnings += [Refusal(str(unit.files[0]), sentence) for sentence in said]
        detail = sessions.get(archive, uid)
        if not detail.recordings:
            outcome.warnings += telling.chapters_without_sound(beside)
        for text in grafted(_in_unit(archive, uid, texts, outcome)):
            placed = placing.on_the_recording(text.parsed, detail.facts, detail.duration_ms)
            text = replace(text, parsed=placed)
            _store_text(archive, _home(archive, text) or uid, text, outcome)
        for path in beside.fresh:
            _store_artefact(archive, uid, path)
        outcome.sessions.append(describe(archive, uid, status))


def _in_unit(archive: Archive, uid: str, texts: Sequence[Text], outcome: Outcome) -> list[Text]:
    """The texts with times in the unit that fits the session's sound; each change is told."""
    ends = (r.offset_ms + r.duration_ms for r in recordings.list_for(archive, uid))
    sound_ms = max(ends, default=0)
    result = []
    for text in texts:
        parsed = units.in_unit(text.parsed, sound_ms)
        if parsed is not text.parsed:
            told = f"{text.path.name}: {parsed.notes[-1]}"
            outcome.warnings.append(Refusal(str(text.path), told))
        result.append(replace(text, parsed=parsed))
    return result


def _tell_of_nothing(beside: Beside, outcome: Outcome) -> None:
    """A line about facts without anything to listen to or to read."""
    if not beside.heard:
        return  # a playlist's or a chat's file, which tells of no session
    told = ", ".join(dict.fromkeys(one.path.name for one in beside.heard))
    only_chapters = all(one.told.chapters and not one.told.facts.title for one in beside.heard)
    what = "holds chapters" if only_chapters else "tells of a session"
    reason = f"{told} {what}, but no recording or transcript lies beside it."
    outcome.warnings.append(Refusal(str(beside.heard[0].path), reason))


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


def _store_text(archive: Archive, uid: str, text: Text, outcome: Outcome) -> None:
    inside = is_inside(text.path)
    status = None if inside else text.path.stat()
    ends = (r.offset_ms + r.duration_ms for r in recordings.list_for(archive, uid))
    line = versions.add_version(
        archive,
        uid,
        held_within(text.parsed, max(ends, default=0)),
        format=text.format,
        name=text.path.name,
        path=text.path,
        sha256=text.sha256,
        language=text.language,
        data=text.data,
        size=status.st_size if status else len(text.data),
        mtime_ns=status.st_mtime_ns if status else 0,
        is_file=not inside,
        renewed=text.renewed,
    )
    if corrected.file_waits(archive, line):
        said = (
            f"{text.path.name} {corrected.NEWER_FILE}. It is kept beside your "
            " corrections, which stay as they are; Correct > Compare With Newer File, or "
            "`spacesviewer compare`, shows where the two meet."
        )
        outcome.warnings.append(Refusal(str(text.path), said))


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
