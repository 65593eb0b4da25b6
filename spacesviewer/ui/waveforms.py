"""Loads the waveform of the session that is looked at; makes it first where there is none."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.recording import Recording
from spacesviewer.media import isolated, waveform
from spacesviewer.media.joined_wave import JoinedWave
from spacesviewer.media.pyramid import Pyramid
from spacesviewer.ui.tasks import Tasks

log = logging.getLogger(__name__)
_BUILD_S, _BUILD_MB = 3600, 2048


class Waveforms(QObject):
    """``loaded`` carries the session's id, the waveform (None: none yet) and how much is made."""

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

    def load(self, session: str, recordings: Sequence[Recording]) -> None:
        """Asks for the waveform of the recordings that are heard; an older wish is given up."""
        self._wanted = session
        wanted = tuple(recordings)

        def progress(fraction: float) -> None:
            # Told on the worker's thread; the signal crosses to the window's.
            self.loaded.emit(session, None, min(fraction, 0.99))

        def stop() -> bool:
            return self._wanted != session

        self._tasks.media.do(
            lambda _archive: _joined(wanted, self._folder, progress, stop),
            partial(self._on_made, session),
            partial(self._on_failed, session),
            key="waveform",
        )

    def _on_failed(self, session: str, error: UserError) -> None:
        self.loaded.emit(session, None, 1.0)  # none, and none to wait for
        # Where nothing can be written a person knows it, and goes on without the picture.
        if not self._read_only:
            self.problem.emit(error)

    def _on_made(self, session: str, wave: JoinedWave | None) -> None:
        if wave is not None:
            self.loaded.emit(session, wave, 1.0)

    def close(self) -> None:
        """Gives up what is being made; it is made again when it is looked at again."""
        self._wanted = ""


def _joined(
    recordings: Sequence[Recording],
    folder: Path,
    progress: Callable[[float], None],
    stop: Callable[[], bool],
) -> JoinedWave | None:
    """The waveforms of all recordings at their places; None where it was given up."""
    parts = []
    for number, recording in enumerate(recordings):

        def part_done(fraction: float, before: int = number) -> None:
            progress((before + fraction) / len(recordings))

        target = folder / f"{recording.sha256}.wave"
        pyramid = _made(Path(recording.path), target, part_done, stop)
        if pyramid is None:
            return None
        parts.append((pyramid, recording.offset_ms))
    return JoinedWave(parts)


def _made(
    path: Path, target: Path, progress: Callable[[float], None], stop: Callable[[], bool]
) -> Pyramid | None:
    try:
        return waveform.load(target)
    except UserError:
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"The waveform of {path.name} could not be written in {target.parent}.",
                hint=error.strerror or "",
            ) from error
        try:
            isolated.run(
                waveform.build,
                path,
                target,
                timeout_s=_BUILD_S,
                memory_mb=_BUILD_MB,
                progress=progress,
                stop=stop,
            )
        except CancelledError:
            return None
        return waveform.load(target)
