"""The titles above the side panel are never cut off, however much there is of each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.ui.widgets.panel_tabs import PanelTabs

TITLES = ("Quotes", "Topics", "Speakers", "Notes", "Session")
COUNTS = (12, 1234, 6, None, None)
WHOLE = ["Quotes  12", "Topics  1234", "Speakers  6", "Notes", "Session"]


def test_titles_fit_and_counts_give_way(qtbot: QtBot) -> None:
    tabs = PanelTabs()
    qtbot.addWidget(tabs)
    for index, (title, count) in enumerate(zip(TITLES, COUNTS, strict=True)):
        tabs.addTab(QWidget(), "")
        tabs.set_title(index, title, count)
    bar = tabs.tabBar()
    letters = bar.fontMetrics().horizontalAdvance
    enough = sum(map(letters, WHOLE)) + 5 * 5 + 2 * 6
    for width, shown in ((enough, WHOLE), (enough - 1, list(TITLES)), (2 * enough, WHOLE)):
        tabs.resize(width, 300)
        tabs.show()
        assert [tabs.tabText(index) for index in range(tabs.count())] == shown
        for index, text in enumerate(shown):
            assert bar.tabRect(index).width() >= letters(text) + 5
        assert bar.tabRect(4).right() <= width
    assert tabs.tabToolTip(1) == "Topics: 1,234"
