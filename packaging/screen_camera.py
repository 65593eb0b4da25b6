"""How the pictures of all screens are taken: what opens is waited for, saved, and closed again."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QMenu,
    QTabWidget,
    QWidget,
)
from screen_archive import ALONE
from screenshots import wait

from spacesviewer.domain.board import STORY
from spacesviewer.ui.commands.translation import TranslationCommands
from spacesviewer.ui.dialogs.quotes_board import QuotesBoard
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.panels.quotes import QuotesPanel

Act = Callable[[], object]
_PATIENCE_S, _LOOK_MS = 8.0, 80
_LOOKS = {"card": 15}  # so often a dialog is looked at that is still drawing when it opens


class Screens:
    """The open window, and how its pictures are taken."""

    def __init__(self, window: MainWindow, place: Path, asked: argparse.Namespace) -> None:
        self.window, self.place = window, place
        self.target, self.only = asked.folder, asked.only
        self.missing: list[str] = []

    # Taking ------------------------------------------------------------------------------------

    def state(self, name: str, act: Act, undo: Act = lambda: None) -> None:
        """The whole window after something was done, which is then taken back."""
        if self.wanted(name):
            act()
            self.settle()
            self.save(name, self.window)
            undo()
            self.settle()

    def dialog(self, name: str, act: Act) -> None:
        """What opens when something is done: each dialog with each of its tabs, each menu."""
        if not self.wanted(name):
            return
        self.settle()
        before, until = set(self.opened()), time.monotonic() + _PATIENCE_S
        looks = 0

        def look() -> None:
            # By a timer, because act() may only return when the dialog is closed.
            nonlocal looks
            shown = [one for one in self.opened() if one not in before]
            looks = looks + 1 if shown else 0
            if looks == _LOOKS.get(name, 3) or time.monotonic() > until:
                timer.stop()
                self.take(name, shown)

        timer = QTimer()
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        act()
        while timer.isActive():
            wait(50)

    def take(self, name: str, shown: list[QWidget]) -> None:
        """Saves what is shown, and closes it, the newest first."""
        if not shown:
            self.missing.append(name)
        for number, widget in enumerate(shown):
            called = name if not number else f"{name}-{number + 1}"
            self.save(called, widget)
            for tabs in widget.findChildren(QTabWidget):
                for at in range(1, tabs.count()):
                    tabs.setCurrentIndex(at)
                    QApplication.processEvents()
                    self.save(f"{called}-tab{at + 1}", widget)
        for widget in reversed(shown):
            widget.reject() if isinstance(widget, QDialog) else widget.close()

    def save(self, name: str, widget: QWidget) -> None:
        """Writes one picture."""
        widget.grab().save(str(self.target / f"{name.replace(' ', '-')}.png"))

    def wanted(self, name: str) -> bool:
        """Whether a picture of this name was asked for."""
        return self.only in name

    def opened(self) -> list[QWidget]:
        """Dialogs and menus that are to be seen."""
        tops = QApplication.topLevelWidgets()
        return [w for w in tops if w.isVisible() and isinstance(w, QDialog | QMenu)]

    # Doing -------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Waits until everything that was begun stands in the window."""
        wait(40)
        tasks = self.window.workspace.tasks
        for worker in (tasks.write, tasks.read, tasks.behind):
            idle: list[None] = []
            worker.when_done(partial(idle.append, None))
            while not idle:
                wait(20)
        wait(120)

    def open(self, title: str) -> None:
        """Opens a session by its title."""
        known = self.window.library.all_sessions()
        self.window.commands.open_session(next(one.id for one in known if one.title == title))
        self.settle()

    def run(self, *names: str) -> None:
        """Does commands by their names."""
        for name in names:
            self.window.commands.run(name)

    def choose(self) -> None:
        """Stands on a quote, with words selected: whatever a command may want is there."""
        view = self.window.session_view.transcript
        view.take_segment((12, 3))
        panel = self.window.reveal_panel("Quotes")
        assert isinstance(panel, QuotesPanel)
        data = self.window.session_view.data
        assert data is not None
        panel.reveal(data.quotes[0].id)
        view.setFocus()

    def show_board(self) -> None:
        """The quotes of a story in their order, one of them chosen, its translation beside it."""
        self.run("quotes_board")
        self.settle()
        (board,) = self.window.findChildren(QuotesBoard)
        board.filters.group.setCurrentIndex(board.filters.group.findData(STORY))
        board.refresh()
        board.list.setCurrentIndex(board.list.model().index(1, 0))
        self.settle()
        self.take("board-story", self.opened())

    def menu_at(self, area: QAbstractScrollArea, place: QPoint) -> None:
        """Asks for the menu of what stands at a place."""
        port = area.viewport()
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, place, port.mapToGlobal(place))
        QApplication.sendEvent(port, event)

    def reset(self) -> None:
        """The session as one finds it in the morning, at a place with a quote in view."""
        self.window.commands.escape()
        self.window.reveal_panel("Quotes")
        self.window.session_view.timeline.set_visible_range(0, 200_000)
        self.window.session_view.go_to(60_500)

    def escape(self) -> None:
        """Presses Escape where one types."""
        focused = self.window.focusWidget()
        if focused is not None:
            QTest.keyClick(focused, Qt.Key.Key_Escape)

    def show_languages(self, mode: str) -> None:
        """The transcript and its translation."""
        self.window.session_view.go_to(0)
        self.window.commands.group(TranslationCommands).begin_in("ur")
        self.settle()
        self.run(mode)

    def type_a_transcript(self) -> None:
        """A session of which somebody types what is said."""
        self.open(ALONE)
        self.run("new_transcript")
        self.settle()
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog)
        asked.accept()
        self.settle()
        QTest.keyClicks(self.window.focusWidget(), "Imran: The first thing is")
