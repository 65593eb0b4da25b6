"""Plays a recording: from the decoder's process to a sink, with the playhead in step."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from spacesviewer.media.stream import (
    DecoderProcess,
    Died,
    Fault,
    Length,
    Message,
    Opened,
    Refused,
    SoundFormat,
)
from spacesviewer.ui.feed import Feed, silence
from spacesviewer.ui.playhead import Playhead
from spacesviewer.ui.playing import Playing
from spacesviewer.ui.sink import ClockSink, Sink

log = logging.getLogger(__name__)

SLOWEST, FASTEST = 0.5, 3.0
_STEPS = 20  # of speed, in 1
_TICK_MS = 17  # at most 60 signals a second
_EAGER_MS = 1  # while a click waits for its sound
_PATIENCE_S = 20.0  # with a decoder that says nothing
_SILENT_RATE = 8000

_NO_DEVICE = (
    "No sound device was found: time goes on, but nothing is heard. "
    "If there is one, start Spaces Viewer again."
)

MakeSink = Callable[[int, int], Sink | None]


class Player(QObject):
    """Plays, pauses and seeks; drives the playhead. Times are ms of the session.

    ``make_sink(rate, channels)`` gives where the sound goes, None where there is no device.
    ``rewind_ms`` is how far playing resumes before the place where a person paused it.
    """

    playing_changed = Signal(bool)
    opened = Signal(int)
    problem = Signal(str)

    def __init__(
        self,
        playhead: Playhead,
        *,
        rewind_ms: int = 2000,
        make_sink: MakeSink | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rewind_ms = rewind_ms
        self._playhead = playhead
        self._make_sink = make_sink
        self._decoder = DecoderProcess()
        self._path: Path | None = None
        self._offset_ms = 0
        self._duration_ms = 0
        self._file: Opened | None = None
        self._length_ms: int | None = None
        self._speed = 1.0
        self._volume = 1.0
        self._generation = 0
        self._playing: Playing | None = None
        self._rewinds = False
        self._told_no_device = False
        self._ticket = 0
        self._opening = False  # nothing was told of the file yet
        self._measuring = False  # its length was not told yet
        self._alive_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        playhead.seek_requested.connect(self._on_seek)
        playhead.playing_changed.connect(self.playing_changed)
        # Not a method of this object, which is gone by then.
        self.destroyed.connect(self._decoder.close)

    @property
    def is_playing(self) -> bool:
        """Whether time goes on, or will as soon as the sound is there."""
        return self._playhead.is_playing

    @property
    def speed(self) -> float:
        """How fast it plays; 1 is as recorded."""
        return self._speed

    def warm_up(self) -> None:
        """Starts what takes time before the first sound; for the quiet moment after the start."""
        self._decoder.start()
        self._sinks()

    def close(self) -> None:
        """Ends playing and the decoder's process; again is harmless."""
        self._halt()
        self._timer.stop()
        self._path = self._file = None
        self._opening = self._measuring = False
        self._decoder.close()

    def open(self, path: Path | None, offset_ms: int = 0, duration_ms: int = 0) -> None:
        """Takes another recording, whose first sample stands at offset_ms of the session.

        ``opened`` tells its true length, ``problem`` why it cannot be played. Without a recording
        time goes on in silence, up to duration_ms.
        """
        self._halt()
        self._path, self._offset_ms, self._duration_ms = path, offset_ms, duration_ms
        self._file = self._length_ms = None
        self._rewinds = False
        self._playhead.set_duration(duration_ms or None)
        self._playhead.advance(0)
        self._open_file()

    def play(self) -> None:
        """Goes on from the playhead; after a pause from a little before, at the end from 0."""
        if self.is_playing:
            return
        at_ms = self._playhead.position_ms
        end_ms = self._end_ms()
        if end_ms is not None and at_ms >= end_ms:
            at_ms = self._offset_ms
        elif self._rewinds:
            at_ms = max(min(self._offset_ms, at_ms), at_ms - self.rewind_ms)
        self.play_from(at_ms)

    def play_from(self, ms: int) -> None:
        """Plays from exactly there: the word that was clicked."""
        if self._path is None and not self._duration_ms:
            return
        self._playhead.advance(max(ms, self._offset_ms))
        self._rewinds = False
        self._launch(self._playhead.position_ms)

    def pause(self) -> None:
        """Stops at once; the playhead stays at what was heard last."""
        if self.is_playing:
            self._follow()
            self._halt()
            self._rewinds = True

    def toggle(self) -> None:
        """Plays or pauses."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def seek(self, ms: int) -> None:
        """Goes to a place; playing goes on from there."""
        self._playhead.seek(ms)

    def set_speed(self, speed: float) -> None:
        """Plays slower or faster from now on, 0.5 to 3 in steps of 0.05; the pitch stays."""
        speed = round(max(SLOWEST, min(FASTEST, speed)) * _STEPS) / _STEPS
        if speed == self._speed:
            return
        if self.is_playing:
            self._follow()
        self._speed = speed
        if self.is_playing:
            self._launch(self._playhead.position_ms)

    def set_volume(self, volume: float) -> None:
        """Sets how loud it is, 0 to 1."""
        self._volume = max(0.0, min(1.0, volume))
        if self._playing is not None:
            self._playing.sink.set_volume(self._volume)

    # From here on: how ----------------------------------------------------------------------------

    def _launch(self, ms: int) -> None:
        """Plays from a place as soon as the file is open and the sound there."""
        if self._path is None:
            self._launch_silence(ms)
        elif self._file is not None:
            self._launch_file(self._file, ms)
        elif not self._opening:
            self._open_file()  # the decoder has died, or the file was not there; it may be by now
        self._playhead.set_playing(True)
        self._expect()

    def _launch_file(self, file: Opened, ms: int) -> None:
        sink = self._sink_for(file.rate, file.channels)
        start = max(0, round((ms - self._offset_ms) * file.rate / 1000))
        self._generation += 1
        generation, decoder = self._generation, self._decoder
        # First of all: it decodes while the sink is being stopped.
        decoder.play(start, self._speed, generation, sink.format)
        self._replace(Feed(lambda: decoder.read(generation), sink.format.frame_bytes), sink)

    def _launch_silence(self, ms: int) -> None:
        sink = ClockSink(SoundFormat(_SILENT_RATE, 1))
        start, end = (at * _SILENT_RATE // 1000 for at in (ms, self._duration_ms))
        read = silence(start, end, self._speed, _SILENT_RATE, sink.format.frame_bytes)
        self._replace(Feed(read, sink.format.frame_bytes), sink)

    def _replace(self, feed: Feed, sink: Sink) -> None:
        if self._playing is not None:
            self._playing.sink.stop()
        sink.set_volume(self._volume)
        self._playing = Playing(feed, sink)

    def _sinks(self) -> MakeSink:
        if self._make_sink is None:
            # Here: QtMultimedia takes a while to load, and is not needed for the first paint.
            from spacesviewer.ui.device import DeviceSinks  # noqa: PLC0415

            self._make_sink = DeviceSinks()
        return self._make_sink

    def _sink_for(self, rate: int, channels: int) -> Sink:
        sink = self._sinks()(rate, channels)
        if sink is None and not self._told_no_device:
            self.problem.emit(_NO_DEVICE)
        self._told_no_device = sink is None
        return sink or ClockSink(SoundFormat(rate, channels))

    def _halt(self) -> None:
        if self._playing is not None:
            self._playing.sink.stop()
            self._playing = None
            self._decoder.stop()
        self._playhead.set_playing(False)

    def _give_up(self, sentence: str) -> None:
        self._halt()
        self.problem.emit(sentence)

    def _open_file(self) -> None:
        self._ticket = self._decoder.open(self._path)
        self._opening = self._measuring = self._path is not None
        self._expect()

    def _expect(self) -> None:
        """Looks for news often from now on."""
        self._alive_s = time.monotonic()
        self._timer.start(_EAGER_MS)

    def _on_seek(self, ms: int) -> None:
        self._rewinds = False
        if self.is_playing:
            self._launch(ms)

    def _on_tick(self) -> None:
        for message in self._decoder.messages():
            self._alive_s = time.monotonic()
            self._on_message(message)
        if self._playing is not None:
            self._move(self._playing)
        self._pace()

    def _move(self, playing: Playing) -> None:
        """Keeps the sound going and the playhead in step."""
        if playing.step():
            self._alive_s = time.monotonic()
        self._follow()
        if playing.fault:
            self._give_up(playing.fault)
            self._rewinds = True
        elif playing.is_over:
            self._halt()
            end_ms = self._end_ms()
            self._playhead.advance(self._playhead.position_ms if end_ms is None else end_ms)

    def _pace(self) -> None:
        """Sets when to look again, and ends waiting for what does not come."""
        starting = self.is_playing and not (self._playing and self._playing.started)
        starving = self._playing is not None and self._playing.starves
        waited_s = time.monotonic() - self._alive_s
        if waited_s > _PATIENCE_S and (self._opening or starting or starving):
            self._decoder.close()
            self._on_died("takes too long to decode")
        interval = _EAGER_MS if starting else _TICK_MS
        if not self._opening and not self._measuring and not self.is_playing:
            self._timer.stop()
        elif self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def _follow(self) -> None:
        """Brings the playhead to what leaves for the device now; never back."""
        sample = self._playing.sample() if self._playing is not None else None
        if sample is not None:
            rate = self._file.rate if self._file is not None else _SILENT_RATE
            begin_ms = self._offset_ms if self._file is not None else 0
            now_ms = begin_ms + int(sample * 1000 / rate)
            self._playhead.advance(max(self._playhead.position_ms, now_ms))

    def _end_ms(self) -> int | None:
        """Where the recording ends in the session."""
        if self._path is None:
            return self._duration_ms
        return None if self._length_ms is None else self._offset_ms + self._length_ms

    def _on_message(self, message: Message) -> None:
        if isinstance(message, Died):
            self._on_died("broke off while it was decoded")
        elif isinstance(message, Fault):
            log.error("The player's decoder failed: %s", message.text)
        elif isinstance(message, Opened | Length | Refused) and message.ticket == self._ticket:
            self._on_news(message)

    def _on_news(self, message: Opened | Length | Refused) -> None:
        self._opening = False
        self._measuring = isinstance(message, Opened)
        if isinstance(message, Opened):
            self._file = message
            if self.is_playing:
                self._launch(self._playhead.position_ms)
            else:
                self._sinks()(message.rate, message.channels)  # so that it is there for the click
        elif isinstance(message, Refused):
            self._file = None
            self._give_up(message.sentence)
        elif self._file is not None:
            self._take_length(self._file, message)

    def _take_length(self, file: Opened, length: Length) -> None:
        if length.total_samples is None:
            self.opened.emit(self._duration_ms)
            return
        self._length_ms = round(length.total_samples * 1000 / file.rate)
        self._playhead.set_duration(max(self._duration_ms, self._offset_ms + self._length_ms))
        self.opened.emit(self._length_ms)

    def _on_died(self, how: str) -> None:
        """Tells it, and is ready for another try, or another file, with another process."""
        name = self._path.name if self._path is not None else "The recording"
        self._file = None
        self._opening = self._measuring = False
        self._give_up(f"{name} {how}. It is probably damaged.")
