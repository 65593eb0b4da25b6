"""What the window does with whole sessions: correct, join, remove, bring back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from spacesviewer.domain.session import SessionSummary
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.trash import RemovedSession
from spacesviewer.ui import wording
from spacesviewer.ui.dialogs.edit_session import EditSessionDialog
from spacesviewer.ui.dialogs.join import JoinDialog
from spacesviewer.ui.dialogs.trash import TrashDialog
from spacesviewer.ui.interface import said
from spacesviewer.ui.places import Places

if TYPE_CHECKING:
    from spacesviewer.ui.main_window import MainWindow


class SessionCommands:
    """Verbs on the sessions that are selected in the library, or on the one that is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._workspace = window.workspace

    def edit(self, uid: str = "", *, tab: str = "Facts") -> None:
        """Shows all that can be corrected of a session."""
        uid = uid or self._open()

        def show(detail: SessionDetail) -> None:
            dialog = EditSessionDialog(detail, self._window, tab=tab)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.wanted.connect(lambda shown, wanted: self._workspace.revise(uid, shown, wanted))
            dialog.open()

        if uid:
            self._workspace.detail(uid, show)

    def join(self) -> None:
        """Puts the selected sessions together, or tells how to select them."""
        self.join_these(self._window.library.selected())

    def join_these(self, uids: list[str]) -> None:
        """Asks how sessions are put together."""
        known = {summary.id: summary for summary in self._window.library.all_sessions()}
        chosen: list[SessionSummary] = [known[uid] for uid in uids if uid in known]
        if len(chosen) < 2:
            self._window.toast.say(
                said("Select two or more sessions in the library first, with Ctrl or Shift.")
            )
            return
        places = Places(self._workspace.tasks, self._workspace.folder, self._window)
        dialog = JoinDialog(chosen, places, self._window)
        places.setParent(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._workspace.join)
        dialog.open()

    def remove(self) -> None:
        """Removes the selected sessions, or the one that is open."""
        uids = self._window.library.selected()
        self.remove_these(uids if len(uids) > 1 else [uid for uid in (self._open(),) if uid])

    def remove_these(self, uids: list[str]) -> None:
        """Puts sessions into the trash; Undo, and the trash itself, bring them back."""
        for uid in uids:
            self._workspace.remove_session(uid)
        if uids:
            what = wording.count(len(uids), "session")
            sentence = (
                said("{sessions} removed. Undo, or File > Trash, brings it back.", sessions=what)
                if len(uids) == 1
                else said(
                    "{sessions} removed. Undo, or File > Trash, brings them back.", sessions=what
                )
            )
            self._window.toast.say(sentence)

    def show_trash(self) -> None:
        """Lists what was removed."""

        def show(entries: list[RemovedSession]) -> None:
            dialog = TrashDialog(entries, self._workspace.bring_back, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._workspace.removed(show)

    def show_menu(self, uids: list[str], place: QPoint) -> None:
        """What can be done with the sessions under the mouse."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(uids) == 1:
            menu.addAction(said("Open"), lambda: self._window.commands.open_session(uids[0]))
            menu.addAction(said("Edit Details…"), lambda: self.edit(uids[0]))
        else:
            menu.addAction(said("Join Into One Session…"), lambda: self.join_these(uids))
        menu.addSeparator()
        remove = (
            said("Remove Session")
            if len(uids) == 1
            else said("Remove {number} Sessions", number=len(uids))
        )
        menu.addAction(remove, lambda: self.remove_these(uids))
        menu.popup(place)

    def _open(self) -> str:
        data = self._workspace.session
        return data.uid if data is not None else ""
