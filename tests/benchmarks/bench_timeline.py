"""How long the timeline takes to draw ten hours, 20,000 segments, 1,000 marks, 200 questions.

Run: python -m tests.benchmarks.bench_timeline [--size 1600x200] [--ratio 1] [--json]

The limits are those of a window that never stutters: 8 ms for any whole redraw (99 of 100), half
of a frame at 60 Hz; the playhead costs two small strips. Offscreen, real widget, real painting.
On a machine that does other work besides, the CPU's time says more than the clock.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from random import Random

import numpy as np
from PySide6.QtWidgets import QApplication

from spacesviewer.domain.gap import Gap
from spacesviewer.domain.question import Question
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.theme import load_fonts
from spacesviewer.ui.widgets.timeline import TimelineWidget
from spacesviewer.ui.widgets.timeline_data import Floats, QuoteSpan, TimelineData, WordSpan
from spacesviewer.ui.widgets.timeline_words import NEAR_MS

HOURS, SEGMENTS, TOPICS, MARKS, QUOTES, HITS, SPEAKERS = 10, 20_000, 500, 1000, 100, 400, 11
GAPS = 300
QUESTIONS = 200
KINDS = (("silence", "likely"), ("digital silence", "certain"), ("hole", "likely"))
Taken = list[tuple[float, float]]
LENGTH_MS = HOURS * 3_600_000
STEPS = 400
LIMIT_MS = 8.0


class NoiseWave:
    """A pyramid like a stored one (10 ms bins, levels of factor 4) of invented speech."""

    def __init__(self, length_ms: int) -> None:
        random = np.random.default_rng(1)
        bins = length_ms // 10
        loud = np.repeat(random.random(bins // 40 + 1, dtype=np.float32), 40)[:bins]
        high = loud * random.random(bins, dtype=np.float32)
        self.duration_ms = float(length_ms)
        self._levels = [(-high, high, high * np.float32(0.4))]
        while len(self._levels[-1][0]) > 4000:
            low, high, rms = (part[: len(part) // 4 * 4] for part in self._levels[-1])
            self._levels.append(
                (
                    low.reshape(-1, 4).min(axis=1),
                    high.reshape(-1, 4).max(axis=1),
                    np.sqrt((rms.reshape(-1, 4) ** 2).mean(axis=1)),
                )
            )

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[Floats, Floats, Floats]:
        """Lowest, highest and RMS of each column."""
        wanted = (end_ms - start_ms) / width / 10
        level = min(max(0, int(np.log2(max(1.0, wanted)) // 2)), len(self._levels) - 1)
        low, high, rms = self._levels[level]
        edges = np.linspace(start_ms, end_ms, width, endpoint=False) / (10 * 4**level)
        at = np.clip(edges.astype(np.int64), 0, len(low) - 1)
        if wanted < 4**level:
            return low[at], high[at], rms[at]
        # Or the last column would take in all that follows, which no stored waveform does.
        end = max(int(at[-1]) + 1, int(end_ms / (10 * 4**level)))
        low, high, rms = low[:end], high[:end], rms[:end]
        return (
            np.minimum.reduceat(low, at),
            np.maximum.reduceat(high, at),
            np.maximum.reduceat(rms, at),
        )


def invented_session() -> TimelineData:
    """Ten hours in which eleven people interrupt each other."""
    random = Random(7)
    mean = LENGTH_MS / SEGMENTS
    starts = [round(n * mean) for n in range(SEGMENTS)]
    ends = [start + round(mean * random.uniform(0.4, 1.3)) for start in starts]
    voices = [min(int(random.expovariate(0.5)), SPEAKERS - 1) for _ in starts]
    names = tuple(f"Caller {n + 1} of the evening" for n in range(SPEAKERS))
    texts = ["We were told the legal team had checked it."] * SEGMENTS
    topics = []
    for n in range(TOPICS):
        start = random.randrange(LENGTH_MS - 600_000)
        name = f"Topic {n % 23}: the water contract"
        end = start + random.randrange(10_000, 180_000)
        topics.append(TopicSpan(n + 1, n % 23 + 1, name, "s", start, end))
    gaps = tuple(
        Gap(at, at + random.randrange(2000, 60_000), "Silence.", kind, certainty)
        for at, kind, certainty in (
            (random.randrange(LENGTH_MS - 60_000), *KINDS[n % len(KINDS)]) for n in range(GAPS)
        )
    )
    moments = sorted(random.randrange(LENGTH_MS - 20_000) for _ in range(MARKS + QUOTES + HITS))
    random.shuffle(moments)
    questions = tuple(
        Question(
            n, "s", at, at + 9000, names[n % SPEAKERS], "Who signed it?", (at + 9000, at + 60_000)
        )
        for n, at in enumerate(range(50_000, LENGTH_MS, LENGTH_MS // QUESTIONS))
    )
    return TimelineData(
        duration_ms=LENGTH_MS,
        timeline=Timeline(range(1, SEGMENTS + 1), starts, ends, voices, texts, names),
        speakers=names,
        topics=tuple(topics),
        marks=tuple(Mark(n, "s", at) for n, at in enumerate(moments[:MARKS])),
        quotes=tuple(
            QuoteSpan(f"q{n}", at, at + 12_000)
            for n, at in enumerate(moments[MARKS : MARKS + QUOTES])
        ),
        hits=tuple(moments[MARKS + QUOTES :]),
        gaps=gaps,
        questions=questions,
    )


def timed(steps: Iterator[None], paint: Callable[[], None]) -> Taken:
    """Milliseconds of each step with the painting that follows: by the clock, and of this CPU."""
    taken: Taken = []
    while True:
        begin, begin_cpu = time.perf_counter(), time.thread_time()
        try:
            next(steps)
        except StopIteration:
            return taken
        paint()
        clock, cpu = time.perf_counter() - begin, time.thread_time() - begin_cpu
        taken.append((clock * 1000, cpu * 1000))


def zoom_steps(widget: TimelineWidget) -> Iterator[None]:
    """From ten hours down to words and back, as a wheel does it."""
    for step in range(STEPS):
        down = step % 48 < 24  # 1.6 to the power of 24: from ten hours to half a second
        (widget.zoom_in if down else widget.zoom_out)()
        yield


def pan_steps(widget: TimelineWidget, span_ms: int) -> Iterator[None]:
    """Along the session with so much in view."""
    for step in range(STEPS):
        start = (LENGTH_MS - span_ms) * step // STEPS + step % 7
        widget.set_visible_range(start, start + span_ms)
        if span_ms <= NEAR_MS:
            widget.set_words(words_between(start, start + span_ms))
        yield


def words_between(start_ms: int, end_ms: int) -> tuple[WordSpan, ...]:
    """Words of two people who speak at once, three a second each."""
    times = range(start_ms // 330 * 330, end_ms, 330)
    return tuple(
        WordSpan(at, at + 300, voice, f"word{at // 330 % 97}", exact=True)
        for at in times
        for voice in (0, 1)
    )


def whole_steps(widget: TimelineWidget, hits: tuple[int, ...]) -> Iterator[None]:
    """Labels, overview and rows are painted anew, with all ten hours in view.

    It is the same view at each step, as while somebody types what to find: what the timeline knows
    of it by then it may use.
    """
    widget.zoom_fit()
    for step in range(STEPS // 2):
        widget.set_hits(hits[step % 2 :])
        yield


def fit_steps(widget: TimelineWidget) -> Iterator[None]:
    """The rows anew with nearly all ten hours in view."""
    for step in range(STEPS // 2):
        widget.set_visible_range(step, LENGTH_MS - 200 + step)
        yield


def playhead_steps(widget: TimelineWidget) -> Iterator[None]:
    """The playhead runs, a pixel or more at each step."""
    widget.set_visible_range(3_600_000, 3_900_000)
    widget.set_position(3_600_000)
    QApplication.processEvents()
    for step in range(STEPS * 2):
        widget.set_position(3_600_000 + step * 350)
        yield


def measured(size: tuple[int, int]) -> dict[str, Taken]:
    """Milliseconds of every step by what was done."""
    widget = TimelineWidget()
    widget.set_session(invented_session())
    widget.set_waveform(NoiseWave(LENGTH_MS))
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    widget.set_position(LENGTH_MS // 3)
    paint = widget.repaint

    def flush() -> None:
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    list(timed(zoom_steps(widget), paint))
    hits = invented_session().hits
    results = {
        "whole, 10 h in view": timed(fit_steps(widget), paint),
        "zoom step": timed(zoom_steps(widget), paint),
        "pan step, 1 h in view": timed(pan_steps(widget, 3_600_000), paint),
        "pan step, 5 min in view": timed(pan_steps(widget, 300_000), paint),
        "pan step, 10 s in view": timed(pan_steps(widget, 10_000), paint),
        "whole with labels and overview": timed(whole_steps(widget, hits), paint),
        "playhead move": timed(playhead_steps(widget), flush),
    }
    widget.close()
    return results


def main(arguments: list[str]) -> int:
    """Prints the table; 1 if the limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", default="1600x200")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ratio", default="1", help="device pixels to a pixel: 1 or 2")
    options = parser.parse_args(arguments)
    size = tuple(int(part) for part in options.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.ratio
    application = QApplication([])
    load_fonts()
    gc.disable()
    results = measured((size[0], size[1]))
    application.quit()
    rows = {name: summary(taken) for name, taken in results.items()}
    if options.json:
        print(json.dumps(rows, indent=2))
        return 0
    print(f"{options.size} at {options.ratio}x, {HOURS} h, {SEGMENTS} segments; ms")
    print(f"{'':32}  median     p99  CPU median  CPU p99")
    for name, row in rows.items():
        clock = f"{row['median']:7.2f} {row['p99']:7.2f}"
        print(f"{name:32} {clock} {row['cpu_median']:11.2f} {row['cpu_p99']:8.2f}")
    slow = [name for name, row in rows.items() if row["p99"] > LIMIT_MS]
    if slow:
        print(f"Over {LIMIT_MS} ms at the 99th percentile: {', '.join(slow)}")
    return int(bool(slow))


def summary(taken: Taken) -> dict[str, float]:
    """Median and 99th percentile by the clock, and of the CPU's own time."""
    clock, cpu = zip(*taken, strict=True)
    figures = {
        "median": statistics.median(clock),
        "p99": float(np.quantile(clock, 0.99)),
        "cpu_median": statistics.median(cpu),
        "cpu_p99": float(np.quantile(cpu, 0.99)),
    }
    return {name: round(value, 3) for name, value in figures.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
