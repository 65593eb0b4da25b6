"""Somebody taps along in the real window, with real sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.library import sessions
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.tapping import TappingCommands
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.tap_panel import TapPanel
from spacesviewer.workflows import importing
from spacesviewer.workflows.wording_corrections import set_text
from tests.made import tone
from tests.ui.test_correcting_words import close, make_window

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAIT_MS = 5000
TEXT = """Ayesha: Welcome to the Space. Good evening.

عائشہ: کس نے دستخط کیے؟

Omar: Nobody will say that here.
"""


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    (tmp_path / "talk.txt").write_text(TEXT, "utf-8")
    with Archive.create(tmp_path / "archive") as archive:
        importing.add(archive, [tone(tmp_path / "talk.wav", 30.0), tmp_path / "talk.txt"])
        uid = sessions.list_sessions(archive)[0].id
    parts = make_window(tmp_path / "archive")
    with qtbot.waitSignal(parts[2].session_opened):
        parts[0].commands.open_session(uid)
    yield parts[0]
    close(*parts)


def begin(window: MainWindow, qtbot: QtBot) -> tuple[TappingCommands, TapPanel]:
    group = window.commands.group(TappingCommands)
    window.commands.run("tap_along")
    qtbot.waitUntil(lambda: group.panel is not None, timeout=WAIT_MS)
    assert group.panel is not None
    return group, group.panel


def at(window: MainWindow, ms: int) -> None:
    window.playhead.seek(ms)


def test_a_text_gets_its_times(window: MainWindow, qtbot: QtBot) -> None:
    group, panel = begin(window, qtbot)
    assert panel.next.toPlainText() == "Welcome to the Space. Good evening."
    at(window, 1000)
    QTest.keyClick(panel, KEY.Key_Space)
    assert panel.heard.toPlainText() == "Welcome to the Space. Good evening."
    at(window, 3000)
    QTest.keyClick(panel, KEY.Key_Return, SHIFT)
    assert panel.heard.toPlainText() == "Good evening."
    at(window, 5000)
    QTest.keyClick(panel, KEY.Key_Return)
    assert panel.count.text() == "Paragraph 2 of 3, from 0:00:05"
    at(window, 4000)
    QTest.keyClick(panel, KEY.Key_Return)  # before the last one: nothing happens
    assert "Paragraph 2" in panel.count.text()
    QTest.keyClick(panel, KEY.Key_Backspace)
    assert panel.heard.toPlainText() == "Good evening."
    assert window.playhead.position_ms == 2000
    for ms in (6000, 9000):
        at(window, ms)
        panel.tap_button.click()
    assert panel.tap_button.text() == "Ends Now"
    at(window, 12_000)
    QTest.keyClick(panel, KEY.Key_Return)
    view = window.session_view
    qtbot.waitUntil(lambda: view.spoken.timed, timeout=WAIT_MS)
    assert group.panel is None
    assert list(view.spoken.starts) == [1000, 3000, 6000, 9000]
    assert list(view.spoken.ends) == [3000, 6000, 9000, 12_000]
    assert view.spoken.texts[1] == "Good evening."
    window.commands.run("undo")
    qtbot.waitUntil(lambda: not view.spoken.timed, timeout=WAIT_MS)
    assert len(view.spoken) == 3


def test_it_is_interrupted_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    group, panel = begin(window, qtbot)
    for ms in (1000, 7000):
        at(window, ms)
        QTest.keyClick(panel, KEY.Key_Space)
    panel.close_button.click()
    assert group.panel is None
    _, again = begin(window, qtbot)
    assert again.count.text() == "Paragraph 2 of 3, from 0:00:07"
    assert window.playhead.position_ms == 4000  # a little before, to find into it


def test_escape_stops_for_now_and_a_correction_costs_no_tap(
    window: MainWindow, qtbot: QtBot
) -> None:
    group, panel = begin(window, qtbot)
    for ms in (1000, 7000):
        at(window, ms)
        QTest.keyClick(panel, KEY.Key_Space)
    QTest.keyClick(panel, KEY.Key_Tab)
    qtbot.waitUntil(lambda: window.player.is_playing, timeout=WAIT_MS)
    QTest.keyClick(panel, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.player.is_playing, timeout=WAIT_MS)
    assert group.panel is panel  # the first press has paused
    QTest.keyClick(panel, KEY.Key_Escape)
    qtbot.waitUntil(lambda: group.panel is None, timeout=WAIT_MS)
    data = window.session_view.data
    assert data is not None
    assert data.transcript is not None
    line, key = data.transcript.id, data.timeline.ids[2]
    with qtbot.waitSignal(window.workspace.session_opened, timeout=WAIT_MS):
        window.workspace.write(
            lambda archive: set_text(archive, line, key, "Nobody says it.", reviewer="")
        )
    window.workspace.close_session()
    group._told_of = 0  # as after a start
    window.commands.open_session(data.uid)
    qtbot.waitUntil(lambda: "2 of 3 paragraphs" in window.toast.text(), timeout=WAIT_MS)
    _, again = begin(window, qtbot)
    assert again.count.text() == "Paragraph 2 of 3, from 0:00:07"
    assert again.next.toPlainText() == "Nobody says it."


def test_a_click_on_a_word_begins_it(window: MainWindow, qtbot: QtBot) -> None:
    _, panel = begin(window, qtbot)
    at(window, 1000)
    QTest.keyClick(panel, KEY.Key_Space)
    at(window, 2000)
    words = panel.heard
    cursor = words.textCursor()
    cursor.setPosition(words.toPlainText().index("Space") + 1)
    place = words.cursorRect(cursor).center() + QPoint(1, 0)
    QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words.toPlainText() == "Space. Good evening."


def test_it_plays_and_pauses_on_tab(window: MainWindow, qtbot: QtBot) -> None:
    _, panel = begin(window, qtbot)
    QTest.keyClick(panel, KEY.Key_Tab)
    qtbot.waitUntil(lambda: window.player.is_playing, timeout=WAIT_MS)
    QTest.keyClick(panel, KEY.Key_Tab)
    qtbot.waitUntil(lambda: not window.player.is_playing, timeout=WAIT_MS)
