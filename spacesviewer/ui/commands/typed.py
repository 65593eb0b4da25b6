"""The commands with which a transcript is typed from nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.library import typed
from spacesviewer.library.store import Archive
from spacesviewer.library.typed import Typing
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.new_transcript import NewTranscriptDialog
from spacesviewer.ui.interface import said
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.widgets.typing_pad import TypingPad
from spacesviewer.workflows import typing_out

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_FAR_MS = 15_000  # so far away from a paragraph's beginning one has gone elsewhere


class TypingCommands(CommandGroup):
    """Shows the pad below the transcript, and stores each paragraph when it is ended."""

    NEEDS_SESSION: ClassVar[tuple[str, ...]] = ("new_transcript", "insert_timestamp", "pause")
    WRITES: ClassVar[tuple[str, ...]] = ("new_transcript", "insert_timestamp")

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.pad: TypingPad | None = None
        self._typing = Typing("", "original")
        self._session = ""
        self._asked = ""
        self._awaits = False  # the transcript with the paragraph that was ended just now
        window.playhead.seek_requested.connect(self._on_seek)
        window.session_view.reading.none.pressed.connect(self.new)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its commands do."""
        return {
            "new_transcript": self.new,
            "insert_timestamp": self.insert_time,
            "pause": self.window.player.pause,
        }

    def new(self) -> None:
        """Asks for the language, then opens the pad; where one types already, goes there."""
        data = self.workspace.session
        if data is None:
            return
        if self.pad is not None:
            self.pad.field.setFocus()
            return
        uid = data.uid
        dialog = NewTranscriptDialog(data.detail.facts.language, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._begin(uid, dialog.language, dialog.kind))
        dialog.open()

    def insert_time(self) -> None:
        """Puts the time of now into what is typed."""
        if self.pad is None:
            self.window.toast.say(
                said("A time is put in while you type a transcript (New Transcript…).")
            )
            return
        self.pad.insert_time(self.window.playhead.position_ms)
        self.pad.field.setFocus()

    def show_session(self, data: SessionData | None) -> None:
        """Keeps the pad with its session, and offers what was typed before a crash."""
        uid = data.uid if data is not None else ""
        if self.pad is not None and uid != self._session:
            self._close()
        self._tell_none()
        if self.pad is not None and (self._awaits or self.pad.field.was_taken):
            self.pad.field.setFocus()  # the window gives it to the transcript
            shown = data.transcript.id if data is not None and data.transcript else 0
            arrived = self._awaits and shown == self._typing.transcript_id
            if arrived and data is not None:
                newest = data.timeline.nearest(self._typing.start_ms - 1)
                self.window.session_view.transcript.show_place(max(0, newest), 0)
            self._awaits = self._awaits and not arrived
        if self.pad is None and uid and uid != self._asked and not self.workspace.read_only:
            self._asked = uid
            # Behind what was typed a moment ago, which is being written.
            self.workspace.tasks.write.do(
                lambda archive: typed.of(archive, uid),
                lambda found: self._offer(uid, found),
                self.workspace.problem.emit,
            )

    def flush(self) -> None:
        """Keeps what is being typed for the next time."""
        if self.pad is not None:
            self.pad.flush()

    # The pad -----------------------------------------------------------------------------------

    def _begin(self, uid: str, language: str, kind: str) -> None:
        at_ms = self.window.playhead.position_ms
        self.workspace.tasks.write.do(lambda archive: typed.drop(archive, uid))
        self._open(uid, Typing(language, kind, 0, at_ms))
        self._keep()

    def _offer(self, uid: str, found: Typing | None) -> None:
        shown = self.workspace.session
        if found is None or self.pad is not None or shown is None or shown.uid != uid:
            return
        self._open(uid, found)
        told = (
            said("Here is what you were typing.") if found.text else said("Here you were typing.")
        )
        self.window.toast.say(said("{told} Done ends it.", told=told))
        if found.transcript_id:
            self.workspace.open_session(uid, found.transcript_id)

    def _open(self, uid: str, typing: Typing) -> None:
        self._session, self._asked, self._typing = uid, uid, typing
        pad = self.pad = TypingPad(self.window.session_view)
        pad.set_text_size(self.window.settings.text_size)
        pad.show_text(typing.text, typing.start_ms)
        pad.hint.setText(self._hint())
        layout = self.window.session_view.layout()
        if layout is not None:
            layout.addWidget(pad)
        pad.field.command.connect(self.window.commands.run)
        pad.draft.connect(self._keep)
        pad.ended.connect(self._end_paragraph)
        pad.closed.connect(self._finish)
        pad.escaped.connect(self._on_escape)
        self._tell_none()
        pad.show()
        pad.field.setFocus()

    def _hint(self) -> str:
        actions = self.window.actions_by_name
        told = [
            said("Enter ends the paragraph"),
            said("Name: says who speaks"),
            said("Tab plays and pauses"),
        ]
        wanted = {
            "back": said("back"),
            "forth": said("forward"),
            "slower": said("slower"),
            "faster": said("faster"),
            "insert_timestamp": said("puts the time in"),
        }
        for name, what in wanted.items():
            keys = [key.toString() for key in actions[name].shortcuts()]
            usable = [key for key in keys if len(key) > 1 and not key.startswith("Media")]
            if usable:
                told.append(f"{usable[0]} {what}")
        return "  ·  ".join(told)

    def _keep(self) -> None:
        if self.pad is None or self.pad.field.isReadOnly():
            return
        uid = self._session
        now = replace(self._typing, text=self.pad.text, start_ms=self.pad.start_ms)
        self.workspace.tasks.write.do(
            lambda archive: typed.keep(archive, uid, typed.current(archive, uid, now)),
            None,
            self.workspace.problem.emit,
        )

    def _end_paragraph(self) -> None:
        """Stores what stands there; one types on at once, as storing may take a while."""
        pad, before = self.pad, self._typing
        if pad is None or pad.field.isReadOnly():
            return
        ended = replace(before, text=pad.text, start_ms=pad.start_ms)
        at_ms = self.window.playhead.position_ms
        pad.flush()

        def failed(error: UserError) -> None:
            if self.pad is pad:
                pad.put_before(ended.text, ended.start_ms)
            self.workspace.problem.emit(error)

        self._store(ended, at_ms, lambda *stored: self._on_stored(before, *stored), failed)
        pad.show_text("", typing_out.goes_on(ended.text, ended.start_ms, at_ms))

    def _finish(self) -> None:
        pad = self.pad
        if pad is None or pad.field.isReadOnly():
            return
        pad.field.setReadOnly(True)  # what is typed now would be lost
        pad.flush()

        def done(typing: Typing, changes: Changes) -> None:
            uid = self._session
            self._close()
            self.workspace.tasks.write.do(lambda archive: typed.drop(archive, uid))
            self._show(uid, typing, changes)

        def failed(error: UserError) -> None:
            pad.field.setReadOnly(False)
            self.workspace.problem.emit(error)

        now = replace(self._typing, text=pad.text, start_ms=pad.start_ms)
        self._store(now, self.window.playhead.position_ms, done, failed)

    def _store(
        self,
        now: Typing,
        at_ms: int,
        done: Callable[[Typing, Changes], None],
        failed: Callable[[UserError], None],
    ) -> None:
        uid, who = self._session, self.workspace.settings.reviewer

        def work(archive: Archive) -> tuple[Typing, Changes]:
            # The paragraph before may have begun the transcript a moment ago.
            latest = typed.current(archive, uid, now)
            return typing_out.add(archive, uid, latest, at_ms, reviewer=who)

        self.workspace.tasks.write.do(work, lambda stored: done(*stored), failed)

    def _on_stored(self, before: Typing, typing: Typing, changes: Changes) -> None:
        if self.pad is None:
            return
        uid, self._typing = self._session, replace(typing, text="")
        self._awaits = bool(changes)
        shown = self.workspace.session
        elsewhere = shown is not None and (
            shown.transcript is None or shown.transcript.id != typing.transcript_id
        )
        if changes and (before.transcript_id != typing.transcript_id or elsewhere):
            self._show(uid, typing, changes)
        else:
            self.workspace.events.tell(changes)

    def _show(self, uid: str, typing: Typing, changes: Changes) -> None:
        if changes:
            self.workspace.events.tell(changes)
        if typing.transcript_id:
            self.workspace.open_session(uid, typing.transcript_id)

    def _on_seek(self, ms: int) -> None:
        """An empty paragraph goes along when one goes elsewhere."""
        pad = self.pad
        if pad is None or pad.text:
            return
        if ms < pad.start_ms or ms - pad.start_ms > _FAR_MS:
            pad.move_to(ms)

    def _close(self) -> None:
        pad = self.pad
        if pad is not None:
            pad.flush()
            self.pad = None
            pad.hide()
            pad.deleteLater()
            self._asked = self._session
            self.window.session_view.reading.focus()
            self._tell_none()

    def _tell_none(self) -> None:
        """Says that there is no transcript, and offers to type it, where nobody does yet."""
        data = self.workspace.session
        lacks = data is not None and not len(data.timeline) and self.pad is None
        self.window.session_view.reading.none.button.setEnabled(not self.workspace.read_only)
        corrected = data is not None and data.transcript is not None and data.transcript.corrected
        self.window.session_view.reading.lack_words(lacks=lacks, deleted=corrected)

    def _on_escape(self) -> None:
        """Pauses; where nothing plays, ends typing in an empty field."""
        if self.window.player.is_playing:
            self.window.player.pause()
        elif self.pad is not None and not self.pad.text.strip():
            self._finish()
        else:
            self.window.toast.say(said("Done ends typing. What stands here is kept."))
