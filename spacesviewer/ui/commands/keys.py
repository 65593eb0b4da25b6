"""Which keys a focused control keeps for itself, and which work everywhere in the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

# A property of a field in which Undo takes back what was stored, once it has nothing of its own.
UNDOES_BEYOND = "undoes_beyond"


class Keys(QObject):
    """Leaves Space and Enter to a button or list that has the focus; letters to no button.

    It looks at the events of that one alone: all events of a program are a thousand a second.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        app.focusChanged.connect(self._on_focus)
        self._on_focus(None, app.focusWidget())

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractButton | QComboBox):
            now.installEventFilter(self)  # once only, however often it is told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().eventFilter(watched, event)


def undone_in_field(*, redo: bool = False) -> bool:
    """Whether Undo is about the field in which one types; it is done there then.

    In the editor of a segment it always is, or Undo would change what is being typed over.
    """
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        mine = field.isRedoAvailable() if redo else field.isUndoAvailable()
    else:
        mine = isinstance(field, QPlainTextEdit) and not field.isReadOnly()
        if isinstance(field, QPlainTextEdit) and field.property(UNDOES_BEYOND):
            known = field.document()
            mine = known.isRedoAvailable() if redo else known.isUndoAvailable()
    if mine and isinstance(field, QLineEdit | QPlainTextEdit):
        (field.redo if redo else field.undo)()
    return mine
