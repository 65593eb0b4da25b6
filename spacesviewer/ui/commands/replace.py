"""The command that replaces words after a look at every place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from spacesviewer.domain.errors import UserError
from spacesviewer.domain.replacing import Wish
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup
from spacesviewer.ui.dialogs.replace import ReplaceDialog
from spacesviewer.ui.interface import said
from spacesviewer.workflows import replacing
from spacesviewer.workflows.replacing import Outcome, Place, Preview

_LONGEST = 200  # characters of a selection that are taken as what to look for


class ReplaceCommands(CommandGroup):
    """Replaces words in the transcript, the session or all sessions."""

    WRITES = ("replace",)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What each of its commands does, by name."""
        return {"replace": self.replace}

    def replace(self) -> None:
        """Asks what is to be replaced; words that are selected stand in the field already."""
        view, data = self.window.session_view, self.workspace.session
        selection = view.selection() if data is not None else None
        find = selection.text if selection is not None else ""
        scopes = [("archive", said("In all sessions"))]
        if data is not None and data.transcript is not None:
            scopes = [
                ("transcript", said("In this transcript")),
                ("session", said("In this session")),
                *scopes,
            ]
        dialog = ReplaceDialog(
            find if len(find) <= _LONGEST and "\n" not in find else "",
            scopes,
            self._ask,
            self.window.theme,
            self.window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda places, put: self._apply(dialog, places, put))
        dialog.open()

    def _ask(
        self,
        wish: Wish,
        scope: str,
        done: Callable[[Preview], None],
        failed: Callable[[UserError], None],
    ) -> None:
        data = self.workspace.session
        info = data.transcript if data is not None else None
        line = info.id if info is not None and scope == "transcript" else None
        session = data.uid if data is not None and scope == "session" else None
        self.workspace.tasks.read.do(
            lambda archive: replacing.find(archive, wish, transcript_id=line, session=session),
            done,
            failed,
            key="replace",
        )

    def _apply(self, dialog: ReplaceDialog, places: Sequence[Place], put: str) -> None:
        reviewer = self.workspace.settings.reviewer

        def work(archive: Archive) -> Outcome:
            return replacing.apply(archive, places, put, reviewer=reviewer)

        def done(outcome: Outcome) -> None:
            self.workspace.events.tell(outcome.changes)
            dialog.done_with(outcome)

        self.workspace.tasks.write.do(work, done, dialog.failed)
