"""Keeps the heard map of the recording that is played: on the screen at once, on disk soon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.domain import heard
from spacesviewer.domain.heard import NOTHING_THERE, Hearing, Stretches

Write = Callable[[int, Sequence[Hearing]], None]

_SHOW_MS = 1000
_WRITE_MS = 3000  # what a crash may cost, at most


class HearingLog(QObject):
    """Collects what the player has played; ``write(recording_id, hearings)`` keeps it.

    ``changed`` tells that the map has grown. Times are ms of the recording, but for ``stretches``.
    """

    changed = Signal()

    def __init__(self, write: Write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._recording_id = 0
        self._offset_ms = 0
        self._map: tuple[Hearing, ...] = ()
        self._fresh: list[Hearing] = []
        self._silence: Stretches = ()
        self._timer = QTimer(self, interval=_WRITE_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._show = QTimer(self, interval=_SHOW_MS, singleShot=True)
        self._show.timeout.connect(self.changed)

    def follow(self, recording_id: int, offset_ms: int, known: Sequence[Hearing]) -> None:
        """Notes what is heard of this recording (0: none) from now on, beside what is known."""
        same = recording_id == self._recording_id
        self.flush()
        self._map = heard.by_speed((*known, *(self._map if same else ())))
        self._recording_id, self._offset_ms = recording_id, offset_ms
        self._silence = self._silence if same else ()
        self.changed.emit()

    def set_digital_silence(self, silence: Stretches) -> None:
        """Tells where the recording holds nothing that could be heard at any gain."""
        self._silence = silence

    def stretches(self) -> Stretches:
        """What was heard, at any speed, in ms of the session."""
        return heard.heard(self._all(), self._offset_ms)

    def covers(self, start_ms: int, end_ms: int) -> bool:
        """Whether a stretch of the session was heard in full."""
        return heard.covers(heard.reviewed(self._all(), self._offset_ms), start_ms, end_ms)

    def on_heard(self, start_ms: int, end_ms: int, speed: float) -> None:
        """The player has played a stretch."""
        self._note(Hearing(start_ms, end_ms, round(speed * 100)))

    def on_jumped(self, start_ms: int, end_ms: int) -> None:
        """The player has passed over a stretch: of it only digital silence is nothing missed."""
        for start, end in heard.common(((start_ms, end_ms),), self._silence):
            self._note(Hearing(start, end, NOTHING_THERE))

    def on_playing(self, playing: bool) -> None:
        """A pause is a good moment to keep everything."""
        if not playing:
            self.flush()

    def flush(self) -> None:
        """Has everything written that is not yet."""
        self._timer.stop()
        self._show.stop()
        if self._fresh:
            fresh, self._fresh = heard.by_speed(self._fresh), []
            self._map = heard.by_speed((*self._map, *fresh))
            self._write(self._recording_id, fresh)
            self.changed.emit()

    def _all(self) -> tuple[Hearing, ...]:
        return (*self._map, *self._fresh)

    def _note(self, hearing: Hearing) -> None:
        if not self._recording_id:
            return
        last = self._fresh[-1] if self._fresh else None
        if last and (last.end_ms, last.speed) == (hearing.start_ms, hearing.speed):
            self._fresh[-1] = Hearing(last.start_ms, hearing.end_ms, hearing.speed)
        else:
            self._fresh.append(hearing)
        for timer in (self._timer, self._show):
            if not timer.isActive():
                timer.start()
