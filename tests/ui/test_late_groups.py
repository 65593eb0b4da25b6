"""Groups of commands that are loaded when they are called: what is said of them is true."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.library import recordings
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.group import CommandGroup, Declared
from spacesviewer.ui.commands.late import LATE, Late, LateGroup
from spacesviewer.ui.main_window import MainWindow
from tests.ui.test_correcting_words import WAIT_MS, close, make_window, opened
from tests.unit.workflows.quote_scene import QuoteScene

WORDS = "The army has no role in media freedom."


@pytest.mark.parametrize("late", LATE, ids=lambda late: late.name)
def test_a_line_says_what_its_group_says(late: Late) -> None:
    group = late.load()
    assert issubclass(group, CommandGroup)
    assert late.declared == Declared(group.NEEDS_SESSION, group.NEEDS_WORDS, group.WRITES)
    # What could not wait: lines in menus, and a look at each session before a command is called.
    assert group.add_to is CommandGroup.add_to
    shows = inspect.getsource(group.show_session)
    assert group.show_session is CommandGroup.show_session or "self.dialog is not None" in shows


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a session with one quote, in which nothing has been called yet."""
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        scene = QuoteScene(archive)
        recordings.set_missing(archive, scene.recording)  # or the window asks for its file
        scene.take(1, WORDS)
    parts = make_window(folder)
    yield parts[0]
    close(*parts)


def late_ones(window: MainWindow) -> list[LateGroup]:
    return [one for one in window.commands._groups if isinstance(one, LateGroup)]


def test_none_is_loaded_before_it_is_called_and_a_key_a_menu_and_undo_work(
    window: MainWindow, qtbot: QtBot
) -> None:
    opened(window, qtbot)
    assert {one.late for one in late_ones(window)} == {*LATE}
    assert all(one._whole is None for one in late_ones(window))
    panel = next(panel for title, panel in window.panels if title == "Quotes")

    def text() -> str:
        (row,) = panel.model.rows()  # type: ignore[attr-defined]
        return str(row.text)

    qtbot.waitUntil(lambda: len(panel.model.rows()) == 1, timeout=WAIT_MS)  # type: ignore[attr-defined]
    panel.reveal(panel.model.rows()[0].id)  # type: ignore[attr-defined]
    before = text()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    # By its key ...
    key = window.actions_by_name["trim_start_word_forth"].shortcut()
    assert key == QKeySequence("Alt+Right")
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: text() != before, timeout=WAIT_MS)
    assert text() == before.partition(" ")[2]
    # ... and Undo knows nothing of when it was loaded.
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: text() == before, timeout=WAIT_MS)
    # By its line in the menu.
    window.actions_by_name["quotes_board"].trigger()
    (board,) = (one for one in late_ones(window) if one.late.name == "BoardCommands")
    dialog = board.whole.dialog  # type: ignore[attr-defined]
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.list.rows.rowCount() > 0, timeout=WAIT_MS)
    dialog.close()
    assert sum(one._whole is not None for one in late_ones(window)) == 2
    # Each gives exactly the commands of its line.
    for one in late_ones(window):
        assert set(one.whole.handlers()) == set(one.late.commands) == set(one.handlers())
        assert one.is_a(type(one.whole))
        assert window.commands.group(type(one.whole)) is one.whole


def test_names_are_those_of_the_menus() -> None:
    assert all(re.fullmatch(r"[a-z_]+", name) for late in LATE for name in late.commands)
