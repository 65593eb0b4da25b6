"""Plays a recording: from the decoder's process to a sink, with the playhead in step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from spacesviewer.domain.heard import Stretches
from spacesviewer.media.route import WHOLE_FILE, Route
from spacesviewer.media.stream import Length, Opened, Refused, SoundFormat
from spacesviewer.media.tuning import AS_RECORDED, Tuning
from spacesviewer.ui.sound.feed import Feed, silence
from spacesviewer.ui.sound.outlet import MakeSink, Outlet
from spacesviewer.ui.sound.passed import Passed
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.sound.playing import Playing, on_route
from spacesviewer.ui.sound.scrub import Scrubber
from spacesviewer.ui.sound.sink import ClockSink, Sink
from spacesviewer.ui.sound.source import Source

SLOWEST, FASTEST = 0.5, 3.0
_STEPS = 20  # of speed, in 1
_TICK_MS, _SLOW_TICK_MS = 17, 33  # at most 60 signals a second, where nobody sees it fewer
_EAGER_MS = 1  # while a click waits for its sound
_NEWS_EVERY = 6  # ticks
_SILENT_RATE = 8000


class Player(QObject):
    """Plays, pauses and seeks; drives the playhead. Times are ms of the session.

    ``make_sink(rate, channels)`` gives where the sound goes, None where there is no device.
    ``rewind_ms`` is how far playing resumes before the place where a person paused it,
    ``fineness_ms`` the least time that anybody shows: no more often is the playhead moved.

    ``heard`` tells what has left for a device, unmuted, in ms of the recording and with the speed;
    ``jumped`` what was passed over on the way. Grains under a finger are not told. ``ended``: all
    there is to play was played.
    """

    playing_changed = Signal(bool)
    opened = Signal(int)
    problem = Signal(str)
    heard = Signal(int, int, float)
    jumped = Signal(int, int)
    ended = Signal()

    def __init__(
        self,
        playhead: Playhead,
        *,
        rewind_ms: int = 2000,
        make_sink: MakeSink | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rewind_ms, self.fineness_ms = rewind_ms, 0.0
        self._playhead = playhead
        self._source = Source()
        self._outlet = Outlet(make_sink, self.problem.emit)
        self._scrubber = Scrubber(self._source, self._outlet)
        self._scrubbed_while_playing: bool | None = None
        self._speed = 1.0
        self._volume = 1.0
        self._tuning = AS_RECORDED
        self._stretches: Stretches = ()
        self._loops = False
        self._playing: Playing | None = None
        self._is_whole = True  # whether the decoder knows all of the route
        self._passed = Passed(self.heard.emit, self.jumped.emit)
        self._rewinds = False
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        playhead.seek_requested.connect(self._on_seek)
        playhead.playing_changed.connect(self.playing_changed)
        # Not a method of this object, which is gone by then.
        self.destroyed.connect(self._source.decoder.close)

    @property
    def is_playing(self) -> bool:
        """Whether time goes on, or will as soon as the sound is there."""
        return self._playhead.is_playing

    @property
    def speed(self) -> float:
        """How fast it plays; 1 is as recorded."""
        return self._speed

    @property
    def route(self) -> tuple[Stretches, bool]:
        """The stretches that are played (none: all), and whether they are played on and on."""
        return self._stretches, self._loops

    def warm_up(self) -> None:
        """Starts what takes time before the first sound; for the quiet moment after the start."""
        self._source.decoder.start()
        self._outlet.warm_up()

    def close(self) -> None:
        """Ends playing and the decoder's process; again is harmless."""
        self._scrubber.stop()
        self._halt()
        self._timer.stop()
        self._source.close()
        self._outlet.close()

    def open(self, path: Path | None, offset_ms: int = 0, duration_ms: int = 0) -> None:
        """Takes another recording, whose first sample stands at offset_ms of the session.

        ``opened`` tells its true length, ``problem`` why it cannot be played. Without a recording
        time goes on in silence, up to duration_ms.
        """
        self._scrubber.stop()
        self._scrubbed_while_playing = None
        self._halt()
        self._stretches, self._loops = (), False
        self._rewinds = False
        self._playhead.set_duration(duration_ms or None)
        self._playhead.advance(0)
        self._source.open(path, offset_ms, duration_ms)
        self._expect()

    def play(self) -> None:
        """Goes on from the playhead; after a pause from a little before, at the end from 0.

        Where only some stretches are played, it begins within one of them.
        """
        if self.is_playing:
            return
        at_ms, offset_ms = self._playhead.position_ms, self._source.offset_ms
        end_ms = self._source.end_ms
        if end_ms is not None and at_ms >= end_ms:
            at_ms = offset_ms
        elif self._rewinds:
            at_ms = max(min(offset_ms, at_ms), at_ms - self.rewind_ms)
        self.play_from(on_route(self._stretches, at_ms))

    def play_from(self, ms: int) -> None:
        """Plays from exactly there: the word that was clicked."""
        if self._source.path is None and not self._source.duration_ms:
            return
        self._playhead.advance(max(ms, self._source.offset_ms))
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

    def set_route(self, stretches: Stretches, *, loops: bool = False) -> None:
        """Plays only these stretches from now on, sorted and apart; none: all there is.

        ``loops``: over and over, without a gap.
        """
        if (stretches, loops) == (self._stretches, self._loops):
            return
        if self.is_playing:
            self._follow()
        self._stretches, self._loops = stretches, loops
        if self.is_playing:
            self._playhead.advance(on_route(self._stretches, self._playhead.position_ms))
            self._launch(self._playhead.position_ms)

    def set_speed(self, speed: float) -> None:
        """Plays slower or faster from now on, 0.5 to 3 in steps of 0.05; the pitch stays."""
        speed = round(max(SLOWEST, min(FASTEST, speed)) * _STEPS) / _STEPS
        if speed != self._speed:
            self._change(lambda: setattr(self, "_speed", speed))

    def set_tuning(self, tuning: Tuning) -> None:
        """Takes another side, or makes it louder, from now on."""
        if tuning != self._tuning:
            self._change(lambda: setattr(self, "_tuning", tuning))

    def set_volume(self, volume: float) -> None:
        """Sets how loud it is, 0 to 1."""
        if self.is_playing:
            self._follow()  # what has left until now was as loud as before
        self._volume = max(0.0, min(1.0, volume))
        if self._playing is not None:
            self._playing.sink.set_volume(self._volume)

    def choose_device(self, device: str) -> None:
        """Plays through another device, by its id; "": the system's own choice."""
        self._change(lambda: self._outlet.choose(device))

    def scrub(self, ms: int) -> None:
        """Lets a short grain be heard there: something is dragged over the timeline."""
        if self._scrubbed_while_playing is None:
            self._scrubbed_while_playing = self.is_playing
            self._follow()
            self._halt()
        self._scrubber.hear(ms, self._volume, self._tuning)
        self._expect()

    def end_scrub(self) -> None:
        """What was dragged is let go: playing goes on from the playhead if it did before."""
        was_playing, self._scrubbed_while_playing = self._scrubbed_while_playing, None
        self._scrubber.stop()
        if was_playing:
            self.play_from(self._playhead.position_ms)

    # From here on: how ----------------------------------------------------------------------------

    def _change(self, change: Callable[[], None]) -> None:
        if self.is_playing:
            self._follow()
        change()
        if self.is_playing:
            self._launch(self._playhead.position_ms)

    def _launch(self, ms: int, sink: Sink | None = None) -> None:
        """Plays from a place as soon as the file is open and the sound there."""
        source = self._source
        self._scrubber.stop()
        if source.path is None:
            self._launch_silence(ms)
        elif source.file is not None:
            self._launch_file(source.file, ms, sink)
        elif not source.opening:
            source.open_again()
        self._playhead.set_playing(True)
        self._expect()

    def _launch_file(self, file: Opened, ms: int, sink: Sink | None) -> None:
        source = self._source
        sink = sink or self._outlet.sink(file.rate, file.channels)
        start = source.sample_of(ms)
        route, self._is_whole = self._route().from_sample(start)
        # First of all: it decodes while the sink is being stopped.
        read = source.begin(start, self._speed, sink.format, route, self._tuning)
        self._replace(Feed(read, sink.format.frame_bytes), sink)

    def _launch_silence(self, ms: int) -> None:
        sink = ClockSink(SoundFormat(_SILENT_RATE, 1))
        start, end = (at * _SILENT_RATE // 1000 for at in (ms, self._source.duration_ms))
        read = silence(start, end, self._speed, _SILENT_RATE, sink.format.frame_bytes)
        self._is_whole = True
        self._replace(Feed(read, sink.format.frame_bytes), sink)

    def _replace(self, feed: Feed, sink: Sink) -> None:
        if self._playing is not None:
            self._playing.sink.stop()
        sink.set_volume(self._volume)
        self._passed.begin()
        self._playing = Playing(feed, sink)

    def _halt(self) -> None:
        if self._playing is not None:
            self._playing.sink.stop()
            self._playing = None
            self._source.decoder.stop()
        self._playhead.set_playing(False)

    def _give_up(self, sentence: str) -> None:
        self._halt()
        self.problem.emit(sentence)

    def _expect(self) -> None:
        """Looks for news often from now on."""
        self._timer.start(_EAGER_MS)

    def _route(self) -> Route:
        """The stretches in samples; a loop of one is exact to the sample, other jumps are faded."""
        if not self._stretches or self._source.file is None:
            return WHOLE_FILE
        sample = self._source.sample_of
        stretches = tuple((sample(start), sample(end)) for start, end in self._stretches)
        kept = tuple(stretch for stretch in stretches if stretch[0] < stretch[1])
        return Route(kept, self._loops, fades=not (self._loops and len(kept) == 1))

    def _on_seek(self, ms: int) -> None:
        self._rewinds = False
        if self.is_playing:
            self._launch(ms)

    def _on_tick(self) -> None:
        # While all goes well there is seldom news, and to look for some costs a system call.
        self._ticks += 1
        if self._timer.interval() == _EAGER_MS or self._ticks % _NEWS_EVERY == 0:
            for news in self._source.news():
                if isinstance(news, Opened | Length | Refused):
                    self._on_news(news)
                else:
                    self._on_died("broke off while it was decoded")
        self._scrubber.step()
        if self._playing is not None:
            self._move(self._playing)
        self._pace()

    def _move(self, playing: Playing) -> None:
        """Keeps the sound going and the playhead in step."""
        if playing.step():
            self._source.is_alive()
        self._follow(tells=self._passed.due())
        if playing.fault:
            self._launch(self._playhead.position_ms, self._outlet.replaced(playing.sink))
        elif playing.is_over:
            self._on_over()
        elif file := self._source.file:
            better = self._outlet.better(playing.sink, file.rate, file.channels)
            if better is not None:
                self._launch(self._playhead.position_ms, better)

    def _on_over(self) -> None:
        at_ms, end_ms = self._playhead.position_ms, self._source.end_ms
        if not self._is_whole:
            self._launch(on_route(self._stretches, at_ms))
            return
        self._halt()
        if end_ms is not None and not self._stretches:
            self._playhead.advance(end_ms)
        self.ended.emit()

    def _pace(self) -> None:
        """Sets when to look again, and ends waiting for what does not come."""
        starting = self.is_playing and not (self._playing and self._playing.started)
        starving = self._playing is not None and self._playing.starves
        source = self._source
        if source.gives_up(starting or starving):
            self._on_died("takes too long to decode")
        steady = round(max(_TICK_MS, min(_SLOW_TICK_MS, self.fineness_ms)))
        interval = _EAGER_MS if starting or self._scrubber.is_busy else steady
        busy = source.opening or source.measuring or self.is_playing or self._scrubber.is_busy
        if not busy:
            self._timer.stop()
        elif self._timer.interval() != interval:
            self._timer.setInterval(interval)

    def _follow(self, *, tells: bool = True) -> None:
        """Brings the playhead to what leaves for the device now, and tells what was heard."""
        playing = self._playing
        sample = playing.sample() if playing is not None else None
        if playing is None or sample is None:
            return
        file = self._source.file
        rate = file.rate if file is not None else _SILENT_RATE
        if tells or playing.is_over:
            audible = playing.sink.audible and file is not None and self._volume > 0
            self._passed.tell(playing, rate, self._speed, audible=audible)
        begin_ms = self._source.offset_ms if file is not None else 0
        self._playhead.advance(begin_ms + round(sample * 1000 / rate))

    def _on_news(self, news: Opened | Length | Refused) -> None:
        source = self._source
        if isinstance(news, Opened):
            if self.is_playing:
                self._launch(self._playhead.position_ms)
            else:
                self._outlet.prepare(news.rate, news.channels)
        elif isinstance(news, Refused):
            self._give_up(news.sentence)
        elif source.length_ms is None:
            self.opened.emit(source.duration_ms)
        else:
            length_ms = source.length_ms
            self._playhead.set_duration(max(source.duration_ms, source.offset_ms + length_ms))
            self.opened.emit(length_ms)

    def _on_died(self, how: str) -> None:
        """Tells it, and is ready for another try, or another file, with another process."""
        path = self._source.path
        self._give_up(f"{path.name if path else 'The recording'} {how}. It is probably damaged.")
