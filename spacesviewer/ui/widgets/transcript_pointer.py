"""The mouse on the transcript: a click seeks, a drag chooses words."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from spacesviewer.domain.selection import Place

_SCROLL_MS = 30


class Target(Protocol):
    """What the mouse can do with the view."""

    def place_at(self, point: QPoint, *, between: bool = False) -> Place | None:
        """The character at a point, or the place between two."""

    def begin_at(self, place: Place) -> None:
        """A stretch begins."""

    def draw_to(self, place: Place) -> None:
        """It reaches to here."""

    def click_at(self, point: QPoint) -> None:
        """A word, name or time was clicked."""

    def take_sentence(self, place: Place) -> None:
        """Chooses the sentence at a place."""

    def take_segment(self, place: Place) -> None:
        """Chooses the segment at a place."""

    def scroll_by_hand(self, distance: int) -> None:
        """The person scrolls."""

    def view_size(self) -> QSize:
        """The size of what is seen."""


class Pointer(QObject):
    """Turns presses, moves and releases of the left button into what the person means."""

    def __init__(self, target: Target, parent: QObject) -> None:
        super().__init__(parent)
        self._target = target
        self._pressed: QPoint | None = None
        self._at = QPoint()
        self._extends = False
        self._drags = False
        self._taken: QPoint | None = None  # where a double click has just chosen a sentence
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.timeout.connect(self._forget)

    @property
    def pressed(self) -> bool:
        """Whether the button is down."""
        return self._pressed is not None

    def press(self, event: QMouseEvent) -> None:
        """The left button goes down."""
        self._pressed = self._at = event.position().toPoint()
        self._drags = False
        self._extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        place = self._target.place_at(self._at, between=True)
        if self._taken is not None and self._near(self._taken) and place is not None:
            self._target.take_segment(place)
            self._pressed = None
        elif self._extends and place is not None:
            self._target.draw_to(place)
        self._forget()

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves with the button down."""
        if self._pressed is None:
            return
        self._at = event.position().toPoint()
        if not self._drags and self._near(self._pressed):
            return
        if not self._drags:
            self._drags = True
            start = self._target.place_at(self._pressed, between=True)
            if start is not None and not self._extends:
                self._target.begin_at(start)
        self._draw()
        if 0 <= self._at.y() < self._target.view_size().height():
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def release(self, event: QMouseEvent) -> None:
        """The left button comes up."""
        self._scrolling.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._drags and not self._extends:
            self._target.click_at(event.position().toPoint())
        self._drags = False

    def double_click(self, event: QMouseEvent) -> None:
        """The second press of two; a third one takes the whole segment."""
        point = event.position().toPoint()
        place = self._target.place_at(point)
        if place is not None:
            self._target.take_sentence(place)
            self._taken = point
            self._forgetting.start(QApplication.doubleClickInterval())

    def stop(self) -> None:
        """Forgets a drag that was begun: the text is another one."""
        self._pressed, self._drags = None, False
        self._scrolling.stop()
        self._forget()

    def _forget(self) -> None:
        self._taken = None
        self._forgetting.stop()

    def _near(self, point: QPoint) -> bool:
        return (self._at - point).manhattanLength() < QApplication.startDragDistance()

    def _draw(self) -> None:
        size = self._target.view_size()
        inside = QPoint(self._at.x(), min(max(0, self._at.y()), size.height() - 1))
        place = self._target.place_at(inside, between=True)
        if place is not None:
            self._target.draw_to(place)

    def _scroll(self) -> None:
        over = self._at.y() - self._target.view_size().height()
        distance = self._at.y() if self._at.y() < 0 else max(0, over)
        self._target.scroll_by_hand(max(-60, min(60, distance)) or 1)
        self._draw()
