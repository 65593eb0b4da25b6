"""Plays a session of several recordings as one: each place from the recording that holds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.domain.coverage import next_recording, recording_to_play
from spacesviewer.domain.recording import Recording
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead


class Parts(QObject):
    """Opens for the player what is to be heard: after a seek, and when a part has ended.

    A stretch between two parts, where no recording has sound, is skipped while playing. ``opened``
    carries the recording that is played from now on, None where there is none.

    ``goes_on_at(ms)`` tells where playing goes on behind a part that ends there: at that place, or
    where a play list has its next stretch; None where nothing is left to play.
    """

    opened = Signal(object)

    def __init__(self, player: Player, playhead: Playhead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._playhead = playhead
        self._recordings: tuple[Recording, ...] = ()
        self._duration_ms = 0
        self.current: Recording | None = None
        self.goes_on_at: Callable[[int], int | None] = lambda ms: ms
        playhead.seek_requested.connect(self._on_seek)
        player.ended.connect(self._on_ended)

    def open(self, recordings: Sequence[Recording], duration_ms: int, at_ms: int = 0) -> None:
        """Takes the recordings of another session, or the same ones at other places."""
        self._recordings, self._duration_ms = tuple(recordings), duration_ms
        self._open(recording_to_play(recordings, at_ms))

    def play_from(self, ms: int) -> None:
        """Plays from exactly there, or from where the sound goes on."""
        wanted = recording_to_play(self._recordings, ms)
        if wanted is not None and wanted != self.current:
            self._switch(wanted, ms)
        self._player.play_from(ms)

    def _open(self, recording: Recording | None) -> None:
        self.current = recording
        path = Path(recording.path) if recording else None
        self._player.open(path, recording.offset_ms if recording else 0, self._duration_ms)
        self.opened.emit(recording)

    def _switch(self, recording: Recording, ms: int) -> None:
        """Opens another recording in place; nobody is told of a jump to 0 in between."""
        self._playhead.blockSignals(True)
        try:
            self._open(recording)
        finally:
            self._playhead.blockSignals(False)
        self._playhead.advance(ms)

    def _on_seek(self, ms: int) -> None:
        wanted = recording_to_play(self._recordings, ms)
        if wanted is None or wanted == self.current:
            return
        playing = self._player.is_playing
        self._switch(wanted, ms)
        if playing:
            self._player.play_from(ms)

    def _on_ended(self) -> None:
        if len(self._recordings) > 1:
            # The player is in the midst of ending.
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self.current is None or self._player.is_playing:
            return
        at_ms = self.goes_on_at(self.current.offset_ms + self.current.duration_ms)
        if at_ms is None:
            return
        following = next_recording(self._recordings, at_ms)
        if following is not None and following != self.current:
            self.play_from(max(at_ms, following.offset_ms))
