"""A newer file is compared with corrections in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.library.corrected import NEWER_FILE
from spacesviewer.library.store import Archive
from spacesviewer.ui.dialogs.reconcile import ReconcileDialog
from spacesviewer.workflows import wording_corrections as correct
from tests.ui.test_correcting_words import LINES, WAIT_MS, Hand, close, make_window, opened
from tests.unit.library import making

URDU = "کراچی میں بھی یہی ہوا۔"
NEWER = (LINES[0], ("Imran", "The rally is about press freedom."), ("Bilal", "کراچی میں ہوا تھا۔"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive)
        line = making.transcript(archive, uid, making.parsed(LINES, words=True))
        for place, text in ((1, "The march is about media freedom."), (2, URDU)):
            key = archive.value(
                "SELECT (current_id << 24) + ? FROM transcript WHERE id = ?", (place + 1, line)
            )
            correct.set_text(archive, line, key, text, reviewer="Noor")
    return tmp_path / "archive"


def newer_file(folder: Path) -> None:
    with Archive.open(folder) as archive:
        uid = str(archive.value("SELECT uid FROM session"))
        making.transcript(archive, uid, making.parsed(NEWER, words=True))


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    newer_file(folder)
    parts = make_window(folder)
    yield opened(parts[0], qtbot)
    close(*parts)


def the_dialog(hand: Hand) -> ReconcileDialog:
    def shown() -> list[ReconcileDialog]:
        return [
            w
            for w in QApplication.topLevelWidgets()
            if isinstance(w, ReconcileDialog) and w.isVisible()
        ]

    hand.window.commands.run("compare_newer")
    hand.qtbot.waitUntil(lambda: len(shown()) == 1, timeout=WAIT_MS)
    return shown()[0]


def test_three_texts_are_shown_and_one_is_chosen(hand: Hand) -> None:
    before = hand.texts()
    dialog = the_dialog(hand)
    assert (dialog.list.count(), dialog.keep.isChecked()) == (2, True)
    assert "march" in dialog.mine.toPlainText()
    assert "press" in dialog.theirs.toPlainText()
    dialog.take.click()
    assert dialog.list.item(0).text() == "0:00:04  ·  newer file"
    dialog.list.setCurrentRow(1)
    assert dialog.keep.isChecked()
    assert dialog.words.toPlainText() == URDU
    dialog.words.setPlainText("")
    assert not dialog.agree.isEnabled()
    dialog.words.setPlainText("کراچی میں بھی۔")
    assert dialog.write.isChecked()
    dialog.list.setCurrentRow(0)
    assert dialog.take.isChecked()
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.agree.click()
    assert hand.texts() == [LINES[0][1], NEWER[1][1], "کراچی میں بھی۔"]
    hand.run("undo")
    assert hand.texts() == before


def test_later_changes_nothing(hand: Hand) -> None:
    before = hand.texts()
    dialog = the_dialog(hand)
    dialog.take.click()
    dialog.reject()
    assert hand.texts() == before
    assert "Compare With Newer File" in " ".join(hand.window.session_view.data.transcript.notes)  # type: ignore[union-attr]


def test_indexing_tells_where_to_compare(hand: Hand) -> None:
    warning = {"path": "/box/talk.srt", "reason": f"talk.srt {NEWER_FILE}. It is kept."}
    hand.window.commands.indexed.on_indexed({"sessions": [], "refused": [], "warnings": [warning]})
    assert "talk.srt is newer than your corrections" in hand.window.toast.text()
