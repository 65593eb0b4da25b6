"""Indexing: from a folder of files to sessions in the archive. Again: only what changed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError, RefusedFile, UserError
from spacesviewer.domain.plaintext import clean_line
from spacesviewer.library import recordings, sources
from spacesviewer.library.store import Archive
from spacesviewer.media import isolated
from spacesviewer.media.inspection import Inspection, inspect
from spacesviewer.workflows import storing, texts
from spacesviewer.workflows.report import AddReport, Meter, Progress, SessionReport
from spacesviewer.workflows.scanning import Refusal, Unit, scan
from spacesviewer.workflows.telling import Events

log = logging.getLogger(__name__)


def add(
    archive: Archive,
    paths: Sequence[Path],
    *,
    report: Callable[[Progress], None] = lambda _progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> AddReport:
    """Indexes files and folders; each session is stored in a transaction of its own.

    ``stop`` is asked between files: what is stored by then stays. A file that cannot be read is
    refused with a sentence and never stops the rest.
    """
    meter = Meter(report)
    found = scan(paths, leave_out=[archive.folder], found=meter.found)
    result = AddReport(refused=list(found.refused))
    fresh = [_fresh_media(archive, unit) for unit in found.units]
    meter.begin(sum(len(unit.files) for unit in found.units), _bytes(found.units, fresh))
    wanted = [path for paths_of_unit in fresh for path in paths_of_unit]
    with isolated.Pool(os.cpu_count() or 1) as pool:
        inspected = _inspections(pool, wanted, meter, stop)
        events = Events(archive, found.shared)
        for unit, new_media in zip(found.units, fresh, strict=True):
            results = {path: inspected(path) for path in new_media}
            if stop():
                result.stopped = True
                break
            _take(archive, unit, results, events, result)
            for path in unit.files:
                meter.did(
                    path.name, _size(path) if path in results or path not in unit.media else 0
                )
    if not result.stopped:
        result.warnings += events.finish()
    result.refused = [_in_words(refusal) for refusal in result.refused]
    result.warnings = [_in_words(warning) for warning in result.warnings]
    _note_missing(archive, [Path(path).absolute() for path in paths])
    _remember_refusals(archive, result.refused)
    return result


def _take(
    archive: Archive,
    unit: Unit,
    inspected: dict[Path, Inspection | UserError],
    events: Events,
    result: AddReport,
) -> None:
    try:
        infos = [found.info for found in inspected.values() if isinstance(found, Inspection)]
        told = events.of(unit, infos, storing.session_of(archive, unit)) if events.known else []
        news = any(one.path in events.fresh for one in told)
        if not inspected and not news and all(texts.is_known(archive, p) for p in unit.files):
            _merge_sessions(result, _unchanged(archive, unit))
            for uid in storing.sessions_of(archive, unit):
                if removed := storing.in_trash(archive, uid, unit):
                    result.warnings.append(removed)
            return
        outcome = storing.store(archive, unit, inspected, told)
    except ArchiveError:
        raise  # no file's fault, and the next one would fare no better
    except UserError as error:
        result.refused += [Refusal(str(path), error.sentence()) for path in unit.files[:1]]
        return
    except OSError as error:
        # Deleted, or its disk unplugged, since it was found.
        name = str(error.filename or unit.files[0])
        result.refused.append(Refusal(name, f"{Path(name).name} cannot be read: {error.strerror}."))
        return
    except Exception as error:
        # A fault of ours with one session must not cost her the others; the log has the places.
        log.exception("storing a unit of %s files failed", len(unit.files))
        reason = texts.BUG.format(name=unit.files[0].name, error=type(error).__name__)
        result.refused.append(Refusal(str(unit.files[0]), reason))
        return
    # Where one file is refused again and the others are known, the session is as it was.
    _merge_sessions(result, outcome.sessions or _unchanged(archive, unit))
    result.refused += outcome.refused
    result.warnings += outcome.warnings


def _unchanged(archive: Archive, unit: Unit) -> list[SessionReport]:
    """The sessions of a unit as they stand, but for those in the trash."""
    return [
        storing.describe(archive, uid, "unchanged")
        for uid in storing.sessions_of(archive, unit)
        if not storing.in_trash(archive, uid, unit)
    ]


def _merge_sessions(result: AddReport, reports: Iterable[SessionReport]) -> None:
    """A session that several units belong to is told once, as it stands now."""
    for report in reports:
        before = next((r for r in result.sessions if r.id == report.id), None)
        if before is not None:
            result.sessions.remove(before)
            kept = before.status if report.status == "unchanged" else report.status
            report = storing.with_status(report, "added" if before.status == "added" else kept)
        result.sessions.append(report)


def _fresh_media(archive: Archive, unit: Unit) -> list[Path]:
    fresh = []
    for path in unit.media:
        try:
            if not texts.is_known(archive, path):
                fresh.append(path)
        except OSError:
            fresh.append(path)
    return fresh


def _inspections(
    pool: isolated.Pool, paths: Sequence[Path], meter: Meter, stop: Callable[[], bool]
) -> Callable[[Path], Inspection | UserError]:
    """Gives the result for a path; the pool works on ahead of what is asked for."""
    results: Iterator[tuple[Path, Inspection | UserError]] = pool.each(
        # Each step is a sign of life: the hash of a long recording takes its time.
        inspect,
        paths,
        progress=lambda _path, _fraction: None,
        stop=stop,
    )
    ready: dict[Path, Inspection | UserError] = {}

    def result_of(path: Path) -> Inspection | UserError:
        meter.reading(path.name)
        while path not in ready:
            answer = next(results, None)
            if answer is None or stop():
                return RefusedFile("{file} was not read: indexing was stopped.", file=path.name)
            ready[answer[0]] = answer[1]
        return ready.pop(path)

    return result_of


def _note_missing(archive: Archive, roots: Sequence[Path]) -> None:
    """Notes which recordings are no longer where they were, or are there again."""
    for recording in recordings.list_all(archive):
        path = Path(recording.path)
        if any(path == root or root in path.parents for root in roots):
            missing = not path.exists()
            if missing != recording.missing:
                recordings.set_missing(archive, recording.id, missing)


def _remember_refusals(archive: Archive, refused: Sequence[Refusal]) -> None:
    """Keeps the list of refused files; one that is refused again as before is not written again."""
    known = {refusal.path: refusal.reason for refusal in sources.refusals(archive)}
    for refusal in refused:
        if known.get(refusal.path) != refusal.reason:
            sources.refuse(archive, Path(refusal.path), refusal.reason)


def _in_words(refusal: Refusal) -> Refusal:
    """The same on one line that any screen may show, whatever the file is called."""
    return Refusal(refusal.path, clean_line(refusal.reason))


def _bytes(units: Sequence[Unit], fresh: Sequence[Sequence[Path]]) -> int:
    texts = sum(_size(path) for unit in units for path in unit.transcripts + unit.artefacts)
    return texts + sum(_size(path) for paths in fresh for path in paths)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
