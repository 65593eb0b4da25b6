"""Numbers and names are heard, confirmed and corrected with the keys, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.worklist import WorklistCommands
from spacesviewer.ui.dialogs.worklist import WorklistDialog
from tests.ui.test_correcting_words import WAIT_MS, Hand, close, make_window, opened
from tests.unit.library import making

LINES = (
    ("Imran", "We had 440 people there."),
    ("Ayesha", "So 440 <b>people</b>, as you say."),
    ("Ayesha", "پانچ لاکھ لوگ تھے"),
)


@pytest.fixture
def hand(tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        uid = making.session(archive, participants=making.people("Imran"))
        making.transcript(archive, uid, making.parsed(LINES))
    parts = make_window(folder)
    yield opened(parts[0], qtbot)
    close(*parts)


def group_of(hand: Hand) -> WorklistCommands:
    return hand.window.commands.group(WorklistCommands)


def shown(hand: Hand) -> WorklistDialog:
    hand.window.commands.run("worklist")
    dialog = group_of(hand).dialog
    assert dialog is not None
    hand.qtbot.waitUntil(lambda: dialog.list.count() == 3, timeout=WAIT_MS)
    return dialog


def test_keys_confirm_and_correct_all_that_are_the_same(hand: Hand) -> None:
    dialog = shown(hand)
    assert dialog.progress.text() == "0 of 3 checked"
    assert dialog.list.item(0).text().startswith("440  ·  0:00:0")
    assert dialog.list.item(2).text().startswith("\u2068پانچ لاکھ\u2069  ·  0:00:0")
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Qt.Key.Key_C)
    hand.qtbot.waitUntil(lambda: dialog.progress.text() == "1 of 3 checked", timeout=WAIT_MS)
    assert dialog.list.count() == 2
    dialog.all_same.setChecked(True)
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    assert dialog.field.text() == "440"
    dialog.field.selectAll()
    QTest.keyClicks(dialog.field, "446,000")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: dialog.progress.text() == "3 of 3 checked", timeout=WAIT_MS)
    assert [one.text for one in hand.stored()][:2] == [
        "We had 446,000 people there.", "So 446,000 <b>people</b>, as you say."
    ]  # fmt: skip
    dialog.hide_checked.setChecked(False)
    assert "corrected by Noor on 20" in dialog.list.item(0).text()
    dialog.kind.setCurrentIndex(4)  # names: there are none
    assert dialog.current() is None
    assert not dialog.confirm.isEnabled()
    dialog.kind.setCurrentIndex(0)
    hand.run("undo")
    hand.qtbot.waitUntil(lambda: dialog.progress.text() == "1 of 3 checked", timeout=WAIT_MS)
    dialog.close()
    assert group_of(hand).dialog is None


def test_enter_hears_three_seconds_and_stops(hand: Hand) -> None:
    dialog = shown(hand)
    playhead = hand.window.playhead
    seeks: list[int] = []
    playhead.position_changed.connect(seeks.append)
    dialog.list.setCurrentRow(1)
    entry = dialog.current()
    assert entry is not None
    assert entry.start_ms is not None
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    begin = seeks[-1]
    assert 1000 <= entry.start_ms - begin <= 1500
    group = group_of(hand)
    stops = [group.stop_ms]
    playhead.seek(begin + 3000)
    stops.append(group.stop_ms)
    assert stops == [begin + 3000, None]
    assert not hand.window.player.is_playing
