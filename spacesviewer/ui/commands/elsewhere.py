"""Shows what another window, or the command line, has written to the archive meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from spacesviewer.domain.changes import Changes
from spacesviewer.domain.errors import UserError
from spacesviewer.library import journal
from spacesviewer.ui.commands.group import CommandGroup

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow

_EVERY_MS = 2000


class Elsewhere(CommandGroup):
    """Looks at the archive's own count of what others have written; it has no commands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._known: tuple[int, tuple[object, ...]] | None = None
        self._asked = False
        timer = QTimer(window, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Asks whether others have written, unless that is being asked already."""
        if self._asked:
            return
        self._asked = True
        tasks = self.workspace.tasks
        # The writer's own changes do not count, as they would for the reader.
        worker = tasks.read if self.workspace.read_only else tasks.write
        worker.do(
            lambda archive: (archive.written_elsewhere(), journal.mark(archive)),
            self._told,
            self._failed,
        )

    def _told(self, seen: tuple[int, tuple[object, ...]]) -> None:
        self._asked = False
        known, self._known = self._known, seen
        # What another window notes by the way (a draft, what was heard) is nothing to show here.
        if known is None or known[0] == seen[0] or known[1] == seen[1]:
            return
        data = self.workspace.session
        lines = [one.id for one in data.detail.transcripts] if data is not None else []
        sessions = frozenset({data.uid}) if data is not None else frozenset[str]()
        self.workspace.refresh_library()
        self.workspace.events.tell(Changes(sessions=sessions, transcripts=frozenset(lines)))

    def _failed(self, _error: UserError) -> None:
        self._asked = False  # the next thing that one does tells what is wrong
