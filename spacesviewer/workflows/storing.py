"""Takes one unit of files into the archive, in one transaction."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacesviewer import transcripts
from spacesviewer.domain import grafting
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.segment import ParsedTranscript
from spacesviewer.domain.session import SessionFacts
from spacesviewer.library import originals, recordings, sessions, sources, versions
from spacesviewer.library.store import Archive
from spacesviewer.media.inspection import Inspection
from spacesviewer.transcripts.guessing import guess_language
from spacesviewer.transcripts.language import language_of_name
from spacesviewer.workflows import diarising, facts, inner, placing, telling, units
from spacesviewer.workflows.looking import suffix
from spacesviewer.workflows.report import SessionReport
from spacesviewer.workflows.scanning import Refusal, Unit, stem_key, stems_of
from spacesviewer.workflows.telling import Beside, Heard

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
    renewed: bool = False  # it is in the archive, and more is known of it now


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
    texts = _with_turns(archive, unit, _read_texts(archive, unit.transcripts, outcome))
    texts += _inner_texts(together, outcome)
    if together or texts or beside.heard or beside.fresh:
        _store_session(archive, unit, together, texts, beside, outcome)
    for path, inspection in apart:
        alone = Unit(unit.folder, path.name, (path,))
        apart_texts = _inner_texts([(path, inspection)], outcome)
        _store_session(archive, alone, [(path, inspection)], apart_texts, Beside(), outcome)
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
    """The sessions that the files of a unit were taken into."""
    rows = [sources.by_path(archive, path) for path in unit.files]
    return list(dict.fromkeys(row.session for row in rows if row is not None and row.session))


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


def _read_texts(
    archive: Archive, paths: Sequence[Path], outcome: Outcome, *, again: bool = False
) -> list[Text]:
    texts = []
    for path in paths:
        if not again and is_known(archive, path):
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
        texts.append(_text(path, data, format_name, parsed))
        outcome.warnings += [Refusal(str(path), f"{path.name}: {note}") for note in parsed.notes]
    return texts


def _text(path: Path, data: bytes, format_name: str, parsed: ParsedTranscript) -> Text:
    language = parsed.language or language_of_name(path.stem)[1] or _guess(parsed)
    return Text(path, data, hashlib.sha256(data).hexdigest(), format_name, parsed, language)


def _with_turns(archive: Archive, unit: Unit, texts: Sequence[Text]) -> list[Text]:
    """The texts, with the speakers that a file of turns among the unit's tells for them.

    Whichever of the two came first: what is in the archive already is read again for the other.
    """
    fresh = any(text.parsed.turns for text in texts)
    if not fresh and not any(suffix(path) == "rttm" for path in unit.transcripts):
        return list(texts)
    known = [
        text
        for path in unit.transcripts
        if is_known(archive, path) and (fresh or suffix(path) == "rttm")
        for text in _read_texts(archive, [path], Outcome(), again=True)
    ]
    donors = [(t.path.name, t.parsed) for t in (*texts, *known) if t.parsed.turns]
    result = []
    for text in (*texts, *known):
        parsed = diarising.with_speakers(text.parsed, donors)
        if parsed is not None:
            result.append(replace(text, parsed=parsed, renewed=text in known))
        elif text not in known:
            result.append(text)
    return result


def _inner_texts(media: Sequence[tuple[Path, Inspection]], outcome: Outcome) -> list[Text]:
    """The subtitles and lyrics inside new recordings, as texts of their own."""
    texts = []
    for path, inspection in media:
        outcome.warnings += [Refusal(str(path), note) for note in inspection.inner.notes]
        for found in inspection.inner.texts:
            read = inner.read(path, found)
            if isinstance(read, UserError):
                outcome.warnings.append(Refusal(str(path), read.sentence()))
                continue
            format_name, parsed = read
            language = parsed.language or _guess(parsed)
            sha256 = hashlib.sha256(found.original).hexdigest()
            place = path.with_name(f"{path.name}#{found.name}")
            texts.append(Text(place, found.original, sha256, format_name, parsed, language))
    return texts


def _guess(parsed: ParsedTranscript) -> str:
    return guess_language(" ".join(segment.text for segment in parsed.segments[:200]))


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
        if uid is None and not media and not texts:
            _tell_of_nothing(beside, outcome)
            return
        status = "updated"
        if uid is None:
            status = "added"
            named = facts.merge(merged, facts.from_name(unit.stem, unit.folder.name))
            uid = sessions.add(archive, named, source=str(unit.folder / unit.stem))
        elif merged != SessionFacts():
            sessions.update_facts(archive, uid, merged)
        for path, inspection in media:
            _store_recording(archive, uid, path, inspection, outcome)
        said = telling.keep(archive, uid, unit, beside, infos)
        outcome.warnings += [Refusal(str(unit.files[0]), sentence) for sentence in said]
        detail = sessions.get(archive, uid)
        for text in grafted(_in_unit(archive, uid, texts, outcome)):
            placed = placing.on_the_recording(text.parsed, detail.facts, detail.duration_ms)
            _store_text(archive, uid, replace(text, parsed=placed))
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
    reason = f"{told} tells of a session, but no recording or transcript lies beside it."
    outcome.warnings.append(Refusal(str(beside.heard[0].path), reason))


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


def _store_text(archive: Archive, uid: str, text: Text) -> None:
    inside = inner.is_inside(text.path)
    status = None if inside else text.path.stat()
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
        size=status.st_size if status else len(text.data),
        mtime_ns=status.st_mtime_ns if status else 0,
        is_file=not inside,
        renewed=text.renewed,
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
