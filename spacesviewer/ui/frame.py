"""The window's frame: menus and empty places, painted before anything else is loaded.

It names as few kinds of Qt's objects as it can: PySide makes each of them, with its enums, when it
is first named (QStyle 16 ms, a list 4 ms, QtSvg for the icons 27 ms).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QWidget

from spacesviewer.settings import Settings
from spacesviewer.ui import theme as themes
from spacesviewer.ui.commands.actions import Actions
from spacesviewer.ui.window_state import WindowState

LIBRARY_WIDTH, SIDE_WIDTH = 200, 260
_STRETCH = (0, 1, 0)  # the centre takes the room of a larger window


class WindowFrame(QMainWindow):
    """A window with the places for the library, the session and the panels.

    It stands where and as it stood last. The menus are whole, and nothing in them does anything.
    """

    def __init__(self, settings: Settings, state: WindowState) -> None:
        super().__init__()
        self.settings = settings
        self.state = state
        self._when_painted: Callable[[], object] | None = None
        self.theme = themes.chosen(settings.theme)
        self.actions_by_name = Actions(self)
        self._lay_out()
        self.actions_by_name.fill(self.menuBar())
        self.setWindowTitle("Spaces Viewer")
        if not state.restore(self, {"window": self.splitter}):
            self._first_shape()

    def when_painted(self, call: Callable[[], object], at_latest_ms: int) -> None:
        """Calls something once, when the first picture stands or after a while without one."""
        self._when_painted = call
        QTimer.singleShot(at_latest_ms, self, self._on_painted)

    def replace(self, index: int, widget: QWidget) -> None:
        """Puts a part of the window into its place."""
        empty = self.splitter.replaceWidget(index, widget)
        self.splitter.setStretchFactor(index, _STRETCH[index])  # it went with the empty one
        if empty is not None:
            empty.deleteLater()
        widget.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The picture stands when this event has been dealt with.
        if self._when_painted is not None:
            QTimer.singleShot(0, self, self._on_painted)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.side = QFrame()
        # What will stand in the centre: the session that was open, or the welcome.
        self.ground = "work" if self.state.session else "side"
        for place, kind, least, stretch in (
            (QFrame(), "side", LIBRARY_WIDTH, _STRETCH[0]),
            (QFrame(), self.ground, 0, _STRETCH[1]),
            (self.side, "side", SIDE_WIDTH, _STRETCH[2]),
        ):
            place.setProperty("panel", kind)
            place.setMinimumWidth(least)
            self.splitter.addWidget(place)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setCollapsible(1, False)
        self.setCentralWidget(self.splitter)
        self.setMinimumSize(940, 560)

    def _first_shape(self) -> None:
        room = self.screen().availableGeometry().size()
        # The title bar and the frame are not counted in our size.
        width, height = min(1440, room.width() - 8), min(900, room.height() - 40)
        self.resize(width, height)
        self.splitter.setSizes([272, width - 594, 322])

    def _on_painted(self) -> None:
        call, self._when_painted = self._when_painted, None
        if call is not None:
            call()
