"""An invented conversation in several scripts, and a hand for the tests of the transcript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spacesviewer.domain.segment import Word, word_spans
from spacesviewer.domain.timeline import Timeline
from spacesviewer.ui.widgets.transcript import TranscriptView

NAMES = ("Ayesha Siddiqui", "Tomás Reyes", "بلال احمد")
TALK = (
    (0, "Welcome to the <b>water</b> evening. Who signed the contract?"),
    (1, "A summary is not the contract."),
    (1, "I said this in the audit, on page forty-one, and nobody has called since."),
    (2, "کراچی میں بھی یہی ہوا تھا۔ پانی کا بجٹ دگنا ہو گیا۔"),
    (2, "The ٹینڈر was split, so that nobody had to approve the total."),
    (0, "我们没有看到报告。"),
    (-1, "Everybody knew 😀 it."),
)
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST_ID = (3 << 24) + 1


def talk(count: int = len(TALK)) -> Timeline:
    """The conversation, again and again: ten seconds a segment, each with a second of silence."""
    said = [TALK[i % len(TALK)] for i in range(count)]
    return Timeline(
        range(FIRST_ID, FIRST_ID + count),
        [i * 10_000 for i in range(count)],
        [i * 10_000 + 9_000 for i in range(count)],
        [voice for voice, _ in said],
        [text for _, text in said],
        NAMES,
    )


def no_words(_ids: Sequence[int]) -> dict[int, tuple[Word, ...]]:
    """No segment has words with times."""
    return {}


def even_words(timeline: Timeline, index: int, step_ms: int = 500) -> tuple[Word, ...]:
    """Words as a file would have them: one each half second."""
    start_ms = timeline.starts[index]
    return tuple(
        Word(start_ms + i * step_ms, start_ms + (i + 1) * step_ms, start, end)
        for i, (start, end) in enumerate(word_spans(timeline.texts[index]))
    )


def heard(signal: SignalInstance) -> list[tuple[Any, ...]]:
    """What a signal tells from now on."""
    told: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: told.append(values))
    return told


def point_of(view: TranscriptView, index: int, start: int, end: int) -> QPoint:
    """The middle of some characters that are in the view."""
    page = view.page
    row = page.rows.row_at(index, start)
    shown = next(one for one in view.shown if one.row == row)
    begin = page.rows[row].start
    rect = page.layouts[row].rects(start - begin, end - begin)[0]
    return rect.center().toPoint() + QPoint(page.columns.text_x, page.box(shown).text_y)


def word_point(view: TranscriptView, index: int, word: str) -> QPoint:
    """The middle of a word that is in the view."""
    start = view.page.timeline.texts[index].index(word)
    return point_of(view, index, start, start + len(word))


def mouse(
    view: TranscriptView,
    kind: QEvent.Type,
    point: QPoint,
    modifiers: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """One event of the left button."""
    button = NO_BUTTON if kind == QEvent.Type.MouseMove else LEFT
    held = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else LEFT
    where = QPointF(point)
    screen = QPointF(view.viewport().mapToGlobal(point))
    QApplication.sendEvent(
        view.viewport(), QMouseEvent(kind, where, screen, button, held, modifiers)
    )


def click(view: TranscriptView, point: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """A press and a release at one place."""
    mouse(view, QEvent.Type.MouseButtonPress, point, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, point, modifiers)


def double_click(view: TranscriptView, point: QPoint) -> None:
    """Two clicks, as Qt tells them."""
    click(view, point)
    mouse(view, QEvent.Type.MouseButtonDblClick, point)
    mouse(view, QEvent.Type.MouseButtonRelease, point)


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    """A press, a move in three steps, a release."""
    mouse(view, QEvent.Type.MouseButtonPress, start)
    for step in (1, 2, 3):
        mouse(view, QEvent.Type.MouseMove, start + (end - start) * (step / 3))
    mouse(view, QEvent.Type.MouseButtonRelease, end)


def wheel(view: TranscriptView, notches: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Turns the wheel down by so many notches."""
    middle = QPointF(view.viewport().rect().center())
    turn = QPoint(0, -120 * notches)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), turn, NO_BUTTON, modifiers, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def key(view: TranscriptView, pressed: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Presses a key."""
    QTest.keyClick(view, pressed, modifiers)


def top_of(view: TranscriptView, index: int) -> int:
    """Where a segment begins in the view."""
    row = view.page.rows.row_at(index, 0)
    return next(one.y for one in view.shown if one.row == row)
