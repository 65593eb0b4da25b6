"""How the transcript is read: its width, its times, and as plain text for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.library.store import Archive
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.plain_transcript import PlainTranscript
from tests.ui.test_correcting_words import KEY, LINES, WAIT_MS, close, make_window
from tests.unit.library import making


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive)
        making.transcript(archive, uid, making.parsed(LINES))
    window, player, workspace = make_window(tmp_path / "archive")
    window.resize(1700, 900)
    with qtbot.waitSignal(workspace.session_opened, timeout=WAIT_MS):
        workspace.open_session(uid)
    yield window
    close(window, player, workspace)


def test_the_column_is_as_wide_as_the_person_chooses(window: MainWindow) -> None:
    view, widths = window.session_view.transcript, []
    for name in ("width_narrow", "width_normal", "width_wide", "width_full"):
        window.commands.run(name)
        widths.append(view.page.columns.text_width)
        checked = [n for n, a in window.actions_by_name.by_name.items() if a.isChecked()]
        assert [n for n in checked if n.startswith("width_")] == [name]
    assert widths == sorted(widths)
    assert widths[:2] == [520, 720]
    assert widths[0] < widths[1] < widths[3]


def test_times_are_shown_or_not(window: MainWindow) -> None:
    view, shown = window.session_view.transcript, []
    for _ in range(3):
        shown.append((view.page.look.times, window.settings.times))
        window.commands.run("times")
    assert shown == [(True, True), (False, False), (True, True)]


def _plain(window: MainWindow) -> PlainTranscript:
    plain = window.session_view.reading.plain
    assert plain is not None
    return plain


def test_plain_text_has_a_line_for_each_segment_and_plays_from_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session_view.transcript.setFocus()
    window.commands.run("plain_text")
    plain = _plain(window)
    assert plain.hasFocus()
    assert plain.toPlainText().split("\n") == [
        f"{who}, 0:00:0{4 * n}: {text}" for n, (who, text) in enumerate(LINES)
    ]
    assert plain.isReadOnly()
    QTest.keyClick(plain, KEY.Key_Down)
    with qtbot.waitSignal(window.session_view.reading.play_requested) as told:
        QTest.keyClick(plain, KEY.Key_Return)
    assert told.args == [4000]
    window.commands.run("plain_text")
    assert window.session_view.reading.plain is None
    assert window.session_view.transcript.isVisible()


def test_one_key_brings_following_back_after_a_scroll(window: MainWindow) -> None:
    transcript = window.session_view.transcript
    transcript.set_follow(True)
    transcript.person_scrolls()
    stays = [transcript.follow]
    for _ in range(2):
        window.commands.run("follow")
        stays.append(transcript.follow)
    assert stays == [False, True, False]


def test_plain_text_follows_corrections_and_the_cursor_stays(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.commands.run("plain_text")
    plain = _plain(window)
    plain.go_to(2)
    with qtbot.waitSignal(window.workspace.session_opened, timeout=WAIT_MS):
        window.commands.words.delete(0)
    assert plain.blockCount() == len(LINES) - 1
    assert plain.segment_here() == 1  # there are two left


def test_a_long_text_is_put_together_beside_the_one_that_is_read(qtbot: QtBot) -> None:
    plain = PlainTranscript()
    qtbot.addWidget(plain)
    plain.show()
    plain.show_lines(20_000, lambda index: f"Ayesha, 0:00:00: line {index}\nترجمہ")
    plain.go_to(7)
    assert not plain.is_whole()
    assert plain.toPlainText() == ""
    assert plain.placeholderText()
    qtbot.waitUntil(plain.is_whole, timeout=30_000)
    assert plain.blockCount() == 40_000
    assert plain.segment_here() == 7
    plain.moveCursor(QTextCursor.MoveOperation.NextWord)
    plain.show_lines(20_000, lambda index: f"Ayesha, 0:00:00: word {index}\nترجمہ")
    assert plain.textCursor().block().text() == "Ayesha, 0:00:00: line 7"
    qtbot.waitUntil(plain.is_whole, timeout=30_000)
    assert plain.textCursor().block().text() == "Ayesha, 0:00:00: word 7"
    assert plain.textCursor().positionInBlock() > 0  # she reads on where she was
    plain.go_to(19_999)
    assert plain.segment_here() == 19_999
    assert plain.textCursor().block().text() == "Ayesha, 0:00:00: word 19999"


@pytest.mark.parametrize("part", ["library", "panel"])
def test_a_part_that_is_hidden_gives_the_keys_to_the_text(window: MainWindow, part: str) -> None:
    within = window.library.field if part == "library" else window.tabs.tabBar()
    within.setFocus()
    window.commands.run(part)
    assert window.session_view.transcript.hasFocus()  # and no button, which Space would press
    window.commands.run(part)
