"""What lies over the window while files are dragged across it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from spacesviewer.ui.interface import said, to_say
from spacesviewer.ui.theme import LIGHT, Theme, font

_TEXT = to_say("Drop to add to the archive")


class DropHint(QWidget):
    """Covers its parent and lets the mouse through: whatever lies under it, the drop is taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(said(_TEXT))
        self.hide()

    def show_over(self, theme: Theme) -> None:
        """Shows that the window takes what is dragged."""
        self._theme = theme
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.surface)
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(self._theme.accent, 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 12, 12)
        painter.setPen(self._theme.text)
        painter.setFont(font(20, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, said(_TEXT))
        painter.end()
