"""The transcript with 100,000 segments, beside QPlainTextEdit with the same words in the same run.

Run: ``python -m tests.benchmarks.bench_transcript``. One segment in twelve is Urdu in Nastaliq,
which takes ten times as long to lay out. Offscreen, real widgets, real events, real painting at
860x600. The figures are time of the CPU of this thread; by the clock, others' work counts too.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from spacesviewer.domain.pairing import pair
from spacesviewer.domain.timecode import format_time
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui import theme
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.widgets.transcript_second import BESIDE, SecondText
from tests.benchmarks import made
from tests.benchmarks.measure import now_mb, top_of_profile
from tests.benchmarks.table import Row, markdown

SEGMENTS, LENGTH_MS = 100_000, 36_000_000
OPEN_MS, FRAME_MS, RESIZE_MS, MORE_MB = 400, 8, 30, 60
FIND_STEP_MS = 5
_SIZE = (860, 600)
_URDU = "کراچی میں بھی یہی ہوا تھا۔ پانی کا بجٹ دگنا ہو گیا اور کسی نے رپورٹ نہیں پڑھی۔"
_TWELFTH = 12

Taken = list[tuple[float, float]]  # milliseconds of the CPU and by the clock, a step each


def rows(quick: bool) -> list[Row]:
    """Opening, frames and memory."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.LIGHT)
    gc.disable()
    count, steps = (2000, 20) if quick else (SEGMENTS, 400)
    timeline = _timeline(count)
    _warm(timeline)
    before = now_mb()
    view, opened = _opened(timeline)
    wheel = timed(lambda step: _wheel(view, -1), steps)
    ours_mb = now_mb() - before
    editor, opened_peer = _opened_editor(_text(timeline))
    peer_mb = now_mb() - before - ours_mb
    wheel_peer = timed(lambda step: _wheel(editor, -1), steps)
    found = [
        _limited("open and paint", [opened], OPEN_MS),
        _beside("open and paint", [opened], [opened_peer]),
        _limited("a notch of the wheel", wheel, FRAME_MS, _why(view)),
        _beside("a notch of the wheel", wheel, wheel_peer),
        *_bigger_steps(view, editor, steps // 5),
        *_own_steps(view, timeline, steps),
        *_two_languages(timeline, steps),
        Row("Transcript, memory more", ours_mb, "MB", MORE_MB, "limit"),
        Row("Transcript, memory more", ours_mb, "MB", peer_mb, "QPlainTextEdit", None),
    ]
    view.close()
    editor.close()
    return found


def timed(work: Callable[[int], object], steps: int) -> Taken:
    """How long each step takes with the painting that follows from it."""
    taken = []
    for step in range(steps):
        clock, cpu = time.perf_counter(), time.thread_time()
        work(step)
        QApplication.processEvents()
        spent = time.thread_time() - cpu, time.perf_counter() - clock
        taken.append((spent[0] * 1000, spent[1] * 1000))
    return taken


def _bigger_steps(view: TranscriptView, editor: QPlainTextEdit, steps: int) -> list[Row]:
    resize = timed(lambda step: view.resize(_SIZE[0] - 9 * (step % 30), _SIZE[1]), steps)
    resize_peer = timed(lambda step: editor.resize(_SIZE[0] - 9 * (step % 30), _SIZE[1]), steps)

    def jump(area: QAbstractScrollArea, step: int) -> None:
        bar = area.verticalScrollBar()
        bar.setValue(step * 7919 % 97 * (bar.maximum() // 97))

    jumped = timed(lambda step: jump(view, step), steps)
    jumped_peer = timed(lambda step: jump(editor, step), steps)
    return [
        _limited("resize", resize, RESIZE_MS),
        _beside("resize", resize, resize_peer),
        _limited("jump", jumped, RESIZE_MS),
        _beside("jump", jumped, jumped_peer),
    ]


def _own_steps(view: TranscriptView, timeline: Timeline, steps: int) -> list[Row]:
    """What the peer cannot do: following the speech, and finding in all scripts in small steps."""
    view.set_follow(True)
    start = timeline.starts[len(timeline) // 2]
    view.set_position(start)
    QApplication.processEvents()
    played = timed(lambda step: view.set_position(start + step * 33), steps)
    view.find("contrac")
    finder = view.page.marks.finder
    looked = timed(lambda step: None, 1)
    while not finder.done:
        looked += timed(lambda step: None, 1)
    return [
        _limited("30 positions a second while playing", played, FRAME_MS),
        _limited("a step of finding and a frame", looked, FIND_STEP_MS + FRAME_MS),
        Row(
            "Transcript, finding in all of it",
            sum(cpu for cpu, _ in looked),
            "ms",
            1000,
            "limit",
        ),
    ]


def _two_languages(timeline: Timeline, steps: int) -> list[Row]:
    """The same beside a translation into Urdu of which each segment is in Nastaliq."""
    first = 1 + len(timeline)
    columns = timeline.starts, timeline.ends, timeline.voices
    texts = [_URDU] * len(timeline)
    second = Timeline(range(first, first + len(timeline)), *columns, texts, timeline.speakers)
    paired = timed(lambda step: pair(timeline, second), 1)
    shown = SecondText(second, pair(timeline, second), "ur", BESIDE)
    view = TranscriptView()
    view.resize(*_SIZE)
    view.show()
    QApplication.processEvents()
    opened = timed(lambda step: view.set_timeline(timeline, lambda ids: {}, "", shown), 1)
    wheel = timed(lambda step: _wheel(view, -1), steps)
    resized = timed(lambda step: view.resize(_SIZE[0] - 9 * (step % 30), _SIZE[1]), steps // 5)
    view.close()
    return [
        _limited("two languages, aligning off the window's thread", paired, OPEN_MS),
        _limited("two languages, open and paint", opened, OPEN_MS),
        _limited("two languages, a notch of the wheel", wheel, FRAME_MS),
        _limited("two languages, resize", resized, RESIZE_MS),
    ]


def _opened(timeline: Timeline) -> tuple[TranscriptView, tuple[float, float]]:
    view = TranscriptView()
    view.resize(*_SIZE)
    view.show()
    QApplication.processEvents()
    taken = timed(lambda step: view.set_timeline(timeline, lambda ids: {}), 1)
    return view, taken[0]


def _opened_editor(text: str) -> tuple[QPlainTextEdit, tuple[float, float]]:
    editor = QPlainTextEdit()
    editor.setReadOnly(True)
    editor.setFont(theme.font(15))
    editor.resize(*_SIZE)
    editor.show()
    QApplication.processEvents()

    def fill(_step: int) -> None:
        editor.setPlainText(text)
        editor.moveCursor(QTextCursor.MoveOperation.Start)

    return editor, timed(fill, 1)[0]


def _wheel(area: QAbstractScrollArea, notches: int) -> None:
    middle, turn = QPointF(area.viewport().rect().center()), QPoint(0, 120 * notches)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), turn, no_button, no_key, phase, False)
    QApplication.sendEvent(area.viewport(), event)


def _timeline(count: int) -> Timeline:
    lines = list(made.spoken(count, LENGTH_MS))
    names = sorted({who for _, _, who, _ in lines})
    return Timeline(
        range(1, count + 1),
        [start for start, _, _, _ in lines],
        [end for _, end, _, _ in lines],
        [names.index(who) for _, _, who, _ in lines],
        [_URDU if i % _TWELFTH == 0 else said for i, (_, _, _, said) in enumerate(lines)],
        names,
    )


def _text(timeline: Timeline) -> str:
    return "\n".join(
        f"{timeline.speaker(i)} {format_time(timeline.starts[i])}  {timeline.texts[i]}"
        for i in range(len(timeline))
    )


def _warm(timeline: Timeline) -> None:
    """Fonts are loaded once for the program, not for a transcript."""
    small = Timeline(
        timeline.ids[:30],
        timeline.starts[:30],
        timeline.ends[:30],
        timeline.voices[:30],
        timeline.texts[:30],
        timeline.speakers,
    )
    _opened(small)[0].close()
    _opened_editor(_text(small))[0].close()
    QApplication.processEvents()


def _why(view: TranscriptView) -> str:
    return top_of_profile(lambda: timed(lambda step: _wheel(view, -1), 50))


def _limited(what: str, taken: Taken, limit: float, where: str = "") -> Row:
    """The slowest of a hundred steps against a limit."""
    cpu, clock = _p99([c for c, _ in taken]), _p99([w for _, w in taken])
    name = f"Transcript, {what}: p99" if len(taken) > 1 else f"Transcript, {what}"
    return Row(name, cpu, "ms", limit, "limit", 1.0, (clock, limit), where)


def _beside(what: str, taken: Taken, peer: Taken) -> Row:
    """The middle step beside the peer's; told, not judged."""
    (cpu, cpu_peer), (clock, clock_peer) = (
        tuple(median(step[i] for step in some) for some in (taken, peer)) for i in (0, 1)
    )
    name = f"Transcript, {what}: median" if len(taken) > 1 else f"Transcript, {what}"
    return Row(name, cpu, "ms", cpu_peer, "QPlainTextEdit", None, (clock, clock_peer))


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[98] if len(values) > 1 else values[0]


if __name__ == "__main__":
    print(markdown(rows("--quick" in sys.argv)))
