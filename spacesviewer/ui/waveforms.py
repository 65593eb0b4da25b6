"""Loads the waveform of the session that is looked at; makes it first where there is none.

While it is made, the part that is there is told again and again. The waveforms of all other
sessions are made behind, on all cores, when nobody wants anything else of them.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.recording import Recording
from spacesviewer.domain.session import SessionSummary
from spacesviewer.library import recordings as stored
from spacesviewer.media import isolated, waveform
from spacesviewer.media.joined_wave import JoinedWave
from spacesviewer.media.pyramid import Pyramid
from spacesviewer.ui.tasks import Tasks

log = logging.getLogger(__name__)
_BUILD_S, _BUILD_MB = 3600, 2048
_IDLE_MS = 4000  # after the last session was opened or the library has changed
_GROWN_S = 0.7  # between two pictures of a waveform that is being made
Job = tuple[Path, Path]  # a recording, and the file of its waveform


class Waveforms(QObject):
    """``loaded`` carries the session's id, the waveform as far as it is made, and how much that is.

    None with a fraction below 1: nothing is made yet. None with 1: there is none to wait for.
    """

    loaded = Signal(str, object, float)
    problem = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        folder: Path,
        parent: QObject | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._read_only = read_only
        self._folder = folder / "waveforms"
        self._wanted = ""
        self._front: frozenset[Path] = frozenset()
        self._order: list[str] = []
        self._refused: set[Path] = set()
        self._round = 0
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._look_around)

    def load(self, session: str, recordings: Sequence[Recording]) -> None:
        """Asks for the waveform of the recordings that are heard; an older wish is given up."""
        self._wanted = session
        wanted = tuple(recordings)
        self._front = frozenset(self._target(one) for one in wanted)
        if not all(target.exists() for target in self._front):
            self._pause()  # one of them may be in the making behind; this one has all haste

        def progress(wave: JoinedWave | None, fraction: float) -> None:
            # Told on the worker's thread; the signal crosses to the window's.
            self.loaded.emit(session, wave, min(fraction, 0.99))

        def stop() -> bool:
            return self._wanted != session

        self._tasks.media.do(
            lambda _archive: _joined(wanted, self._folder, progress, stop),
            partial(self._on_made, session),
            partial(self._on_failed, session),
            key="waveform",
        )
        self._idle.start()

    def take_library(self, sessions: Sequence[SessionSummary]) -> None:
        """Takes the order in which the others are made, which is that of the library."""
        self._order = [session.id for session in sessions]
        self._idle.start()

    def close(self) -> None:
        """Gives up what is being made; it is made again when it is looked at again."""
        self._wanted = ""
        self._idle.stop()
        self._pause()

    def _on_failed(self, session: str, error: UserError) -> None:
        self.loaded.emit(session, None, 1.0)  # none, and none to wait for
        # Where nothing can be written a person knows it, and goes on without the picture.
        if not self._read_only:
            self.problem.emit(error)

    def _on_made(self, session: str, wave: JoinedWave | None) -> None:
        if wave is not None:
            self.loaded.emit(session, wave, 1.0)

    # Behind -----------------------------------------------------------------------------------

    def _target(self, recording: Recording) -> Path:
        return self._folder / f"{recording.sha256}.wave"

    def _pause(self) -> None:
        self._round += 1  # what is made behind sees this and stops

    def _look_around(self) -> None:
        if not self._read_only:
            self._tasks.read.do(stored.list_all, self._on_all, key="recordings")

    def _on_all(self, recordings: Sequence[Recording]) -> None:
        self._pause()
        this_round, place = self._round, {uid: n for n, uid in enumerate(self._order)}
        jobs = [
            (Path(one.path), self._target(one))
            for one in sorted(recordings, key=lambda one: place.get(one.session, len(place)))
            if one.sha256 and not one.missing
        ]
        front, refused = self._front, self._refused

        def stop() -> bool:
            return self._round != this_round

        self._tasks.behind.do(
            lambda _archive: _build_behind(jobs, front, refused, stop), key="waveforms"
        )


def _build_behind(
    jobs: Sequence[Job], front: frozenset[Path], refused: set[Path], stop: Callable[[], bool]
) -> None:
    """Makes waveforms that are not there, as many at once as there are cores."""
    waiting = _missing(jobs, front, refused, stop)
    first = next(waiting, None)
    if first is None:
        return  # no process is started for nothing

    def all_of_them() -> Iterator[Job]:
        yield first
        yield from waiting

    waveform.sweep(first[1].parent)
    build = waveform.build_in_idle_time
    with isolated.Pool(timeout_s=_BUILD_S, memory_mb=_BUILD_MB) as pool:
        for job, outcome in pool.each(build, all_of_them(), stop=stop):
            if isinstance(outcome, UserError):
                log.info("a waveform could not be made behind: %s", type(outcome).__name__)
                refused.add(job[1])


def _missing(
    jobs: Sequence[Job], front: frozenset[Path], refused: set[Path], stop: Callable[[], bool]
) -> Iterator[Job]:
    """The jobs that are still to be done, looked at only when one can be begun."""
    for path, target in jobs:
        if stop():
            return
        if target not in front and target not in refused and not target.exists():
            try:
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                return  # it is told when a session is opened whose waveform is missed
            if path.is_file():
                yield path, target


# Of the session that is open -----------------------------------------------------------------

Told = Callable[[JoinedWave | None, float], None]


def _joined(
    recordings: Sequence[Recording], folder: Path, progress: Told, stop: Callable[[], bool]
) -> JoinedWave | None:
    """The waveforms of all recordings at their places; None where it was given up."""
    places = [(folder / f"{one.sha256}.wave", one.offset_ms) for one in recordings]
    paths = {place[0]: Path(one.path) for place, one in zip(places, recordings, strict=True)}
    parts = {target: _Part(target) for target in paths}
    missing = [(paths[target], target) for target, part in parts.items() if not part.is_whole()]

    def grown(job: Job, fraction: float) -> None:
        parts[job[1]].grow(fraction)
        known = ((parts[target].wave, offset_ms) for target, offset_ms in places)
        drawn = [(wave, offset_ms) for wave, offset_ms in known if wave is not None]
        done = sum(part.fraction for part in parts.values()) / len(parts)
        progress(JoinedWave(drawn) if drawn else None, done)

    if missing:
        _make(missing, folder, grown, stop)
    if stop():
        return None
    return JoinedWave([(waveform.load(target), offset_ms) for target, offset_ms in places])


def _make(
    jobs: Sequence[Job],
    folder: Path,
    grown: Callable[[Job, float], None],
    stop: Callable[[], bool],
) -> None:
    """Makes waveforms, as many at once as there are cores."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The waveform of {name} could not be written in {folder}.",
            hint=error.strerror or "",
            name=jobs[0][0].name,
            folder=folder,
        ) from error
    workers = min(len(jobs), os.cpu_count() or 1)
    with isolated.Pool(workers, timeout_s=_BUILD_S, memory_mb=_BUILD_MB) as pool:
        for job, outcome in pool.each(waveform.build_pair, jobs, progress=grown, stop=stop):
            if isinstance(outcome, UserError):
                raise outcome
            grown(job, 1.0)


class _Part:
    """The waveform of one recording of a session: whole, or as far as it is made."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self.wave: Pyramid | None = None
        self.fraction = 0.0
        self._due = 0.0

    def is_whole(self) -> bool:
        """Whether there is nothing to be made."""
        with suppress(UserError):
            self.wave, self.fraction = waveform.load(self._target), 1.0
        return self.fraction >= 1.0

    def grow(self, fraction: float) -> None:
        """Takes what is made by now; looked at again only after a moment."""
        # Here: it is needed for the first time that a recording is looked at, and not again.
        from spacesviewer.media.growing import so_far  # noqa: PLC0415

        begun, self.fraction = time.monotonic(), fraction
        if fraction >= 1.0:
            self.is_whole()
        elif begun >= self._due:
            self.wave = so_far(self._target) or self.wave
            # A long one takes longer to read: never more than a tenth of the time goes into it.
            self._due = time.monotonic() + max(_GROWN_S, 10 * (time.monotonic() - begun))
