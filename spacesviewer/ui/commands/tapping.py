"""The command with which a text without times gets them by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.tapping import Tapping
from spacesviewer.library import tapped
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.widgets.tap_panel import TapPanel
from spacesviewer.workflows import tapping_along
from spacesviewer.workflows.tapping_along import Run

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_BEFORE_MS = 3000  # how far before a tap that was taken back one hears again


class TappingCommands(CommandGroup):
    """Shows the panel below the transcript; each tap is kept at once."""

    NEEDS_WORDS: ClassVar[tuple[str, ...]] = ("tap_along",)
    WRITES: ClassVar[tuple[str, ...]] = ("tap_along",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.panel: TapPanel | None = None
        self._run: Run | None = None
        self._told_of = 0  # the transcript of which it was said that one may go on

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"tap_along": self.start}

    def start(self) -> None:
        """Opens the panel, at the place where one was interrupted."""
        data = self.workspace.session
        if self.panel is not None:
            self.panel.setFocus()
        elif data is not None and data.transcript is not None:
            line = data.transcript.id
            if not data.sounds:
                self.window.toast.say(said("No recording of this session can be played."))
                return
            # Behind the taps of a moment ago, which are being written.
            self.workspace.tasks.write.do(
                lambda archive: tapping_along.begin(archive, line),
                self._open,
                self.workspace.problem.emit,
            )

    def show_session(self, data: SessionData | None) -> None:
        """Closes the panel when another text is shown; the taps are kept."""
        shown = data.transcript.id if data is not None and data.transcript is not None else 0
        if self._run is not None and shown != self._run.transcript_id:
            self._close()
        elif self.panel is not None:
            self.panel.setFocus()  # the window gives it to the transcript
        elif data is not None and data.transcript is not None and not data.transcript.timed:
            self._remind(data.transcript.id)

    def _remind(self, line: int) -> None:
        """Says once that somebody has begun to tap here."""
        if self._told_of == line:
            return
        self._told_of = line

        def tell(counted: tuple[int, int]) -> None:
            tapped_so_far, of_all = counted
            if tapped_so_far and self.panel is None:
                key = self.window.actions_by_name["tap_along"].shortcut().toString()
                self.window.toast.say(
                    said(
                        "{done} of {paragraphs} paragraphs have their time. Tap Along ({key}) "
                        "goes on.",
                        done=f"{tapped_so_far:,}",
                        paragraphs=f"{of_all:,}",
                        key=key,
                    )
                )

        self.workspace.ask(lambda archive: tapped.count_of(archive, line), tell)

    def _open(self, run: Run) -> None:
        if self.panel is not None or self.workspace.session is None:
            return
        self._run = run
        panel = self.panel = TapPanel(self.window.session_view)
        panel.set_text_size(self.window.settings.text_size)
        layout = self.window.session_view.layout()
        if layout is not None:
            layout.addWidget(panel)
        panel.tap.connect(lambda: self._tap(run.tapping.tap))
        panel.split.connect(lambda: self._tap(run.tapping.tap_sentence))
        panel.word.connect(self._tap_word)
        panel.back.connect(self._back)
        panel.play.connect(lambda: self.window.commands.run("play"))
        panel.closed.connect(self._interrupt)
        panel.escaped.connect(self._on_escape)
        panel.show()
        panel.setFocus()
        taps = run.tapping.taps
        if taps:
            self.window.toast.say(said("It goes on where you stopped."))
            self.window.playhead.seek(max(0, taps[-1].at_ms - _BEFORE_MS))
        self._show(run.tapping)
        if run.tapping.is_done:  # the text was changed while it was to be stored
            self._finish(run)

    def _on_escape(self) -> None:
        """Pauses; where nothing plays, stops for now."""
        if self.window.player.is_playing:
            self.window.player.pause()
        else:
            self._interrupt()

    def _tap(self, tap: Callable[[int], bool]) -> None:
        run = self._run
        if run is None:
            return
        if not tap(self.window.playhead.position_ms):
            self.window.toast.say(self._why_not(run.tapping))
            return
        self._keep(run)
        self._show(run.tapping)
        if run.tapping.is_done:
            self._finish(run)

    def _why_not(self, tapping: Tapping) -> str:
        last = tapping.taps[-1].at_ms if tapping.taps else -1
        if self.window.playhead.position_ms <= last:
            return said("That is before the last tap. Backspace takes it back.")
        return said("There is nothing to begin: this paragraph has no further sentence.")

    def _tap_word(self, place: int) -> None:
        run = self._run
        if run is not None and run.tapping.taps:
            offset = run.tapping.taps[-1].offset + place
            self._tap(lambda at_ms: run.tapping.tap_word(offset, at_ms))

    def _back(self) -> None:
        run = self._run
        tap = run.tapping.back() if run is not None else None
        if run is not None and tap is not None:
            self._keep(run)
            self._show(run.tapping)
            self.window.playhead.seek(max(0, tap.at_ms - _BEFORE_MS))

    def _show(self, tapping: Tapping) -> None:
        if self.panel is not None:
            began = tapping.taps[-1].at_ms if tapping.taps else None
            self.panel.show_tapping(tapping, began)

    def _keep(self, run: Run) -> None:
        taps = tuple(run.tapping.taps)
        self.workspace.tasks.write.do(
            lambda archive: tapping_along.keep(archive, run, taps),
            None,
            self.workspace.problem.emit,
        )

    def _finish(self, run: Run) -> None:
        who = self.workspace.settings.reviewer
        if self.panel is not None:
            self.panel.setEnabled(False)

        def work(archive: Archive) -> Changes:
            return tapping_along.finish(archive, run, reviewer=who)

        def done(changes: Changes) -> None:
            self.window.player.pause()
            self._close()
            self.workspace.events.tell(changes)
            self.window.toast.say(said("Every paragraph has its time now. Undo takes that back."))

        def failed(error: UserError) -> None:
            self._close()
            self.workspace.problem.emit(error)

        self.workspace.tasks.write.do(work, done, failed)

    def _interrupt(self) -> None:
        self._told_of = self._run.transcript_id if self._run is not None else self._told_of
        self.window.player.pause()
        self._close()
        self.window.toast.say(said("Your taps are kept. Tap Along goes on from there."))

    def _close(self) -> None:
        panel, self.panel, self._run = self.panel, None, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self.window.session_view.transcript.setFocus()
