"""What each command of the window does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from spacesviewer import settings as stored_settings
from spacesviewer.domain.errors import UserError
from spacesviewer.ui import interface, notices, wording
from spacesviewer.ui.commands.actions import Actions
from spacesviewer.ui.commands.clock import TimeCommands
from spacesviewer.ui.commands.group import CommandGroup, all_groups
from spacesviewer.ui.commands.keys import undone_in_field
from spacesviewer.ui.commands.late import LATE, LateGroup
from spacesviewer.ui.commands.listening import NEEDS_SESSION
from spacesviewer.ui.commands.quote import QuoteCommands
from spacesviewer.ui.commands.search import SearchCommands
from spacesviewer.ui.commands.session import SessionCommands
from spacesviewer.ui.commands.speaker import SpeakerCommands
from spacesviewer.ui.commands.timeline import NEEDS_SESSION as TIMELINE_NEEDS_SESSION
from spacesviewer.ui.commands.timeline import TimelineCommands
from spacesviewer.ui.commands.wording import NEEDS_WORDS, WRITES, WordingCommands
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.files import Files
from spacesviewer.ui.indexed import Indexed
from spacesviewer.ui.interface import retold, said, to_say
from spacesviewer.ui.models.session_data import SessionData

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

G = TypeVar("G", bound=CommandGroup)
PARTS = ("library", "timeline", "panel")
_SPEEDS = (0.5, 3.0, 0.05)
_NEEDS_SESSION = (
    *("play", "back", "forth", "previous_segment", "next_segment", "previous_word", "next_word"),
    *("slower", "faster", "normal_speed", "mute", "follow", "go_to", "bookmark", "tag"),
    *("copy_quote", "copy_all", "clip", "find", "find_next", "find_previous", "select_all"),
    *("zoom_in", "zoom_out", "zoom_fit", "export", "next_gap", "previous_gap"),
    *("edit_session", "remove_session", *NEEDS_WORDS),
)


# What changes the archive; switched off where it can only be read.
_WRITES = (
    *("add_files", "add_folder", "bookmark", "tag", "undo", "redo"),
    *("edit_session", "join_sessions", "remove_session", *WRITES),
)


class Commands:
    """The window's verbs. They ask the workspace, the player and the session view."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace
        self._files = Files(window)
        self.indexed = Indexed(window)
        self.quotes = QuoteCommands(window, self._files)
        self.times = TimeCommands(window, self.take_settings)
        self.timeline = TimelineCommands(window)
        self.sessions = SessionCommands(window)
        self.search = SearchCommands(window)
        self.words = WordingCommands(window)
        self._groups: list[CommandGroup] = [group(window) for group in all_groups()]
        self._groups += [LateGroup(window, late) for late in LATE]
        self._speed = 1.0
        self._muted = False

    def connect(self, actions: Actions) -> None:
        """Gives every action what it does."""
        view, player = self._window.session_view, self._window.player
        handlers: dict[str, Callable[[], object]] = {
            "add_files": self.add_files,
            "add_folder": self._files.add_folder,
            "refused": self._files.show_refused,
            "new_archive": self._files.new_archive,
            "open_archive": self._files.open_archive,
            "export": self.export,
            "preferences": self.preferences,
            "quit": self._window.close,
            "trash": self.sessions.show_trash,
            "edit_session": self.sessions.edit,
            "join_sessions": self.sessions.join,
            "remove_session": self.sessions.remove,
            "undo": self._undo,
            "redo": self._redo,
            "copy": self.quotes.copy,
            "copy_quote": self.quotes.copy_quote,
            "select_all": self.select_all,
            "find": view.finding.focus,
            "find_next": lambda: view.finding.step(1),
            "find_previous": lambda: view.finding.step(-1),
            "search": self.search.focus,
            "library": lambda: self._toggle("library"),
            "timeline": lambda: self._toggle("timeline"),
            "panel": lambda: self._toggle("panel"),
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "normal_size": lambda: self._resize_text(0),
            "zoom_in": view.timeline.zoom_in,
            "zoom_out": view.timeline.zoom_out,
            "zoom_fit": view.timeline.zoom_fit,
            "play": player.toggle,
            "back": lambda: self._skip(-1),
            "forth": lambda: self._skip(1),
            "previous_segment": lambda: view.step_segment(-1),
            "next_segment": lambda: view.step_segment(1),
            "previous_word": lambda: view.step_word(-1),
            "next_word": lambda: view.step_word(1),
            "normal_speed": lambda: self.set_speed(1.0),
            "mute": self._toggle_mute,
            "follow": self._toggle_follow,
            "bookmark": self.quotes.bookmark,
            "tag": self.quotes.tag,
            "copy_all": lambda: self.quotes.copy_these(list(self.quotes.of_session())),
            "clip": self.quotes.save_clip_of_selection,
            "about": self.about,
            **self.times.handlers(),
            **self.timeline.handlers(),
            **self.words.handlers(),
        }
        handlers |= self._window.listening.handlers()
        for group in self._groups:
            handlers |= group.handlers()
        actions.connect(handlers)
        # A scroll ends following too: the next Ctrl+L has to bring it back.
        view.transcript.follow_changed.connect(actions["follow"].setChecked)
        actions.copy_form.on_change = self._choose_copy_form
        self._actions = actions
        hidden = self._window.state.get("hidden").split(",")
        for name in PARTS:
            actions[name].setChecked(name not in hidden)
            self._toggle(name)

    def group(self, kind: type[G]) -> G:
        """The group of a kind, loaded if it was not yet."""
        (found,) = (group.whole for group in self._groups if group.is_a(kind))
        assert isinstance(found, kind)
        return found

    def run(self, name: str) -> None:
        """Does a command by its name, if it can be done now."""
        self._actions[name].trigger()

    def refresh(self) -> None:
        """Switches what can be done now."""
        data = self._data
        self._actions.enable(
            data is not None, *_NEEDS_SESSION, *NEEDS_SESSION, *TIMELINE_NEEDS_SESSION
        )
        for group in self._groups:
            has_words = data is not None and bool(len(data.timeline))
            self._actions.enable(data is not None, *group.declared.needs_session)
            self._actions.enable(has_words, *group.declared.needs_words)
        if data is not None:
            has_words = bool(len(data.timeline))
            self._actions.enable(has_words, "bookmark", "copy_quote", "select_all", *NEEDS_WORDS)
            self._actions.enable(bool(data.quotes), "copy_all", "export")
            self._actions.enable(bool(data.detail.recordings), "clip")
            self._actions.enable(bool(data.gaps), "next_gap", "previous_gap")
            self._window.session_view.header.export.setEnabled(bool(data.quotes))
        if self._window.library.shows_hits():
            self._actions.enable(True, "bookmark")  # a hit is quoted where it stands
        self._actions["follow"].setChecked(self._window.session_view.transcript.follow)
        if self._workspace.read_only:
            self._actions.enable(False, *_WRITES)
            for group in self._groups:
                self._actions.enable(False, *group.declared.writes)

    def show_session(self, data: SessionData | None) -> None:
        """Tells those who keep something of the session which one is shown."""
        self.words.show_session(data)
        for group in self._groups:
            group.show_session(data)

    def flush(self) -> None:
        """Keeps what has been typed."""
        self.words.flush()
        for group in self._groups:
            group.flush()

    # Files and archives --------------------------------------------------------------------------

    def add_files(self) -> None:
        """Asks for files and indexes them."""
        self._files.add_files()

    def on_untimed_clicked(self) -> None:
        """Says why nothing plays."""
        self._window.toast.say(said(wording.NO_TIMES))

    def export(self) -> None:
        """Asks for a file and writes the quotes of the session."""
        self._files.export_quotes(list(self.quotes.of_session()))

    # Sessions and search -------------------------------------------------------------------------

    def open_session(self, uid: str, at_ms: int | None = None) -> None:
        """Opens a session; where one stopped, or at a time."""
        if self._data is not None and self._data.uid == uid:
            if at_ms is not None:
                self._window.session_view.go_to(at_ms)
            return
        self._window.keep_place()

        def arrived(_data: SessionData) -> None:
            if at_ms is not None:
                self._window.session_view.go_to(at_ms)

        self._workspace.open_session(uid, done=arrived)

    def choose_transcript(self, transcript_id: int) -> None:
        """Shows another transcript of the session."""
        if self._data is not None:
            self._workspace.open_session(self._data.uid, transcript_id)

    def who_is(self, index: int) -> None:
        """Asks who speaks all turns that have the label of a segment."""
        self.group(SpeakerCommands).ask_who_of_label(index)

    def show_context_menu(self, place: QPoint) -> None:
        """What can be done with the words under the mouse."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("bookmark", "copy_quote", "copy", "tag", "mark", "clip"):
            menu.addAction(self._actions[name])
        self.words.add_to(menu, place)
        for group in self._groups:
            group.add_to(menu, place)
        menu.popup(place)

    # Playing and looking -------------------------------------------------------------------------

    def set_speed(self, speed: float) -> None:
        """Plays slower or faster, between 0.5 and 3 in steps of 0.05; the pitch stays."""
        slowest, fastest, step = _SPEEDS
        self._speed = min(fastest, max(slowest, round(speed / step) * step))
        self._speed = round(self._speed, 2)
        self._window.player.set_speed(self._speed)
        self._window.session_view.transport.set_speed(self._speed)

    def set_volume(self, volume: float) -> None:
        """Plays louder or softer, from 0 to 1."""
        self._muted = volume == 0
        self._window.player.set_volume(volume)
        self._window.session_view.transport.set_muted(self._muted)

    def escape(self) -> None:
        """Drops what is selected; if nothing is, pauses."""
        if not self._window.session_view.clear_selection():
            self._window.player.pause()

    def preferences(self) -> None:
        """Asks for the preferences and takes them at once."""
        dialog = PreferencesDialog(self._window.settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take_preferences(dialog.settings()))
        dialog.open()

    def _take_preferences(self, settings: stored_settings.Settings) -> None:
        spoken = interface.language_of(self._window.settings)
        self.take_settings(settings)
        if interface.language_of(settings) == spoken:
            return
        if self._window.indexing.is_running:  # it would be cut off with this window
            self._window.toast.say(said("The words change when the program is started again."))
        else:
            QTimer.singleShot(0, self._window, self._window.language_wanted.emit)

    def take_settings(self, settings: stored_settings.Settings) -> None:
        """Applies preferences and saves them."""
        self._window.apply_settings(settings)
        try:
            stored_settings.save(settings)
        except UserError as error:
            notices.problem(self._window, error)

    def about(self) -> None:
        """Tells what the program is."""
        self._files.about()

    def take_archive(self, folder: Path) -> None:
        """Remembers which archive is open, for the next start."""
        self.take_settings(replace(self._window.settings, archive=str(folder)))

    # What others tell ----------------------------------------------------------------------------

    def show_journal(self, undo: str, redo: str) -> None:
        """Shows what Undo and Redo would do."""
        for name, verb, label in (("undo", to_say("&Undo"), undo), ("redo", to_say("&Redo"), redo)):
            self._actions[name].setText(f"{said(verb)} {retold(label)}".strip())
            self._actions[name].setEnabled(bool(label) and not self._workspace.read_only)

    def on_problem(self, error: UserError) -> None:
        """Shows what could not be done."""
        notices.problem(self._window, error)

    def on_sound_problem(self, sentence: str) -> None:
        """Tells what is wrong with the sound without stopping the work."""
        self._window.toast.say(said(sentence))

    def on_bug(self, text: str) -> None:
        """Reports a fault of the program."""
        notices.bug(self._window, text)

    # Inside --------------------------------------------------------------------------------------

    @property
    def _data(self) -> SessionData | None:
        return self._window.session_view.data if self._workspace.session else None

    def select_all(self) -> None:
        """Selects all text of a field, or all words of the transcript."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.selectAll()
        else:
            self._window.session_view.transcript.select_all()

    def _undo(self) -> None:
        if not undone_in_field():
            self._workspace.undo()

    def _redo(self) -> None:
        if not undone_in_field(redo=True):
            self._workspace.redo()

    def _toggle(self, name: str) -> None:
        window, shown = self._window, self._actions[name].isChecked()
        if name == "timeline":
            window.session_view.show_timeline(shown)
        else:
            part = window.library if name == "library" else window.side
            focused: QWidget | None = window.focusWidget()
            held = focused is not None and part.isAncestorOf(focused)
            part.setVisible(shown)
            if held and not shown and self._data is not None:
                # Or Qt gives them to the next button, and Space would press that.
                window.session_view.reading.focus()

    def hidden_parts(self) -> str:
        """The parts of the window that are collapsed, for the next start."""
        return ",".join(name for name in PARTS if not self._actions[name].isChecked())

    def set_text_size(self, size: int) -> None:
        """Takes another size of the transcript's text, in px."""
        size = min(40, max(9, size))
        self.take_settings(replace(self._window.settings, text_size=size))

    def _resize_text(self, step: int) -> None:
        now, normal = self._window.settings.text_size, stored_settings.Settings().text_size
        self.set_text_size(now + step if step else normal)

    def _choose_copy_form(self, form: str, attribution: bool, time: bool) -> None:
        settings = self._window.settings
        self.take_settings(
            replace(settings, quote_form=form, quote_attribution=attribution, quote_time=time)
        )

    def _skip(self, sign: int) -> None:
        step = sign * self._window.settings.skip_ms
        self._window.playhead.seek(max(0, self._window.playhead.position_ms + step))

    def _toggle_mute(self) -> None:
        self.set_volume(self._window.session_view.transport.volume / 100 if self._muted else 0.0)

    def _toggle_follow(self) -> None:
        self._window.session_view.transcript.set_follow(self._actions["follow"].isChecked())
