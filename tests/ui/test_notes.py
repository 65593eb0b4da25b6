"""Marks and notes in the real window: marked with M, written, ticked, found and taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from spacesviewer.domain.topic import Mark
from spacesviewer.library import marks
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.note import meant
from spacesviewer.ui.dialogs.edit_note import NoteDialog
from spacesviewer.ui.panels.notes import NotesPanel
from spacesviewer.workflows import tagging
from tests.ui.test_correcting_words import WAIT_MS, Hand, close, folder, make_window, opened

__all__ = ["folder"]
KEY = Qt.Key


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    yield opened(parts[0], qtbot)
    close(*parts)


def panel(hand: Hand) -> NotesPanel:
    found = hand.window.reveal_panel("Notes")
    assert isinstance(found, NotesPanel)
    return found


def top(hand: Hand, row: int = 0) -> QTreeWidgetItem:
    item = panel(hand).tree.topLevelItem(row)
    assert item is not None
    return item


def first_to_do(hand: Hand) -> QTreeWidgetItem:
    item = top(hand).child(0)
    assert item is not None
    return item


def stored(hand: Hand) -> list[Mark]:
    with Archive.open(hand.window.workspace.folder) as archive:
        return marks.list_for(archive, archive.value("SELECT uid FROM session"))


def write(hand: Hand, text: str, *to_do: str) -> None:
    """Writes a note where the playhead stands, with the keys."""
    hand.window.commands.run("note")
    dialog = hand.window.findChildren(NoteDialog)[-1]
    dialog.field.setPlainText(text)
    for one in to_do:
        dialog.adding.setFocus()
        QTest.keyClicks(dialog.adding, one)
        QTest.keyClick(dialog.adding, KEY.Key_Return)
    count = len(to_do)
    assert dialog.list.count() == count
    with hand.qtbot.waitSignal(hand.window.workspace.notes_changed, timeout=WAIT_MS):
        dialog.accept()
    hand.qtbot.waitUntil(lambda: top_texts(hand).count(text) == 1, timeout=WAIT_MS)


def shown_done(hand: Hand) -> bool:
    """Whether the session that is shown says that the first thing is done."""
    data = hand.window.workspace.session
    return data is not None and data.marks[0].follow_ups[0].done


def top_texts(hand: Hand) -> list[str]:
    tree = panel(hand).tree
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item.text(0) for item in items if item is not None]


def test_a_place_is_marked_at_once_and_its_note_written_later(hand: Hand) -> None:
    with hand.qtbot.waitSignal(hand.window.workspace.notes_changed, timeout=WAIT_MS):
        QTest.keyClick(hand.view, KEY.Key_M)
    hand.qtbot.waitUntil(lambda: top_texts(hand) == ["No note yet"], timeout=WAIT_MS)
    write(hand, "The contract", "call the clerk", "read it")
    (mark,) = stored(hand)  # the same one
    assert [one.text for one in mark.follow_ups] == ["call the clerk", "read it"]
    assert "2 things to do" in top(hand).data(0, Qt.ItemDataRole.AccessibleTextRole)
    hand.window.commands.run("undo")
    hand.qtbot.waitUntil(lambda: top_texts(hand) == ["No note yet"], timeout=WAIT_MS)


def test_a_box_is_ticked_with_the_mouse_and_with_space(hand: Hand) -> None:
    write(hand, "Note", "call")
    tree = panel(hand).tree
    first_to_do(hand).setCheckState(0, Qt.CheckState.Checked)
    hand.qtbot.waitUntil(lambda: stored(hand)[0].follow_ups[0].done, timeout=WAIT_MS)
    hand.qtbot.waitUntil(lambda: shown_done(hand), timeout=WAIT_MS)
    hand.qtbot.waitUntil(lambda: not hand.window._panels_to_come, timeout=WAIT_MS)
    tree.setCurrentItem(first_to_do(hand))
    tree.setFocus()
    QTest.keyClick(tree, KEY.Key_Space)
    hand.qtbot.waitUntil(lambda: not stored(hand)[0].follow_ups[0].done, timeout=WAIT_MS)
    assert not hand.window.player.is_playing


def test_words_of_a_note_in_urdu_keep_their_order(hand: Hand) -> None:
    text = "یہ 12 crore کہاں سے آئے؟"
    with Archive.open(hand.window.workspace.folder) as archive:
        uid = archive.value("SELECT uid FROM session")
        tagging.mark(archive, uid, 9000, text, ["BBC سے پوچھیں"])
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        hand.window.workspace.open_session(uid)
    # Else the 12 would stand before the first word, as in a line of English.
    hand.qtbot.waitUntil(lambda: top_texts(hand) == [f"\u2068{text}\u2069"], timeout=WAIT_MS)
    assert first_to_do(hand).text(0) == "\u2068BBC سے پوچھیں\u2069"


def test_keys_go_there_edit_and_take_away(hand: Hand) -> None:
    with Archive.open(hand.window.workspace.folder) as archive:
        uid = archive.value("SELECT uid FROM session")
        tagging.mark(archive, uid, 9000, "There", ["one", "two"])
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        hand.window.workspace.open_session(uid)
    hand.qtbot.waitUntil(lambda: top_texts(hand) == ["There"], timeout=WAIT_MS)
    tree = panel(hand).tree
    tree.setFocus()
    tree.setCurrentItem(top(hand))
    QTest.keyClick(tree, KEY.Key_Return)
    assert hand.window.playhead.position_ms == 9000
    QTest.keyClick(tree, KEY.Key_F2)
    dialog = panel(hand).findChildren(NoteDialog)[-1]
    assert dialog.note == "There"
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, KEY.Key_Delete)
    dialog.field.setPlainText("Elsewhere")
    with hand.qtbot.waitSignal(hand.window.workspace.notes_changed, timeout=WAIT_MS):
        QTest.keyClick(dialog, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.qtbot.waitUntil(lambda: top_texts(hand) == ["Elsewhere"], timeout=WAIT_MS)
    assert [one.text for one in stored(hand)[0].follow_ups] == ["two"]
    tree.setCurrentItem(first_to_do(hand))
    QTest.keyClick(tree, KEY.Key_Delete)
    hand.qtbot.waitUntil(lambda: top(hand).childCount() == 0, timeout=WAIT_MS)
    tree.setCurrentItem(top(hand))
    QTest.keyClick(tree, KEY.Key_Delete)
    hand.qtbot.waitUntil(lambda: top_texts(hand) == [], timeout=WAIT_MS)
    assert not panel(hand).export.isEnabled()


def test_a_long_note_is_shown_in_full(hand: Hand) -> None:
    write(hand, "Who signed the contract, when, and in which room was it? " * 3 + "Ask.")
    tree = panel(hand).tree
    QApplication.processEvents()
    lines = tree.visualItemRect(top(hand)).height() // tree.fontMetrics().lineSpacing()
    assert lines >= 4


def test_a_note_is_found_by_the_archive_search_and_leads_to_its_place(hand: Hand) -> None:
    hand.window.playhead.seek(7000)
    write(hand, "Unheard of: zebra")
    hand.window.playhead.seek(0)
    library = hand.window.library
    library.field.setText("zebra")
    hand.qtbot.waitUntil(
        lambda: [hit.speaker for hit in library.hits.rows()] == ["Note"], timeout=WAIT_MS
    )
    library.open_first()
    hand.qtbot.waitUntil(lambda: hand.window.playhead.position_ms == 7000, timeout=WAIT_MS)
    place = library.hit_view.visualRect(library.hits.index(0)).center()
    assert library.hit_view.indexAt(QPoint(place.x(), place.y())).isValid()


def test_what_here_means() -> None:
    known = (Mark(1, "s", 1000), Mark(2, "s", 9000, "said"), Mark(3, "s", 20_000))
    found = {at_ms: meant(known, at_ms) for at_ms in (0, 9500, 15_000, 25_000, 60_000)}
    told = {at_ms: one.id if one else 0 for at_ms, one in found.items()}
    assert told == {0: 1, 9500: 2, 15_000: 1, 25_000: 3, 60_000: 0}
