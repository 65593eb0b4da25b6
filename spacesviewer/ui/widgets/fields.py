"""Fields of one line that are as high as their script needs, and the names of fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from spacesviewer.domain.wording import has_right_to_left
from spacesviewer.ui.interface import said

_FRAME = 14  # border and padding of the style sheet, above and below


class LineField(QLineEdit):
    """A field that grows for Urdu: its Nastaliq stands twice as high as Latin letters."""

    def __init__(self, text: str = "", hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._fit)
        self.setText(text)
        self.setCursorPosition(0)

    def _fit(self, text: str) -> None:
        # The metrics of a text know the fonts that stand in for its letters; a font's own do not.
        high = (
            QFontMetrics(self.font()).boundingRect(text).height() if has_right_to_left(text) else 0
        )
        self.setMinimumHeight(high + _FRAME if high else 0)


class ShortBox(QComboBox):
    """A box in a narrow place: what does not fit ends in dots, and stands under the mouse."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        metrics, end = self.fontMetrics(), Qt.TextElideMode.ElideRight
        option.currentText = metrics.elidedText(option.currentText, end, room.width() - 4)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def name_field(field: QWidget, name: str) -> None:
    """Tells a screen reader what a field is for, also where a part of it takes the keys."""
    field.setAccessibleName(name)
    if isinstance(field, QComboBox):
        # On Linux, Qt tells what is chosen in the place of a box's name: this stands behind it.
        field.setAccessibleDescription(name)
    lines = [field] if isinstance(field, QLineEdit) else field.findChildren(QLineEdit)
    for line in lines:
        line.setAccessibleName(name)
        for action in line.findChildren(QAction, "_q_qlineeditclearaction"):
            action.setText(said("Clear"))
