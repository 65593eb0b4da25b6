"""Takes what was found into the archive; recordings are read ahead, in processes of their own."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from spacesviewer.domain.errors import ArchiveError, RefusedFile, UserError
from spacesviewer.library.store import Archive
from spacesviewer.media import isolated
from spacesviewer.media.inspection import Inspection, inspect
from spacesviewer.workflows import known, storing, texts
from spacesviewer.workflows.report import AddReport, Meter
from spacesviewer.workflows.scanning import Refusal, Scan, Unit
from spacesviewer.workflows.telling import Events

log = logging.getLogger(__name__)


def take(
    archive: Archive, found: Scan, meter: Meter, stop: Callable[[], bool], result: AddReport
) -> None:
    """Stores what is new or changed; ``result`` is told of each session, refusal and warning."""
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


def _take(
    archive: Archive,
    unit: Unit,
    inspected: dict[Path, Inspection | UserError],
    events: Events,
    result: AddReport,
) -> None:
    try:
        infos = [found.info for found in inspected.values() if isinstance(found, Inspection)]
        told = events.of(unit, infos, known.session_of(archive, unit)) if events.known else []
        news = any(one.path in events.fresh for one in told)
        if not inspected and not news and all(known.is_known(archive, p) for p in unit.files):
            standing, removed = known.unchanged(archive, unit)
            result.merge(standing)
            result.warnings += removed
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
    result.merge(outcome.sessions or known.unchanged(archive, unit)[0])
    result.refused += outcome.refused
    result.warnings += outcome.warnings


def _fresh_media(archive: Archive, unit: Unit) -> list[Path]:
    fresh = []
    for path in unit.media:
        try:
            if not known.is_known(archive, path):
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


def _bytes(units: Sequence[Unit], fresh: Sequence[Sequence[Path]]) -> int:
    texts = sum(_size(path) for unit in units for path in unit.transcripts + unit.artefacts)
    return texts + sum(_size(path) for paths in fresh for path in paths)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
