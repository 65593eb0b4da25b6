"""Space is the focused button's, and else the player's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.ui.commands.keys import Keys


def keeps(widget: QWidget, key: Qt.Key) -> bool:
    """Whether a widget keeps a key from the window's shortcuts."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_Space, True), (Qt.Key.Key_J, False)])
def test_a_button_that_has_the_focus_keeps_space(
    qapp: QApplication, qtbot: QtBot, key: Qt.Key, kept: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, label = QPushButton("Add"), QLabel("Title")
    layout = QVBoxLayout(window)
    layout.addWidget(button)
    layout.addWidget(label)
    keys = Keys(qapp)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert keeps(button, key) is kept
    assert not keeps(label, key)
    del keys
