"""Words that are typed over the transcript: kept as they come, then saved or dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import ChangedMeanwhile, UserError
from spacesviewer.domain.wording import isolated, one_line
from spacesviewer.library import drafts
from spacesviewer.library.store import Archive
from spacesviewer.ui.widgets.segment_editor import SegmentEditor
from spacesviewer.ui.widgets.transcript import TranscriptView
from spacesviewer.ui.workspace import Workspace

E = TypeVar("E", bound=SegmentEditor)
# Of the archive, the transcript, the segment, and its words as they were shown.
Save = Callable[[Archive, int, int, str], Changes]


class TypingInPlace(Generic[E]):
    """The one editor that is open over a transcript, if any; ``line`` is that transcript."""

    def __init__(self, workspace: Workspace, view: TranscriptView) -> None:
        self._workspace = workspace
        self._view = view
        self.editor: E | None = None
        self.line = 0

    def begin(self, editor: E, line: int, run: Callable[[str], object]) -> None:
        """Takes an editor that was opened; ``run`` does the commands that are typed in it."""
        self.editor, self.line = editor, line
        editor.cancelled.connect(self._cancel)
        editor.command.connect(run)
        editor.draft.connect(self._keep)

    def typed_over(self, shown: str | None) -> None:
        """Tells which words were typed over before a crash: if others stand there by now, saving
        is refused once and tells them.
        """
        if self.editor is not None and shown is not None:
            self.editor.shown_text = shown

    def finish(self, work: Save, then: Callable[[], None] = lambda: None) -> None:
        """Saves what stands in the editor; it stays open, with its text, until that is done.

        ``then`` is done when it has closed, before others are told what changed.
        """
        editor, line = self.editor, self.line
        if editor is None or editor.isReadOnly():
            return
        editor.setReadOnly(True)  # until it is saved: what is typed now would be lost
        key, shown = editor.segment_id, editor.shown_text

        def save(archive: Archive) -> Changes:
            changes = work(archive, line, key, shown)
            drafts.drop(archive, line)
            return changes

        def saved(changes: Changes) -> None:
            self.close(keep=False)
            then()
            self._workspace.events.tell(changes)

        def failed(error: UserError) -> None:
            editor.setReadOnly(False)
            if isinstance(error, ChangedMeanwhile):
                # Else it would be refused again and again, and what was typed could only be lost.
                editor.shown_text = error.now
                error = UserError(
                    "{problem} They are now: {words}",
                    hint="Enter puts yours in their place, Esc leaves them as they are.",
                    problem=error.message,
                    words=isolated(f"“{one_line(error.now)}”"),
                )
            self._workspace.problem.emit(error)

        self._workspace.tasks.write.do(save, saved, failed)

    def flush(self) -> None:
        """Keeps what is being typed for the next time."""
        if self.editor is not None:
            self.editor.flush()

    def close(self, *, keep: bool = True) -> None:
        """Closes the editor; what was typed is kept for the next time, or not."""
        editor = self.editor
        if editor is not None:
            if keep:
                editor.flush()
            else:
                editor.blockSignals(True)
            self.editor = None
            editor.leave()
            self._view.setFocus()

    def _keep(self, text: str) -> None:
        editor, line = self.editor, self.line
        if editor is not None:
            key, shown = editor.segment_id, editor.shown_text
            self._workspace.tasks.write.do(
                lambda archive: drafts.keep(archive, line, key, text, shown),
                None,
                self._workspace.problem.emit,
            )

    def _cancel(self) -> None:
        line = self.line
        self.close(keep=False)
        self._workspace.tasks.write.do(lambda archive: drafts.drop(archive, line))
