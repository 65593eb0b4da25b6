"""A small session, a waveform of known shape, and a hand for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from spacesviewer.domain.recording import Chapter
from spacesviewer.domain.timeline import Timeline
from spacesviewer.domain.topic import Mark, TopicSpan
from spacesviewer.ui.widgets.timeline_data import Floats, QuoteSpan, TimelineData

HOUR = 3_600_000
NAMES = ("Ayesha Siddiqui", "Tomás Reyes", "بلال احمد")
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def transcript(*segments: tuple[int, int, int, str], speakers: tuple[str, ...] = NAMES) -> Timeline:
    """A timeline of (start, end, voice, text)."""
    starts, ends, voices, texts = zip(*segments, strict=True) if segments else ((), (), (), ())
    return Timeline(range(1, len(segments) + 1), starts, ends, voices, list(texts), speakers)


def small_session() -> TimelineData:
    """Ten minutes: three speakers, two topics that overlap, a mark, a quote, hits, chapters."""
    spoken = transcript(
        (0, 60_000, 0, "Welcome to the <b>evening</b> of the water contract."),
        (60_000, 180_000, 1, "Who signed it?"),
        (300_000, 420_000, 0, "The committee saw a summary."),
        (420_000, 600_000, 2, "میں نے کہا تھا۔"),
    )
    return TimelineData(
        duration_ms=600_000,
        timeline=spoken,
        speakers=NAMES,
        topics=(
            TopicSpan(11, 1, "Opening", "s", 0, 240_000),
            TopicSpan(12, 2, "Water contract", "s", 120_000, 480_000),
        ),
        marks=(Mark(7, "s", 100_000, "ask again"),),
        quotes=(QuoteSpan("q1", 300_000, 330_000, NAMES[0]),),
        hits=(200_000,),
        chapters=(Chapter(0, None, "First"), Chapter(450_000, None, "Second")),
    )


class Tone:
    """A sound that is as loud as it is told: one peak for each 10 ms."""

    def __init__(self, peaks: Floats) -> None:
        self._peaks = peaks
        self.duration_ms = float(len(peaks) * 10)
        self.asked: list[tuple[float, float, int]] = []

    def columns(self, start_ms: float, end_ms: float, width: int) -> tuple[Floats, Floats, Floats]:
        """Peaks at the columns' beginnings, and half of them as RMS."""
        self.asked.append((start_ms, end_ms, width))
        at = np.linspace(start_ms, end_ms, width, endpoint=False) // 10
        high = self._peaks[np.clip(at.astype(np.int64), 0, len(self._peaks) - 1)]
        return -high, high, high * np.float32(0.5)


def steady(duration_ms: int, loudness: float = 0.5) -> Tone:
    """A sound of one loudness throughout."""
    return Tone(np.full(duration_ms // 10, loudness, dtype=np.float32))


def pixels(widget: QWidget) -> QImage:
    """What the widget looks like now."""
    return widget.grab().toImage()


def send_mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    button: Qt.MouseButton = LEFT,
    held: Qt.MouseButton = NO_BUTTON,
) -> None:
    """One mouse event, delivered at once."""
    globally = QPointF(widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, globally, button, held, NO_KEY)
    QApplication.sendEvent(widget, event)


def move(widget: QWidget, x: float, y: float) -> None:
    """The mouse over a place, no button held."""
    send_mouse(widget, QEvent.Type.MouseMove, QPointF(x, y), NO_BUTTON)


@contextmanager
def held(
    widget: QWidget, x: float, y: float, button: Qt.MouseButton = LEFT
) -> Iterator[list[QPointF]]:
    """The button held from a place; the last place of the list is where it is let go."""
    places = [QPointF(x, y)]
    send_mouse(widget, QEvent.Type.MouseButtonPress, places[0], button, button)
    yield places
    send_mouse(widget, QEvent.Type.MouseButtonRelease, places[-1], button)


def drag(
    widget: QWidget,
    start: tuple[float, float],
    end: tuple[float, float],
    button: Qt.MouseButton = LEFT,
) -> None:
    """From one place to another in ten steps."""
    with held(widget, *start, button) as places:
        for step in range(1, 11):
            x = start[0] + (end[0] - start[0]) * step / 10
            y = start[1] + (end[1] - start[1]) * step / 10
            places.append(QPointF(x, y))
            send_mouse(widget, QEvent.Type.MouseMove, places[-1], NO_BUTTON, button)


def click(widget: QWidget, x: float, y: float) -> None:
    """Pressed and let go at one place."""
    with held(widget, x, y):
        pass


def wheel(
    widget: QWidget,
    at: tuple[float, float],
    turn: tuple[int, int],
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """A turn of the wheel: (sideways, up) in eighths of a degree, 120 a notch."""
    place = QPointF(*at)
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(*turn),
        NO_BUTTON,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
