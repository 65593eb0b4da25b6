"""Keeps the heard maps of the recordings that are played: on the screen at once, on disk soon."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.domain import heard
from spacesviewer.domain.heard import NOTHING_THERE, Hearing, Stretches
from spacesviewer.domain.recording import Recording

Write = Callable[[int, Sequence[Hearing]], None]

_SHOW_MS = 1000
_WRITE_MS = 3000  # what a crash may cost, at most


class HearingLog(QObject):
    """Collects what the player has played; ``write(recording_id, hearings)`` keeps it.

    ``changed`` tells that a map has grown. Of a session's recordings one is played at a time, and
    only that one is heard. Times are ms of the recording, but for ``stretches`` and ``covers``.
    """

    changed = Signal()

    def __init__(self, write: Write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._playing_id = 0
        self._offsets: dict[int, int] = {}
        self._maps: dict[int, tuple[Hearing, ...]] = {}
        self._silences: dict[int, Stretches] = {}
        self._fresh: list[Hearing] = []
        self._timer = QTimer(self, interval=_WRITE_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._show = QTimer(self, interval=_SHOW_MS, singleShot=True)
        self._show.timeout.connect(self.changed)

    def take(self, recordings: Sequence[Recording], known: Mapping[int, Sequence[Hearing]]) -> None:
        """Takes the recordings of a session with what is known to be heard of each."""
        self.flush()
        self._offsets = {one.id: one.offset_ms for one in recordings}
        self._maps = {
            key: heard.by_speed((*known.get(key, ()), *self._maps.get(key, ())))
            for key in self._offsets
        }
        self._silences = {key: self._silences.get(key, ()) for key in self._offsets}
        self.changed.emit()

    def follow(self, recording_id: int) -> None:
        """Notes what is heard as that of this recording (0: none) from now on."""
        if recording_id != self._playing_id:
            self.flush()
            self._playing_id = recording_id

    def set_digital_silence(self, recording_id: int, silence: Stretches) -> None:
        """Tells where a recording holds nothing that could be heard at any gain."""
        if recording_id in self._offsets:
            self._silences[recording_id] = silence

    def stretches(self) -> Stretches:
        """What was heard of any recording, at any speed, in ms of the session."""
        return heard.merged(
            stretch
            for key, offset_ms in self._offsets.items()
            for stretch in heard.heard(self._all(key), offset_ms)
        )

    def covers(self, recording_id: int, start_ms: int, end_ms: int) -> bool:
        """Whether a stretch of the session was heard in full, in this recording of it."""
        offset_ms = self._offsets.get(recording_id)
        if offset_ms is None:
            return False
        reviewed = heard.reviewed(self._all(recording_id), offset_ms)
        return heard.covers(reviewed, start_ms, end_ms)

    def on_heard(self, start_ms: int, end_ms: int, speed: float) -> None:
        """The player has played a stretch."""
        self._note(Hearing(start_ms, end_ms, round(speed * 100)))

    def on_jumped(self, start_ms: int, end_ms: int) -> None:
        """The player has passed over a stretch: of it only digital silence is nothing missed."""
        silence = self._silences.get(self._playing_id, ())
        for start, end in heard.common(((start_ms, end_ms),), silence):
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
            key = self._playing_id
            self._maps[key] = heard.by_speed((*self._maps.get(key, ()), *fresh))
            self._write(key, fresh)
            self.changed.emit()

    def _all(self, recording_id: int) -> tuple[Hearing, ...]:
        fresh = self._fresh if recording_id == self._playing_id else ()
        return (*self._maps.get(recording_id, ()), *fresh)

    def _note(self, hearing: Hearing) -> None:
        if not self._playing_id:
            return
        last = self._fresh[-1] if self._fresh else None
        if last and (last.end_ms, last.speed) == (hearing.start_ms, hearing.speed):
            self._fresh[-1] = Hearing(last.start_ms, hearing.end_ms, hearing.speed)
        else:
            self._fresh.append(hearing)
        for timer in (self._timer, self._show):
            if not timer.isActive():
                timer.start()
