"""The only owner of "now": where in the session one is, in ms."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Playhead(QObject):
    """Who wants to go elsewhere asks here; who shows "now" listens here.

    ``position_changed`` comes at most 60 times a second while playing. ``seek_requested`` is for
    the player alone: it comes after ``position_changed`` has told the new place.
    """

    position_changed = Signal(int)
    seek_requested = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._position_ms = 0
        self._duration_ms: int | None = None
        self._playing = False

    @property
    def position_ms(self) -> int:
        """Now, in ms of the session."""
        return self._position_ms

    @property
    def duration_ms(self) -> int | None:
        """The session's end, which no seek goes past; None where it is not known."""
        return self._duration_ms

    @property
    def is_playing(self) -> bool:
        """Whether time goes on."""
        return self._playing

    def seek(self, ms: int) -> None:
        """Goes to a place, as a person wants it."""
        ms = self._within(ms)
        self.advance(ms)
        self.seek_requested.emit(ms)

    def advance(self, ms: int) -> None:
        """Tells the place that is heard now; for the player."""
        ms = self._within(ms)
        if ms != self._position_ms:
            self._position_ms = ms
            self.position_changed.emit(ms)

    def set_duration(self, ms: int | None) -> None:
        """Sets the session's end; for the player."""
        self._duration_ms = ms
        self.advance(self._position_ms)

    def set_playing(self, playing: bool) -> None:
        """Tells whether time goes on; for the player."""
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    def _within(self, ms: int) -> int:
        latest = ms if self._duration_ms is None else min(ms, self._duration_ms)
        return max(0, latest)
