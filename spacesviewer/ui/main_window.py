"""The window: menus, splitters and geometry. What it shows and does lives elsewhere."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
)

from spacesviewer.discovery import plugins
from spacesviewer.settings import Settings
from spacesviewer.ui import theme as themes
from spacesviewer.ui.actions import Actions
from spacesviewer.ui.commands import Commands
from spacesviewer.ui.indexing import Indexing
from spacesviewer.ui.listening_commands import ListeningCommands
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels import Panel, PanelContext
from spacesviewer.ui.player import Player
from spacesviewer.ui.playhead import Playhead
from spacesviewer.ui.session_view import SessionView
from spacesviewer.ui.waveforms import Waveforms
from spacesviewer.ui.widgets.drop_hint import DropHint
from spacesviewer.ui.widgets.empty import EmptyState
from spacesviewer.ui.widgets.library_list import LibraryList
from spacesviewer.ui.widgets.toast import Toast
from spacesviewer.ui.window_state import WindowState
from spacesviewer.ui.workspace import Workspace

_KEEP_PLACE_MS = 5000
_COLLECT_MS = 10_000


class MainWindow(QMainWindow):
    """One window on one archive. ``closed`` is told when it has gone for good.

    ``archive_wanted`` carries the folder of another archive and whether it is to be made.
    """

    closed = Signal()
    archive_wanted = Signal(object, bool)

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        player: Player,
        playhead: Playhead,
        state: WindowState,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings
        self.player = player
        self.playhead = playhead
        self.state = state
        self.theme = themes.chosen(settings.theme)
        self.actions_by_name = Actions(self)
        self.indexing = Indexing(workspace.folder, self)
        self.waveforms = Waveforms(workspace.tasks, workspace.folder, self)
        self.library = LibraryList(self.theme, self)
        self.session_view = SessionView(workspace, playhead, player, self.theme, self)
        self.welcome = EmptyState(
            "Choose a session at the left, or drop recordings and transcripts on this window.",
            "Add files…",
            self,
        )
        self.centre = QStackedWidget()
        self.tabs = QTabWidget()
        self.panels: list[tuple[str, Panel]] = []
        self.toast = Toast(self)
        self.drop_hint = DropHint(self)
        self.commands = Commands(self)
        self.listening = ListeningCommands(self)
        self._lay_out()
        self._make_panels()
        self._wire()
        self.actions_by_name.fill(self.menuBar())
        self.commands.connect(self.actions_by_name)
        self.setAcceptDrops(True)
        self.setWindowTitle("Spaces Viewer")
        if not state.restore(self, self._splitters()):
            self._first_shape()
        self.apply_settings(settings)
        self.show_session(None)
        self.welcome.setFocus()
        self._timers()

    # What the commands use ---------------------------------------------------------------------

    def apply_settings(self, settings: Settings) -> None:
        """Takes other preferences; everything changes at once."""
        self.settings = settings
        self.workspace.settings = settings
        self.player.rewind_ms = settings.rewind_ms
        self.listening.apply_settings(self.actions_by_name)
        self.actions_by_name.copy_form.show(
            settings.quote_form, settings.quote_attribution, settings.quote_time
        )
        self.theme = themes.chosen(settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            themes.apply(app, self.theme)
        self.library.set_theme(self.theme)
        self.session_view.set_theme(self.theme)
        self.session_view.set_text_size(settings.text_size)
        for _, panel in self.panels:
            panel.set_theme(self.theme)

    def color_of(self, speaker: str) -> QColor:
        """The colour of a speaker of the session by name."""
        speakers = self.session_view.spoken.speakers
        return self.theme.speaker_color(speakers.index(speaker) if speaker in speakers else -1)

    def show_session(self, data: SessionData | None) -> None:
        """Shows a session, or the welcome where there is none."""
        self.centre.setCurrentWidget(self.welcome if data is None else self.session_view)
        if data is not None:
            new_sound = self.session_view.show_session(data)
            self.library.select(data.uid)
            if not self.library.isAncestorOf(self.focusWidget()):
                self.session_view.transcript.setFocus()
            self.setWindowTitle(f"{data.detail.facts.title} – Spaces Viewer")
            if data.recording is not None and new_sound:
                self.waveforms.load(data.uid, data.recording)
        self.listening.show_session(data)
        self._show_in_panels(data)
        self.commands.refresh()

    def keep_place(self) -> None:
        """Remembers where one is in the session that is open."""
        if self.session_view.data is not None:
            self.workspace.keep_place(*self.session_view.place())

    def reveal_panel(self, title: str) -> Panel | None:
        """Brings a side panel to the front."""
        for index, (name, panel) in enumerate(self.panels):
            if name == title:
                self.tabs.setCurrentIndex(index)
                return panel
        return None

    # Qt's events -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.drop_hint.show_over(self.theme)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.indexing.add(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_place()
        data = self.session_view.data
        self.state.save(self, self._splitters(), data.uid if data else "")
        for timer in (self._place_timer, self._collector):
            timer.stop()
        self.player.pause()
        self.listening.hearing.flush()
        self.indexing.close()
        self.waveforms.close()
        event.accept()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.commands.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commands.escape()
        else:
            super().keyPressEvent(event)

    # Inside ------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.centre.addWidget(self.welcome)
        self.centre.addWidget(self.session_view)
        side = QFrame()
        side.setProperty("panel", "side")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        for widget in (self.library, self.centre, side):
            self.splitter.addWidget(widget)
        for index, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(index, stretch)
        self.splitter.setCollapsible(1, False)
        self.side = side
        self.library.setMinimumWidth(200)
        side.setMinimumWidth(260)
        self.setCentralWidget(self.splitter)
        self.setMinimumSize(940, 560)

    def _first_shape(self) -> None:
        room = self.screen().availableGeometry().size()
        # The title bar and the frame are not counted in our size.
        width, height = min(1440, room.width() - 8), min(900, room.height() - 40)
        self.resize(width, height)
        self.splitter.setSizes([272, width - 594, 322])
        self.session_view.splitter.setSizes([340, height - 340])

    def _splitters(self) -> dict[str, QSplitter]:
        return {"window": self.splitter, "session": self.session_view.splitter}

    def _make_panels(self) -> None:
        context = PanelContext(
            workspace=self.workspace,
            theme=self.theme,
            go_to=self.session_view.go_to,
            play_from=self.session_view.play_from,
            copy=self.commands.quotes.copy_these,
            export=self.commands.export,
            clip=self.commands.quotes.save_clip,
            color_of=self.color_of,
            choose_transcript=self.commands.choose_transcript,
            loop=self.listening.listening.loop_stretch,
        )
        modules = sorted(plugins("spacesviewer.ui.panels", "create"), key=lambda m: m.ORDER)
        for module in modules:
            panel: Panel = module.create(context)
            self.panels.append((module.TITLE, panel))
            self.tabs.addTab(panel.widget, module.TITLE)

    def _show_in_panels(self, data: SessionData | None) -> None:
        for index, (title, panel) in enumerate(self.panels):
            count = panel.show_session(data)
            self.tabs.setTabText(index, f"{title}  {count}" if count else title)

    def _wire(self) -> None:
        workspace, view = self.workspace, self.session_view
        workspace.session_opened.connect(self.show_session)
        workspace.notes_changed.connect(view.show_notes)
        workspace.notes_changed.connect(self._show_in_panels)
        workspace.library_changed.connect(self.library.set_sessions)
        workspace.journal_changed.connect(self.commands.show_journal)
        workspace.topics_changed.connect(self.commands.quotes.set_topics)
        workspace.quote_taken.connect(self.commands.quotes.on_quote_taken)
        workspace.problem.connect(self.commands.on_problem)
        workspace.tasks.on_bug(self.commands.on_bug)
        self.library.session_chosen.connect(self.commands.open_session)
        self.library.hit_chosen.connect(self.commands.open_hit)
        self.library.searched.connect(self.commands.search_for)
        self.library.add_pressed.connect(self.commands.add_files)
        self.library.progress.cancelled.connect(self.indexing.cancel)
        self.welcome.pressed.connect(self.commands.add_files)
        self.indexing.progressed.connect(self.library.progress.show_progress)
        self.indexing.finished.connect(self.commands.on_indexed)
        self.indexing.failed.connect(self.commands.on_indexing_failed)
        self.waveforms.loaded.connect(view.set_waveform)
        self.waveforms.problem.connect(self.commands.on_problem)
        self.player.problem.connect(self.commands.on_sound_problem)
        self._wire_view(view)

    def _wire_view(self, view: SessionView) -> None:
        view.header.bookmark_pressed.connect(self.commands.quotes.bookmark)
        view.header.export_pressed.connect(self.commands.export)
        view.transport.pressed.connect(self.commands.run)
        view.context_requested.connect(self.commands.show_context_menu)
        view.transcript.text_size_wanted.connect(self.commands.set_text_size)
        view.selection_changed.connect(self.commands.refresh)
        view.quote_activated.connect(self.commands.quotes.reveal_quote)

    def _timers(self) -> None:
        self._place_timer = _every(self, _KEEP_PLACE_MS, self._keep_place_while_playing)
        # Python's collector in a worker thread could destroy Qt objects there; see app.py.
        self._collector = _every(self, _COLLECT_MS, gc.collect)

    def _keep_place_while_playing(self) -> None:
        if self.player.is_playing:
            self.keep_place()


def _every(parent: QObject, milliseconds: int, call: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    timer.start()
    return timer
