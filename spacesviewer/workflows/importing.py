"""Indexing: from a folder of files to sessions in the archive. Again: only what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from spacesviewer.domain.plaintext import clean_line
from spacesviewer.library import recordings, sources
from spacesviewer.library.store import Archive
from spacesviewer.workflows import known
from spacesviewer.workflows.report import AddReport, Meter, Progress
from spacesviewer.workflows.scanning import Refusal, Scan, scan


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
    remembered = cache(lambda path: _remembered(archive, path))
    found = scan(paths, leave_out=[archive.folder], found=meter.found, remembered=remembered)
    result = AddReport(refused=list(found.refused))
    if all(remembered(path) for path in _files(found)):
        _pass_over(archive, found, meter, stop, result)
    else:
        # The formats, PyAV, numpy and what stores: only where there is something to be read.
        from spacesviewer.workflows import taking  # noqa: PLC0415

        taking.take(archive, found, meter, stop, result)
    result.refused = [_in_words(refusal) for refusal in result.refused]
    result.warnings = [_in_words(warning) for warning in result.warnings]
    _note_missing(archive, [Path(path).absolute() for path in paths])
    _remember_refusals(archive, result.refused)
    return result


def _remembered(archive: Archive, path: Path) -> str:
    """What a file was taken in as, if it is the same; "" too for one that cannot be looked at."""
    try:
        return known.kind_of(archive, path)
    except OSError:
        return ""


def _files(found: Scan) -> list[Path]:
    return [*found.shared, *(path for unit in found.units for path in unit.files)]


def _pass_over(
    archive: Archive, found: Scan, meter: Meter, stop: Callable[[], bool], result: AddReport
) -> None:
    """Tells the sessions of files that are all known, as they stand."""
    meter.begin(len(_files(found)), 0)
    for unit in found.units:
        if stop():
            result.stopped = True
            break
        standing, removed = known.unchanged(archive, unit)
        result.merge(standing)
        result.warnings += removed
        for path in unit.files:
            meter.did(path.name, 0)


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
    told = {refusal.path: refusal.reason for refusal in sources.refusals(archive)}
    for refusal in refused:
        if told.get(refusal.path) != refusal.reason:
            sources.refuse(archive, Path(refusal.path), refusal.reason)


def _in_words(refusal: Refusal) -> Refusal:
    """The same on one line that any screen may show, whatever the file is called."""
    return Refusal(refusal.path, clean_line(refusal.reason))
