"""What has too little room: the panel's titles are never cut off, other lines tell it as a tip."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.ui.widgets.find_bar import Elided
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


def test_what_has_no_room_in_the_line_is_told_as_a_tip(qtbot: QtBot) -> None:
    note = Elided()
    qtbot.addWidget(note)
    words = "Into Urdu: 12 of <b>553</b> translated, 5 checked"
    note.tell(words)
    note.resize(60, 20)
    note.show()
    assert note.text() != words
    assert note.toolTip() == words.replace("<", "‹")  # never read as HTML
    note.resize(2000, 20)
    assert (note.text(), note.toolTip()) == (words, "")
