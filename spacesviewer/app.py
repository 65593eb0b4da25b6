"""Puts the window together and runs it."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from spacesviewer import settings as stored_settings
from spacesviewer.domain.errors import ArchiveError, UserError
from spacesviewer.domain.timecode import parse_place
from spacesviewer.domain.wallclock import start_in
from spacesviewer.library import sessions
from spacesviewer.library.store import DATABASE, Archive
from spacesviewer.ui import notices
from spacesviewer.ui import theme as themes
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.player import Player
from spacesviewer.ui.playhead import Playhead
from spacesviewer.ui.window_state import WindowState
from spacesviewer.ui.workspace import Workspace

log = logging.getLogger(__name__)
_SWITCH_S = 0.0005  # a worker thread may keep the window waiting no longer than this
_SIGNALS_MS = 200


def run(folder: Path | None, *, target: str = "", at: str = "") -> int:
    """Opens the window on an archive (None: the one that was open last); gives the exit code.

    ``target`` is a session (id, prefix or part of its title) or a file to index and open.
    """
    _refuse_broken_binding()
    os.umask(0o077)
    qInstallMessageHandler(_on_qt_message)
    app = application()
    program = Program()
    if not program.open(folder or last_archive(), create=True):
        return 3
    program.show_first(target, at)
    sys.excepthook = program.on_exception
    # Python's collector would also run in worker threads and could destroy Qt's objects there:
    # it runs by a timer of the window instead.
    gc.collect()
    gc.freeze()
    gc.disable()
    sys.setswitchinterval(_SWITCH_S)
    try:
        return app.exec()
    finally:
        program.close()


def application() -> QApplication:
    """The one QApplication, with our name and look."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("spacesviewer")
    QApplication.setApplicationDisplayName("Spaces Viewer")
    QApplication.setDesktopFileName("spacesviewer")
    # The multimedia plug-in tells on stderr which sound servers it does not find.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app.setWindowIcon(QIcon(str(themes.RESOURCES / "icons" / "spacesviewer.svg")))
    return app


def last_archive() -> Path:
    """The archive that was open last, if it is still there; else the platform's own."""
    last = stored_settings.load().archive
    if last and (Path(last) / DATABASE).is_file() and not os.environ.get("SPACESVIEWER_ARCHIVE"):
        return Path(last)
    return stored_settings.default_archive()


class Program:
    """The window and all that it stands on; another archive means another window."""

    def __init__(self) -> None:
        self._keys = _Keys()
        self.settings = stored_settings.load()
        self.state = WindowState()
        self.player: Player | None = None
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, themes.chosen(self.settings.theme))
        app.installEventFilter(self._keys)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)
        # Python sees a signal only when its own code runs: the timer lets it run.
        self._signals = QTimer()
        self._signals.timeout.connect(lambda: None)
        self._signals.start(_SIGNALS_MS)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.window and self.window.close())

    def open(self, folder: Path, *, create: bool) -> bool:
        """Opens an archive in a window; False, after a sentence, if it cannot be used."""
        try:
            with Archive.open(folder, create=create) as archive:
                warnings = archive.warnings
        except UserError as error:
            if QApplication.platformName() == "offscreen":
                print(error.sentence(), file=sys.stderr)  # noqa: T201 - nobody could press a button
            else:
                notices.problem(self.window, error)
            return False
        old_window, old_workspace, old_player = self.window, self.workspace, self.player
        if old_window is not None:
            self.settings = old_window.settings
        self.workspace = Workspace(folder, self.settings)
        playhead = Playhead()
        self.player = Player(playhead)
        self.window = MainWindow(self.workspace, self.settings, self.player, playhead, self.state)
        self.window.archive_wanted.connect(self._on_archive_wanted)
        self.window.closed.connect(QCoreApplication.quit)
        self.window.show()
        if old_window is not None and old_workspace is not None and old_player is not None:
            old_window.closed.disconnect()
            old_window.close()
            old_player.close()
            old_workspace.close()
            old_window.deleteLater()
        for warning in warnings:
            self.window.toast.say(warning)
        self.workspace.refresh_library()
        return True

    def show_first(self, target: str, at: str) -> None:
        """Shows what was asked for, or the session that was open last."""
        assert self.window is not None
        assert self.workspace is not None
        window = self.window
        path = Path(target) if target else None
        if path is not None and path.exists():
            window.indexing.add([path])
            return

        def find(archive: Archive) -> str | None:
            if target:
                return sessions.find(archive, target)
            known = {summary.id for summary in sessions.list_sessions(archive)}
            return window.state.session if window.state.session in known else None

        def found(uid: str | None) -> None:
            if uid is not None and self.workspace is not None:
                self.workspace.open_session(uid, done=lambda data: self._go_to(data, at))

        self.workspace.tasks.read.do(find, found, window.commands.on_problem)

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Reports a fault of the program; the window goes on."""
        # The text of an exception may hold words of a transcript: the report has the places only.
        frames = "".join(traceback.format_tb(trace))
        log.error("a fault in the window: %s", kind.__name__)
        notices.bug(self.window, f"{kind.__name__}\n{frames}")

    def close(self) -> None:
        """Ends the player and the workers."""
        self._signals.stop()
        if self.player is not None:
            self.player.close()
        if self.workspace is not None:
            self.workspace.close()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._keys)

    def _go_to(self, data: SessionData, at: str) -> None:
        if at and self.window is not None:
            try:
                started_at = start_in(data.detail.facts.started_at, self.window.settings.zone)
                self.window.session_view.go_to(parse_place(at, started_at))
            except UserError as error:
                notices.problem(self.window, error)

    def _on_archive_wanted(self, folder: Path, create: bool) -> None:
        try:
            if create:
                Archive.create(folder).close()
        except ArchiveError as error:
            notices.problem(self.window, error)
            return
        if self.open(folder, create=False) and self.window is not None:
            self.window.commands.take_archive(folder)

    def _on_scheme(self) -> None:
        if self.window is not None and self.window.settings.theme == "system":
            self.window.apply_settings(self.window.settings)


class _Keys(QObject):
    """Leaves Space and Enter to a button or list that has the focus; letters to no button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wants_space = isinstance(watched, QAbstractButton | QComboBox)
            if wants_space and event.key() == Qt.Key.Key_Space:
                event.accept()
                return True
        return super().eventFilter(watched, event)


def _on_qt_message(kind: QtMsgType, _where: QMessageLogContext, text: str | None) -> None:
    """Keeps Qt's messages in our log; that there is no sound server is told in the window."""
    if text and not text.startswith("PulseAudioService"):
        fatal = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        log.log(logging.ERROR if fatal else logging.INFO, "Qt: %s", text)


def _refuse_broken_binding() -> None:
    if sys.version_info < (3, 12) and PySide6.__version_info__[:2] >= (6, 12):
        sys.exit(
            f"PySide6 {PySide6.__version__} crashes on Python {sys.version_info[0]}."
            f"{sys.version_info[1]}. Run the set-up again, which installs the right one."
        )
