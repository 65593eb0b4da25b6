"""Finds the gaps of the session that is shown, a moment after it stands in the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from spacesviewer.ui.models import session_data

if TYPE_CHECKING:
    from spacesviewer.ui.workspace import Workspace
    from spacesviewer.workflows.ledger import Ledger

_AFTER_MS = 300


class GapFinder(QObject):
    """Puts the gaps into the workspace's session and tells of them as of other notes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        # The window must not wait for it.
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._find)

    def find_soon(self) -> None:
        """Searches when the window has had a moment to show the session."""
        self._timer.start()

    def stop(self) -> None:
        """Searches no more: the archive is being closed."""
        self._timer.stop()

    def on_waveform(self, uid: str, pyramid: object, fraction: float) -> None:
        """The sound of a session can be searched when its waveform is whole."""
        data = self._workspace.session
        if (
            pyramid is not None
            and fraction >= 1
            and data is not None
            and data.uid == uid
            and not data.listened
        ):
            self.find_soon()

    def _find(self) -> None:
        workspace, data = self._workspace, self._workspace.session
        if data is None:
            return

        def found(ledger: Ledger) -> None:
            now = workspace.session
            if now is None or now.uid != data.uid or now.timeline is not data.timeline:
                return
            changed = ledger.gaps != now.gaps
            workspace.session = replace(now, gaps=ledger.gaps, listened=ledger.listened)
            if changed:
                workspace.notes_changed.emit(workspace.session)

        find = session_data.find_gaps(data)
        workspace.tasks.read.do(find, found, workspace.problem.emit, key="gaps")
