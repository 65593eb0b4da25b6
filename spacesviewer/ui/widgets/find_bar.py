"""Finding words in the session that is open: a field, a count, and the way from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from spacesviewer.ui import icons
from spacesviewer.ui.interface import said
from spacesviewer.ui.theme import Theme, font
from spacesviewer.ui.widgets.fields import name_field


class FindBar(QFrame):
    """The line above the transcript. ``stepped`` carries 1 or -1; ``follow_pressed`` the chip."""

    changed = Signal(str)
    stepped = Signal(int)
    left = Signal()
    follow_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(said("Transcript"))
        title.setFont(font(13, QFont.Weight.DemiBold))
        self.field = _Field(self)
        self.field.setPlaceholderText(said("Find in session"))
        self.field.setAcceptDrops(False)  # files that are dropped here are for the archive
        self.field.setClearButtonEnabled(True)
        name_field(self.field, said("Find in session"))
        self.field.setMaximumWidth(210)
        self.field.textChanged.connect(self.changed)
        self.count = QLabel("")
        self.count.setProperty("muted", True)
        self.count.setFont(font(12))
        self.previous = self._button(said("Previous hit (Shift+F3)"), -1)
        self.next = self._button(said("Next hit (F3)"), 1)
        self.follow = QToolButton(self)
        self.follow.setCheckable(True)
        self.follow.setText(said(" Follow"))
        self.follow.setToolTip(said("Keep the spoken words in view (Ctrl+L)"))
        self.follow.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.follow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow.setFixedHeight(30)
        self.follow.clicked.connect(lambda _checked: self.follow_pressed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        self.note = Elided(self)
        layout.addSpacing(8)  # at the side that is read from, whichever it is
        layout.addWidget(title)
        layout.addWidget(self.note, 1)
        for widget in (self.field, self.count, self.previous, self.next, self.follow):
            layout.addWidget(widget)
        self.show_count(None, None)

    def show_count(self, current: int | None, total: int | None) -> None:
        """Shows "3 of 412", "no hits", or nothing."""
        some = bool(total)
        if total is None:
            self.count.setText("")
        elif not total:
            self.count.setText(said("no hits"))
        else:
            self.count.setText(
                said("{at} of {total}", at=f"{(current or 0) + 1:,}", total=f"{total:,}")
            )
        self.previous.setEnabled(some)
        self.next.setEnabled(some)

    def set_theme(self, theme: Theme) -> None:
        """Takes another look."""
        self.previous.setIcon(icons.icon("chevron-up", theme.text, 18))
        self.next.setIcon(icons.icon("chevron-down", theme.text, 18))
        self.follow.setIcon(icons.icon("locate-fixed", theme.text, 16))

    def _button(self, tip: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip.split(" (", maxsplit=1)[0])
        button.setFixedSize(30, 30)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.stepped.emit(step))
        return button


class Elided(QLabel):
    """A line that gives way where there is no room for it, and is then told as a tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("muted", True)
        self.setFont(font(12))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def tell(self, text: str) -> None:
        """Shows a text as far as there is room."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room, end = self.width(), Qt.TextElideMode.ElideRight
        fitting = self.fontMetrics().elidedText(self._whole, end, room)
        self.setText(fitting)
        self.setToolTip(self._whole.replace("<", "‹") if fitting != self._whole else "")


class _Field(QLineEdit):
    def __init__(self, bar: FindBar) -> None:
        super().__init__(bar)
        self._bar = bar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._bar.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._bar.left.emit()
        else:
            super().keyPressEvent(event)
