"""Tells every part of the window what has changed in the archive."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spacesviewer.domain.changes import Changes


class Events(QObject):
    """One signal that carries what changed; who asked for it is told too, and may ignore it."""

    changed = Signal(object, object)

    def tell(self, changes: Changes, origin: object = None) -> None:
        """Sends the changes to all who listen, if there are any."""
        if changes:
            self.changed.emit(changes, origin)
