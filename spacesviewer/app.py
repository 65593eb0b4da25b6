"""Puts the window together and runs it.

The order is what a person sees: the window's frame is painted first, from Qt alone; then the
archive is opened and its sessions are listed; then the rest is loaded (``ui.parts``) and put in.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import (
    QCoreApplication,
    QLoggingCategory,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from spacesviewer import places
from spacesviewer import settings as stored_settings
from spacesviewer.domain.errors import ArchiveError, UserError
from spacesviewer.ui import interface, notices
from spacesviewer.ui import theme as themes
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.window_state import WindowState

if TYPE_CHECKING:
    from spacesviewer.library.store import Archive
    from spacesviewer.ui.models.session_data import SessionData
    from spacesviewer.ui.sound.player import Player
    from spacesviewer.ui.tasks import Tasks
    from spacesviewer.ui.workspace import Workspace

log = logging.getLogger(__name__)
Wait = Callable[[Callable[[], None]], None]
_SWITCH_S = 0.0005  # a worker thread may keep the window waiting no longer than this
_SIGNALS_MS = 200
_UNSEEN_MS = 1500  # a window that nobody sees (minimised) is never painted, and works all the same
_QUIET_MS = 1000


def run(folder: Path | None, *, target: str = "", at: str = "") -> int:
    """Opens the window on an archive (None: the one that was open last); gives the exit code.

    ``target`` is a session (id, prefix or part of its title) or a file to index and open.
    """
    _refuse_broken_binding()
    os.umask(0o077)
    qInstallMessageHandler(_on_qt_message)
    app = application()
    # Python's collector would also run in worker threads and could destroy Qt's objects there:
    # it runs by a timer of the window instead.
    gc.disable()
    sys.setswitchinterval(_SWITCH_S)
    program = Program()
    sys.excepthook = program.on_exception
    program.begin(folder, target, at)
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
    from spacesviewer.library.store import DATABASE  # noqa: PLC0415 - after the first picture

    last = stored_settings.load().archive
    if last and (Path(last) / DATABASE).is_file() and not os.environ.get("SPACESVIEWER_ARCHIVE"):
        return Path(last)
    return places.default_archive()


class Program:
    """The window and all that it stands on; another archive means another window."""

    def __init__(self) -> None:
        self._keys: QObject | None = None
        self.settings = stored_settings.load()
        self.state = WindowState()
        self.player: Player | None = None
        self.window: MainWindow | None = None
        self.workspace: Workspace | None = None
        self._tasks: Tasks | None = None
        self._warnings: tuple[str, ...] = ()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, themes.chosen(self.settings.theme))
        interface.apply(app, self.settings)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme)
        # Python sees a signal only when its own code runs: the timer lets it run.
        self._signals = QTimer()
        self._signals.timeout.connect(lambda: None)
        self._signals.start(_SIGNALS_MS)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.window and self.window.close())

    def begin(self, folder: Path | None, target: str = "", at: str = "") -> None:
        """Shows the window's frame; all else follows when that is painted.

        An archive that cannot be used ends the program with 3, after a sentence.
        """
        window = self._frame()
        window.show()
        steps = self._steps(window, folder, target, at)

        def go_on() -> None:
            if window.isVisible() and (wait := next(steps, None)):
                wait(go_on)

        window.when_painted(go_on, _UNSEEN_MS)

    def open(self, folder: Path, *, create: bool, session: str = "") -> bool:
        """Opens an archive in a window of its own, in place of the one that is open.

        ``session`` is what is then shown. False, after a sentence, if the archive cannot be used;
        the open one then stays.
        """
        tasks = self._tasks_on(folder, create=create)
        if tasks is None:
            return False
        old_window, old_workspace, old_player = self.window, self.workspace, self.player
        window = self._frame()
        window.show_library(tasks)
        self._furnish(window, tasks)
        if not session:
            window.show_session(None)
        window.show()
        if old_window is not None and old_workspace is not None and old_player is not None:
            old_window.closed.disconnect()
            old_window.close()
            old_player.close()
            old_workspace.close()
            old_window.deleteLater()
        if session:  # not before: the old window has just told where one is in it
            self.show_first(session, "")
        return True

    def show_first(self, target: str, at: str) -> None:
        """Shows what was asked for, or the session that was open last."""
        assert self.window is not None
        assert self.workspace is not None
        window = self.window
        from spacesviewer.library import sessions  # noqa: PLC0415 - after the first picture

        path = Path(target) if target else None
        if path is not None and path.exists():
            window.show_session(None)
            window.indexing.add([path])
            return

        def find(archive: Archive) -> str | None:
            if target:
                return sessions.find(archive, target)
            known = {summary.id for summary in sessions.list_sessions(archive)}
            return window.state.session if window.state.session in known else None

        def found(uid: str | None) -> None:
            if uid is None:
                window.show_session(None)
            elif self.workspace is not None:
                self.workspace.open_session(uid, done=lambda data: self._go_to(data, at))

        def failed(error: UserError) -> None:
            window.show_session(None)
            window.commands.on_problem(error)

        self.workspace.tasks.read.do(find, found, failed)

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
        elif self._tasks is not None:  # closed before it was furnished
            self._tasks.close()
        self._keys = None

    # Inside ------------------------------------------------------------------------------------

    def _steps(
        self, window: MainWindow, folder: Path | None, target: str, at: str
    ) -> Iterator[Wait]:
        """What follows the first picture; at each yield the window answers to the person."""

        def next_turn(go_on: Callable[[], None]) -> None:
            QTimer.singleShot(0, window, go_on)

        tasks = self._tasks = self._tasks_on(folder or last_archive(), create=True)
        if tasks is None:
            QCoreApplication.exit(3)
            return
        window.show_library(tasks)
        yield tasks.read.when_done
        yield next_turn  # the list is painted
        from spacesviewer.ui import parts  # noqa: F401, PLC0415 - the long step, by itself

        yield next_turn
        self._furnish(window, tasks)
        gc.freeze()  # what is there now stays: the collector need not look at it again
        yield next_turn
        self.show_first(target, at)
        QTimer.singleShot(_QUIET_MS, window, self._warm_up)

    def _frame(self) -> MainWindow:
        """A window that can be shown, and does nothing yet."""
        if self.window is not None:
            self.settings = self.window.settings
        self.window = MainWindow(self.settings, self.state)
        self.window.archive_wanted.connect(self._on_archive_wanted)
        self.window.language_wanted.connect(self._on_language_wanted)
        self.window.closed.connect(QCoreApplication.quit)
        return self.window

    def _tasks_on(self, folder: Path, *, create: bool) -> Tasks | None:
        """The workers of an archive; None, after a sentence, where it cannot be used."""
        from spacesviewer.library.store import Archive  # noqa: PLC0415 - after the first picture
        from spacesviewer.ui.tasks import Tasks  # noqa: PLC0415

        try:
            with Archive.open_or_read(folder, create=create) as archive:
                self._warnings, read_only = archive.warnings, archive.read_only
        except UserError as error:
            if QApplication.platformName() == "offscreen":
                print(error.sentence(), file=sys.stderr)  # noqa: T201 - nobody could press a button
            else:
                notices.problem(self.window, error)
            return None
        return Tasks(folder, read_only=read_only)

    def _furnish(self, window: MainWindow, tasks: Tasks) -> None:
        from spacesviewer.ui import parts  # noqa: PLC0415 - after the first picture

        workspace = self.workspace = parts.Workspace(self.settings, tasks)
        playhead = parts.Playhead()
        self.player = parts.Player(playhead)
        self._filter_keys()
        window.furnish(workspace, self.player, playhead)
        window.workspace.read_topics()
        for warning in self._warnings:
            window.toast.say(warning)

    def _filter_keys(self) -> None:
        from spacesviewer.ui.commands.keys import Keys  # noqa: PLC0415 - after the first picture

        app = QApplication.instance()
        if self._keys is None and isinstance(app, QApplication):
            self._keys = Keys(app)

    def _warm_up(self) -> None:
        """Loads what the first sound needs, while nobody waits for anything."""
        if self.player is not None:
            self.player.warm_up()

    def _go_to(self, data: SessionData, at: str) -> None:
        from spacesviewer.domain.timecode import parse_place  # noqa: PLC0415
        from spacesviewer.domain.wallclock import start_in  # noqa: PLC0415

        if at and self.window is not None:
            try:
                started_at = start_in(data.detail.facts.started_at, self.window.settings.zone)
                self.window.session_view.go_to(parse_place(at, started_at))
            except UserError as error:
                notices.problem(self.window, error)

    def _on_archive_wanted(self, folder: Path, create: bool) -> None:
        from spacesviewer.library.store import Archive  # noqa: PLC0415 - it is loaded by now

        try:
            if create:
                Archive.create(folder).close()
        except ArchiveError as error:
            notices.problem(self.window, error)
            return
        if self.open(folder, create=False) and self.window is not None:
            self.window.commands.take_archive(folder)
            self._show_last()

    def _show_last(self) -> None:
        """Shows the session in which one stopped last in this archive, if there is one."""
        from spacesviewer.library import sessions  # noqa: PLC0415 - it is loaded by now

        assert self.workspace is not None
        workspace = self.workspace

        def found(uid: str | None) -> None:
            if uid is not None and workspace.session is None:
                workspace.open_session(uid)

        workspace.tasks.read.do(sessions.last_place, found)

    def _on_language_wanted(self) -> None:
        """Makes the window anew in the language that was chosen: same archive, same place."""
        old, workspace, app = self.window, self.workspace, QApplication.instance()
        if old is None or workspace is None or not isinstance(app, QApplication):
            return
        old.keep_shape()
        panel, words = old.tabs.currentIndex(), old.library.field.text()
        session = workspace.session.uid if workspace.session else ""
        interface.apply(app, old.settings)
        if self.open(workspace.folder, create=False, session=session) and self.window is not None:
            self.window.tabs.setCurrentIndex(panel)
            self.window.library.field.setText(words)

    def _on_scheme(self) -> None:
        window = self.window
        if window is not None and window.is_furnished and window.settings.theme == "system":
            window.apply_settings(window.settings)


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
