"""One stretch of playing: a feed that runs into a sink."""

from __future__ import annotations

import time

from spacesviewer.domain.heard import Stretches
from spacesviewer.ui.interface import to_say
from spacesviewer.ui.sound.feed import Feed
from spacesviewer.ui.sound.sink import Sink

_START_S = 0.1  # of sound must be there before the sink starts, or the first gap would be heard


class Playing:
    """Starts the sink once there is sound enough; ``step`` must be called often."""

    def __init__(self, feed: Feed, sink: Sink) -> None:
        self.sink = sink
        self.started = False
        self._feed = feed
        self._enough = int(_START_S * sink.format.rate)
        self._played = 0.0
        self._moved_s = time.monotonic()

    def step(self) -> bool:
        """Keeps the sound going; whether any has come from the decoder, or all has."""
        came = self._feed.fetch(self._enough)
        if not self.started:
            if not self._feed.complete and self._feed.ready_frames < self._enough:
                return came
            self.started = True
            self._moved_s = time.monotonic()
            self.sink.start(self._feed.pull)
        self.sink.more()
        return came

    @property
    def starves(self) -> bool:
        """Whether the decoder owes sound."""
        return not self._feed.complete and not self._feed.ready_frames

    @property
    def is_over(self) -> bool:
        """Whether the file's last frame has left."""
        return self.started and self._feed.is_over(self._played)

    @property
    def fault(self) -> str:
        """A sentence if the sink has failed."""
        owed = self.started and not self.is_over and not self.starves
        if owed and time.monotonic() - self._moved_s > self.sink.patience_s:
            self.sink.fault = to_say("The sound device takes no sound. Is it still there?")
        return self.sink.fault

    def sample(self) -> float | None:
        """The file's sample that leaves for the device now; None before the first.

        What else is told here is as of the last time that this was asked.
        """
        return self._feed.sample_at(self._played_frames()) if self.started else None

    def passed(self) -> list[tuple[float, float]]:
        """The stretches of samples that have left since the last call, as far as was followed."""
        return self._feed.passed()

    def _played_frames(self) -> float:
        played = self.sink.played_frames()
        if played > self._played:
            self._played, self._moved_s = played, time.monotonic()
        # A device that corrects its count does not take back what was heard.
        return self._played


def on_route(stretches: Stretches, ms: int) -> int:
    """A time if it is played, else the next one that is; behind them all the first."""
    for start, end in stretches:
        if ms < end:
            return max(ms, start)
    return stretches[0][0] if stretches else ms
