"""A sentence that passes by at the lower edge, for what needs no answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from spacesviewer.ui.interface import retold
from spacesviewer.ui.spoken import announce

_SHOWN_MS = 4500


class Toast(QLabel):
    """Shown over its parent; it goes by itself or on a click, and takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setObjectName("toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows a sentence for a few seconds."""
        sentence = retold(sentence)
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def showEvent(self, event: QShowEvent) -> None:
        self._over.installEventFilter(self)  # not before: a window has many events
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._over.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        over = self._over
        width = min(560, max(200, self.fontMetrics().horizontalAdvance(self.text()) + 48))
        width = min(width, over.width() - 40)
        height = (
            self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        )
        self.resize(width, height)
        self.move((over.width() - width) // 2, over.height() - height - 26)
