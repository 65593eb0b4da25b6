"""The list of people in the real window: typed, merged, undone; and what is copied then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.participant import Participant
from spacesviewer.library import people
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.people import PeopleCommands
from spacesviewer.ui.dialogs.people import HANDLE, NAME, NOTE, PSEUDONYM, TALK, PeopleDialog
from tests.ui.test_correcting_words import LINES, WAIT_MS, Hand, close, make_window
from tests.unit.library import making


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        cast = (Participant("Imran", "host", "imran"), Participant("Ayesha", "speaker"))
        uid = making.session(archive, participants=cast)
        making.transcript(archive, uid, making.parsed(LINES, words=True))
        making.session(archive, "Other", participants=(Participant("I. Malik", "host", "malik"),))
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    with Archive.open(folder) as archive:
        uid, line = archive.rows(
            "SELECT s.uid, t.id FROM transcript t JOIN session s ON s.id = t.session_id"
        )[0]
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    yield Hand(parts[0], qtbot, line)
    close(*parts)


def shown(hand: Hand) -> PeopleDialog:
    """The dialog with its list, and with talk times."""
    group = hand.window.commands.group(PeopleCommands)
    hand.window.commands.run("people")
    dialog = group.dialog
    assert dialog is not None
    hand.qtbot.waitUntil(
        lambda: dialog.table.rowCount() == 3 and cell(dialog, 0, TALK) == "0:00:03",
        timeout=WAIT_MS,
    )
    return dialog


def cell(dialog: PeopleDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    return item.text() if item is not None else ""


def typed(hand: Hand, dialog: PeopleDialog, row: int, column: int, text: str) -> None:
    item = dialog.table.item(row, column)
    assert item is not None
    key = item.data(Qt.ItemDataRole.UserRole)
    item.setText(text)
    hand.qtbot.waitUntil(
        lambda: cell(dialog, row, column) == text and stored(hand, key, text),
        timeout=WAIT_MS,
    )


def stored(hand: Hand, key: int, text: str) -> bool:
    with Archive.open(hand.window.workspace.folder) as archive:
        one = people.get(archive, key)
    return text in (one.name, f"@{one.handle}", one.pseudonym, one.note)


def test_what_is_typed_is_kept_and_copies_use_the_pseudonym(hand: Hand) -> None:
    dialog = shown(hand)
    assert [cell(dialog, row, NAME) for row in range(3)] == ["Ayesha", "I. Malik", "Imran"]
    typed(hand, dialog, 0, HANDLE, "@ayesha")
    typed(hand, dialog, 0, NOTE, "asks for care")
    typed(hand, dialog, 0, PSEUDONYM, "Source A")
    dialog.reject()
    first = f"Source A: {LINES[0][1]}"

    def copied(act: Callable[[], object], text: Callable[[], str], wanted: str) -> bool:
        # Again until it is so: what was typed last may be read, and nothing be chosen, meanwhile.
        hand.view.select_all()
        act()
        return wanted in text()

    plain, run = QGuiApplication.clipboard().text, hand.window.commands.run
    for act, text, wanted in (
        (hand.view.copy, plain, first),
        (lambda: run("copy"), plain, first),
        (lambda: run("copy_quote"), clipboard_html, "Source A"),
    ):
        QGuiApplication.clipboard().setText("nothing yet")
        hand.qtbot.waitUntil(partial(copied, act, text, wanted), timeout=WAIT_MS)
    assert "Ayesha" not in clipboard_html() + plain()


def clipboard_html() -> str:
    return QGuiApplication.clipboard().mimeData().html()


def test_two_lines_are_merged_and_undo_brings_both_back(hand: Hand) -> None:
    dialog = shown(hand)
    assert not dialog.merge.isEnabled()
    for row in (1, 2):
        place = dialog.table.visualRect(dialog.table.model().index(row, NAME)).center()
        QTest.mouseClick(
            dialog.table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier if row == 2 else Qt.KeyboardModifier.NoModifier,
            QPoint(place),
        )
    assert dialog.merge.isEnabled()
    menu = dialog.merge.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "Imran (@imran) is I. Malik (@malik)",
        "I. Malik (@malik) is Imran (@imran)",
    ]
    menu.actions()[1].trigger()
    hand.qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=WAIT_MS)
    assert cell(dialog, 1, NAME) == "Imran"
    dialog.reject()
    hand.run("undo")
    with Archive.open(hand.window.workspace.folder) as archive:
        assert len(people.list_people(archive)) == 3


def test_what_is_refused_does_not_stand_there(hand: Hand) -> None:
    hand.window.workspace.problem.disconnect()
    told: list[object] = []
    hand.window.workspace.problem.connect(told.append)
    dialog = shown(hand)
    item = dialog.table.item(0, PSEUDONYM)
    assert item is not None
    item.setText("Imran")
    hand.qtbot.waitUntil(lambda: bool(told) and cell(dialog, 0, PSEUDONYM) == "", timeout=WAIT_MS)
    dialog.filter.setText("malik")
    assert [dialog.table.isRowHidden(row) for row in range(3)] == [True, False, True]
    dialog.reject()
