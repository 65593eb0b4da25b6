"""The window: menus, splitters and geometry. What it shows and does lives elsewhere.

It is made in three steps, so that a person sees it at once: the frame, which is painted before
anything else is loaded; ``show_library``, which lists the sessions; ``furnish``, which puts in the
rest, the ``parts``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
    QStackedWidget,
    QVBoxLayout,
)

from spacesviewer.discovery import plugins
from spacesviewer.settings import Settings
from spacesviewer.ui import interface, notices
from spacesviewer.ui import theme as themes
from spacesviewer.ui.frame import LIBRARY_WIDTH, WindowFrame
from spacesviewer.ui.interface import said

if TYPE_CHECKING:
    from spacesviewer.domain.errors import UserError
    from spacesviewer.domain.session import SessionSummary
    from spacesviewer.ui.commands.handlers import Commands
    from spacesviewer.ui.indexing import Indexing
    from spacesviewer.ui.models.session_data import SessionData
    from spacesviewer.ui.panels import Panel
    from spacesviewer.ui.session_view import SessionView
    from spacesviewer.ui.sound.player import Player
    from spacesviewer.ui.sound.playhead import Playhead
    from spacesviewer.ui.tasks import Tasks
    from spacesviewer.ui.waveforms import Waveforms
    from spacesviewer.ui.widgets.drop_hint import DropHint
    from spacesviewer.ui.widgets.empty import EmptyState
    from spacesviewer.ui.widgets.library_list import LibraryList
    from spacesviewer.ui.widgets.toast import Toast
    from spacesviewer.ui.window_state import WindowState
    from spacesviewer.ui.workspace import Workspace

_KEEP_PLACE_MS = 5000
_COLLECT_MS = 10_000

_CHOOSE = interface.to_say(
    "Choose a session at the left, or drop recordings and transcripts on this window."
)
_DROP = interface.to_say("Drop recordings and transcripts here, or a folder full of them.")


class MainWindow(WindowFrame):
    """One window on one archive. ``closed`` is told when it has gone for good.

    ``archive_wanted`` carries the folder of another archive and whether it is to be made.
    ``language_wanted`` is told when the window's words are to be those of another language.
    ``furnished`` is told when all of it works.
    """

    closed = Signal()
    archive_wanted = Signal(object, bool)
    language_wanted = Signal()
    furnished = Signal()

    is_furnished = False

    # The first one is there when the library is shown, the others when the window is furnished.
    library: LibraryList
    workspace: Workspace
    player: Player
    playhead: Playhead
    indexing: Indexing
    waveforms: Waveforms
    session_view: SessionView
    welcome: EmptyState
    toast: Toast
    drop_hint: DropHint
    commands: Commands

    def __init__(self, settings: Settings, state: WindowState) -> None:
        super().__init__(settings, state)
        self.panels: list[tuple[str, Panel]] = []
        self._panels_to_come: list[Callable[[], None]] = []

    def show_library(self, tasks: Tasks) -> None:
        """Puts in the library, which lists the sessions as soon as they are read."""
        from spacesviewer.library.listing import list_sessions  # noqa: PLC0415
        from spacesviewer.ui.widgets.library_list import LibraryList  # noqa: PLC0415

        self.library = library = LibraryList(self.theme, self)
        library.setMinimumWidth(LIBRARY_WIDTH)
        self.replace(0, library)
        tasks.read.do(list_sessions, library.set_sessions, self._on_problem, key="library")

    def furnish(self, workspace: Workspace, player: Player, playhead: Playhead) -> None:
        """Puts in what works on a session: its view, the panels, the commands."""
        from spacesviewer.ui import parts  # noqa: PLC0415 - half a second, after the first picture

        self.workspace, self.player, self.playhead = workspace, player, playhead
        self.indexing = parts.Indexing(workspace.folder, self)
        self.waveforms = parts.Waveforms(
            workspace.tasks, workspace.folder, self, read_only=workspace.read_only
        )
        self.session_view = parts.SessionView(workspace, playhead, player, self.theme, self)
        self.welcome = parts.EmptyState("", said("Add files…"), self)
        self._greet(self.library.all_sessions())
        self.toast = parts.Toast(self)
        self.drop_hint = parts.DropHint(self)
        self.commands = parts.Commands(self)
        self.listening = parts.ListeningCommands(self)
        self._fill_centre()
        self._fill_side()
        self._wire()
        self.commands.connect(self.actions_by_name)
        self.setAcceptDrops(not workspace.read_only)
        for button in (self.library.add, self.welcome.button):
            button.setEnabled(not workspace.read_only)
        self.is_furnished = True
        self.apply_settings(self.settings)
        self._show_in_panels(None)
        self.commands.refresh()
        self.commands.search.search_for(self.library.field.text().strip())  # typed meanwhile
        self._timers()
        self.furnished.emit()

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
            interface.turn(app, settings)
        self.library.set_theme(self.theme)
        self.session_view.set_theme(self.theme)
        self.session_view.set_text_size(settings.text_size)
        self.session_view.reading.take(settings)
        self.session_view.show_clock_in(settings)
        self.commands.times.show_ruler(settings.ruler)
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
            text, focused = self.session_view.reading.stack, self.focusWidget()
            # What is being typed over the text keeps the keys when that is read again.
            if not self.library.isAncestorOf(focused) and not text.isAncestorOf(focused):
                self.session_view.reading.focus()
            self.setWindowTitle(f"{data.detail.facts.title} – Spaces Viewer")
            if data.sounds and new_sound:
                self.waveforms.load(data.uid, data.sounds)
        self.listening.show_session(data)
        self.commands.show_session(data)
        self._show_in_turn(data)
        self.commands.refresh()

    def keep_place(self) -> None:
        """Remembers where one is in the session that is open."""
        if self.session_view.data is not None:
            self.workspace.keep_place(*self.session_view.place())

    def keep_shape(self) -> None:
        """Remembers how the window stands, and which session is open in it."""
        data = self.session_view.data
        splitters = {"window": self.splitter, "session": self.session_view.splitter}
        self.state.put("hidden", self.commands.hidden_parts())
        self.state.save(self, splitters, data.uid if data else "")

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
        if self.is_furnished:
            self._leave()
        event.accept()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.is_furnished:
            self.commands.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_furnished:
            self.commands.escape()
        else:
            super().keyPressEvent(event)

    # Inside ------------------------------------------------------------------------------------

    def _leave(self) -> None:
        self.keep_place()
        self.commands.flush()
        self.keep_shape()
        for timer in (self._place_timer, self._collector):
            timer.stop()
        self.player.pause()
        self.listening.hearing.flush()
        self.indexing.close()
        self.waveforms.close()

    def _fill_centre(self) -> None:
        self.centre = QStackedWidget()
        blank = QFrame()  # nothing is said before it is known whether a session is to be seen
        blank.setProperty("panel", self.ground)
        for page in (blank, self.welcome, self.session_view):
            self.centre.addWidget(page)
        self.replace(1, self.centre)
        self.splitter.setCollapsible(1, False)
        # Where a person has drawn the line it stays, in later sessions as well.
        shared = self.session_view.splitter
        shared.is_drawn = bool(self.state.get("line")) and self.state.restore_splitter(
            "session", shared
        )
        shared.drawn.connect(lambda: self.state.put("line", "drawn"))

    def _fill_side(self) -> None:
        from spacesviewer.ui import parts  # noqa: PLC0415

        self.tabs = parts.PanelTabs()
        layout = QVBoxLayout(self.side)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.tabs)
        context = parts.PanelContext(
            workspace=self.workspace,
            theme=self.theme,
            go_to=self.session_view.go_to,
            play_from=self.session_view.play_from,
            copy=self.commands.quotes.copy_these,
            export=self.commands.export,
            export_these=self.commands.quotes.export_these,
            clip=self.commands.quotes.save_clip,
            color_of=self.color_of,
            choose_transcript=self.commands.choose_transcript,
            edit_session=lambda tab: self.commands.sessions.edit(tab=tab),
            loop=self.listening.listening.loop_stretch,
            write_note=self.actions_by_name["note"].trigger,
            export_notes=self.actions_by_name["export_notes"].trigger,
            who_is=self.commands.who_is,
        )
        modules = sorted(plugins("spacesviewer.ui.panels", "create"), key=lambda m: m.ORDER)
        for module in modules:
            panel: Panel = module.create(context)
            self.panels.append((module.TITLE, panel))
            self.tabs.addTab(panel.widget, "")
            self.tabs.set_title(len(self.panels) - 1, interface.said(module.TITLE), None)

    def _show_in_panels(self, data: SessionData | None) -> None:
        self._show_in_turn(data)
        while self._panels_to_come:
            self._panels_to_come.pop(0)()

    def _show_in_turn(self, data: SessionData | None) -> None:
        """Shows a session in one panel at a time, the one in front first; the window answers."""
        in_front = max(0, self.tabs.currentIndex())
        order = sorted(range(len(self.panels)), key=lambda index: index != in_front)
        # What was still to come of another session, or of older notes, does not come any more.
        self._panels_to_come = [partial(self._show_in_panel, index, data) for index in order]
        QTimer.singleShot(0, self, self._next_panel)

    def _next_panel(self) -> None:
        if self._panels_to_come:
            self._panels_to_come.pop(0)()
            QTimer.singleShot(0, self, self._next_panel)

    def _show_in_panel(self, index: int, data: SessionData | None) -> None:
        title, panel = self.panels[index]
        self.tabs.set_title(index, interface.said(title), panel.show_session(data))

    def _on_problem(self, error: UserError) -> None:
        notices.problem(self, error)

    def _wire(self) -> None:
        workspace, view = self.workspace, self.session_view
        workspace.problem.connect(self._on_problem)
        workspace.library_changed.connect(self.library.set_sessions)
        workspace.session_opened.connect(self.show_session)
        workspace.notes_changed.connect(view.show_notes)
        workspace.notes_changed.connect(self._show_in_panels)
        workspace.notes_changed.connect(lambda _data: self.commands.refresh())
        workspace.journal_changed.connect(self.commands.show_journal)
        workspace.topics_changed.connect(self.commands.quotes.set_topics)
        workspace.quote_taken.connect(self.commands.quotes.on_quote_taken)
        workspace.tasks.on_bug(self.commands.on_bug)
        self.library.session_chosen.connect(self.commands.open_session)
        self.library.hit_chosen.connect(self.commands.search.open_hit)
        self.library.searched.connect(self.commands.search.search_for)
        self.library.add_pressed.connect(self.commands.add_files)
        self.library.pages.currentChanged.connect(lambda _page: self.commands.refresh())
        self.library.context_requested.connect(self.commands.sessions.show_menu)
        self.library.remove_pressed.connect(self.commands.sessions.remove_these)
        self.library.progress.cancelled.connect(self.indexing.cancel)
        self.welcome.pressed.connect(self.commands.add_files)
        self.indexing.progressed.connect(self.library.progress.show_progress)
        self.indexing.finished.connect(self.commands.indexed.on_indexed)
        self.indexing.failed.connect(self.commands.indexed.on_indexing_failed)
        self.library.listed.connect(self.waveforms.take_library)
        self.library.listed.connect(self._greet)
        self.waveforms.take_library(self.library.all_sessions())  # as far as they were read before
        self.waveforms.loaded.connect(view.set_waveform)
        self.waveforms.loaded.connect(workspace.gaps.on_waveform)
        self.waveforms.problem.connect(self.commands.on_problem)
        self.player.problem.connect(self.commands.on_sound_problem)
        self._wire_view(view)

    def _greet(self, known: Sequence[SessionSummary]) -> None:
        self.welcome.label.setText(interface.said(_CHOOSE if known else _DROP))

    def _wire_view(self, view: SessionView) -> None:
        view.header.bookmark_pressed.connect(self.commands.quotes.bookmark)
        view.header.export_pressed.connect(self.commands.export)
        view.transport.pressed.connect(self.commands.run)
        view.context_requested.connect(self.commands.show_context_menu)
        view.timeline_menu_requested.connect(self.commands.timeline.show_menu)
        view.transcript.text_size_wanted.connect(self.commands.set_text_size)
        view.selection_changed.connect(self.commands.refresh)
        view.quote_activated.connect(self.commands.quotes.reveal_quote)
        view.untimed_clicked.connect(self.commands.on_untimed_clicked)

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
