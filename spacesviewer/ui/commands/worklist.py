"""The command that goes through the numbers and names of the transcript that is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from spacesviewer.domain.worklist import WorkItem
from spacesviewer.ui.dialog_beside import DialogBeside
from spacesviewer.ui.dialogs.worklist import WorklistDialog
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.workflows import worklist as verbs
from spacesviewer.workflows.worklist import Entry

_AROUND_MS = 3000  # so much is heard, with the words in its middle


class WorklistCommands(DialogBeside[WorklistDialog]):
    """Opens the queue, plays the places in it, and keeps what is said of them."""

    NEEDS_WORDS: ClassVar[tuple[str, ...]] = ("worklist",)
    _entries: tuple[Entry, ...] = ()
    _line = 0
    stop_ms: int | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What its command does."""
        return {"worklist": self.open}

    def show_session(self, data: SessionData | None) -> None:
        """Closes the queue of another transcript; reads that of this one again."""
        line = data.transcript.id if data is not None and data.transcript is not None else 0
        if self.dialog is not None:
            if line != self._line:
                self.dialog.close()
            else:
                self._read()

    def _make(self) -> WorklistDialog | None:
        data = self.workspace.session
        if data is None or data.transcript is None:
            return None
        self._line = data.transcript.id
        title = data.detail.facts.title
        dialog = WorklistDialog(
            title, self.window.theme, self.window, read_only=self.workspace.read_only
        )
        dialog.heard.connect(self._hear)
        dialog.confirmed.connect(self._confirm)
        dialog.corrected.connect(self._correct)
        return dialog

    def _listen(self) -> None:
        self.window.playhead.position_changed.connect(self._on_position)
        self.workspace.notes_changed.connect(self.show_session)

    def _forget(self) -> None:
        self.dialog = None
        self.stop_ms = None

    def _read(self) -> None:
        line = self._line
        self.workspace.ask(lambda archive: tuple(verbs.entries(archive, line)), self._show)

    def _show(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        if self.dialog is not None:
            self.dialog.show_entries(entries)

    def _hear(self, entry: Entry) -> None:
        if entry.start_ms is None or entry.end_ms is None:
            return
        middle = (entry.start_ms + entry.end_ms) // 2
        length = max(_AROUND_MS, entry.end_ms - entry.start_ms + 1000)
        begin = max(0, middle - length // 2)
        self.stop_ms = begin + length
        self.window.session_view.play_from(begin)

    def _on_position(self, ms: int) -> None:
        stop = self.stop_ms
        if stop is None:
            return
        if stop <= ms < stop + 2000:
            self.window.player.pause()
        if not stop - 2 * _AROUND_MS <= ms < stop:  # it is over, or somebody went elsewhere
            self.stop_ms = None

    def _confirm(self, entry: Entry, all_same: bool) -> None:
        line, who = self._line, self.workspace.settings.reviewer
        items = self._meant(entry, all_same=all_same)
        self.workspace.write(lambda archive: verbs.confirm(archive, line, items, reviewer=who))

    def _correct(self, entry: Entry, all_same: bool, text: str) -> None:
        line, who = self._line, self.workspace.settings.reviewer
        items = self._meant(entry, all_same=all_same)
        self.workspace.write(
            lambda archive: verbs.correct(archive, line, items, text, reviewer=who)
        )

    def _meant(self, entry: Entry, *, all_same: bool) -> list[WorkItem]:
        return verbs.same(self._entries, entry.item) if all_same else [entry.item]
