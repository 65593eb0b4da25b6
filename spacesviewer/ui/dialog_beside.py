"""A command whose dialog stands beside the window, which can be worked in meanwhile."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from spacesviewer.ui.commands.group import CommandGroup

D = TypeVar("D", bound=QDialog)


class DialogBeside(CommandGroup, Generic[D]):
    """One dialog at a time, ``dialog``: to open it again brings it to the front."""

    dialog: D | None = None
    _listens = False

    def open(self) -> None:
        """Shows the dialog, and reads what is in it."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        dialog = self._make()
        if dialog is None:
            return
        if not self._listens:
            self._listens = True
            self._listen()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.show()
        self._read()

    def _make(self) -> D | None:
        """The dialog, with what it asks for; None where there is nothing to show."""
        raise NotImplementedError

    def _listen(self) -> None:
        """Begins to follow what changes; once, however often the dialog is opened."""

    def _read(self) -> None:
        """Reads what the dialog shows."""

    def _forget(self) -> None:
        """The dialog was closed."""
        self.dialog = None
