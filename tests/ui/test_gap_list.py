"""The list of gaps in the Session panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.gap import Gap
from spacesviewer.ui.widgets.gap_list import GapList, gaps_title

GAPS = tuple(
    Gap(n * 60_000, n * 60_000 + 5000, "Silence for 5.0 s, which is <b>long</b>.", "silence")
    for n in range(400)
)


def shown(qtbot: QtBot, gaps: tuple[Gap, ...], went: list[int], width: int = 300) -> GapList:
    made = GapList(gaps, went.append)
    qtbot.addWidget(made)
    made.resize(width, 100)
    made.show()
    return made


def test_a_click_and_enter_go_there(qtbot: QtBot) -> None:
    went: list[int] = []
    made = shown(qtbot, GAPS[:3], went)
    where = made.visualItemRect(made.item(1)).center()
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert went[0] == 60_000
    made.setCurrentRow(2)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert went[-1] == 120_000


def test_all_lines_of_a_few_are_in_sight_at_any_width(qtbot: QtBot) -> None:
    for width in (200, 300, 500):
        made = shown(qtbot, GAPS[:4], [], width)
        last = made.visualItemRect(made.item(3))
        assert last.bottom() <= made.viewport().height()


def test_many_are_cut_off_and_say_so(qtbot: QtBot) -> None:
    went: list[int] = []
    made = shown(qtbot, GAPS, went)
    assert made.count() == 301
    assert made.item(300).text() == "and 100 more, on the timeline"
    made.itemClicked.emit(made.item(300))
    assert went == []
    assert made.height() < 500
    assert gaps_title(GAPS) == "400 gaps"


def test_a_screen_reader_hears_kind_time_and_sentence(qtbot: QtBot) -> None:
    made = shown(qtbot, GAPS[1:2], [])
    told = made.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Silence, certain, 0:01:00  Silence for")
