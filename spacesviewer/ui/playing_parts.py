"""Plays a session of several recordings as one: each place from the recording that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from spacesviewer.domain.coverage import next_recording, recording_to_play
from spacesviewer.domain.recording import Recording
from spacesviewer.ui.player import Player
from spacesviewer.ui.playhead import Playhead

_END_MS = 60  # a recording that stops so near to its end has come to it


class Parts(QObject):
    """Opens for the player what is to be heard: after a seek, and when a part has ended.

    A stretch between two parts, where no recording has sound, is skipped while playing. ``opened``
    carries the recording that is played from now on, None where there is none.
    """

    opened = Signal(object)

    def __init__(self, player: Player, playhead: Playhead, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._playhead = playhead
        self._recordings: tuple[Recording, ...] = ()
        self._duration_ms = 0
        self.current: Recording | None = None
        playhead.seek_requested.connect(self._on_seek)
        playhead.playing_changed.connect(self._on_playing)

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

    def _on_playing(self, playing: bool) -> None:
        if not playing and len(self._recordings) > 1:
            # The player tells the last place only after this.
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self.current is None or self._player.is_playing:
            return
        end_ms = self.current.offset_ms + self.current.duration_ms
        if self._playhead.position_ms < end_ms - _END_MS:
            return
        following = next_recording(self._recordings, end_ms)
        if following is not None and following != self.current:
            self.play_from(max(end_ms, following.offset_ms))
