"""What the palette has to say of boxes to check, and fonts of one another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from spacesviewer import app
from spacesviewer.settings import Settings
from spacesviewer.ui import interface, theme
from spacesviewer.ui.theme import DARK, LIGHT, Theme


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG tells it."""

    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_frame_of_a_box_is_seen(look: Theme, kind: type[QCheckBox], qtbot: QtBot) -> None:
    application = app.application()
    try:
        theme.apply(application, look)
        box = kind("")
        qtbot.addWidget(box)
        box.resize(24, 24)
        picture = QPixmap(box.size())
        picture.fill(look.window)
        box.render(picture)
        image = picture.toImage()
        seen = max(
            _contrast(image.pixelColor(x, y), look.window) for x in range(24) for y in range(24)
        )
        assert seen >= 1.9
    finally:
        theme.apply(application, LIGHT)
        QApplication.processEvents()


def test_a_font_of_the_english_window_does_not_spoil_the_urdu_one(qtbot: QtBot) -> None:
    application = app.application()
    label = QLabel("سنیں")
    qtbot.addWidget(label)
    try:
        interface.apply(application, Settings(interface="en"))
        label.setFont(theme.font(13))
        label.show()
        interface.apply(application, Settings(interface="ur"))
        QApplication.processEvents()
        # With the strategy of the application's font, Qt took its letters for those of all others.
        assert label.font().styleStrategy() == QFont.StyleStrategy.PreferDefault
        assert application.font().styleStrategy() == QFont.StyleStrategy.PreferQuality
    finally:
        interface.apply(application, Settings(interface="en"))
