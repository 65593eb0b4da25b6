"""Words are replaced in the real window, after a look at every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.domain.replacing import Wish
from spacesviewer.library.store import Archive
from spacesviewer.ui.dialogs.replace import ReplaceDialog
from spacesviewer.ui.models.rows import ValueRole
from spacesviewer.ui.theme import DARK, LIGHT, Theme
from spacesviewer.ui.widgets.word_diff import in_words
from spacesviewer.workflows import replacing
from tests.ui.test_correcting_words import MARKUP, WAIT_MS, Hand, close, make_window
from tests.unit.library import making


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive)
        lines = (
            ("Imran", "The rally, the Rally."),
            ("Bilal", f"No rally {MARKUP} here."),
            ("Bilal", "جلسہ اور جلسه۔"),
        )
        making.transcript(archive, uid, making.parsed(lines, words=True))
        other = making.session(archive, "Another")
        making.transcript(archive, other, making.parsed((("Zoya", "A rally elsewhere."),)))
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    with Archive.open(folder) as archive:
        uid = archive.value("SELECT uid FROM session WHERE title = 'On the rally'")
        line = archive.value(
            "SELECT t.id FROM transcript t JOIN session s ON s.id = t.session_id WHERE s.uid = ?",
            (uid,),
        )
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    yield Hand(parts[0], qtbot, line)
    close(*parts)


def the_dialog(hand: Hand) -> ReplaceDialog:
    hand.window.commands.run("replace")
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, ReplaceDialog))
    return dialog


def look(hand: Hand, dialog: ReplaceDialog, find: str, put: str) -> None:
    dialog.sought.setText(find)
    dialog.put.setText(put)
    hand.qtbot.waitUntil(
        lambda: dialog.places.preview is not None and dialog.places.preview.wish == dialog.wish,
        timeout=WAIT_MS,
    )


def test_every_place_is_shown_and_what_is_chosen_is_replaced(hand: Hand) -> None:
    dialog = the_dialog(hand)
    assert "Nothing changes" in dialog.said.text()
    look(hand, dialog, "rally", "march")
    assert (dialog.places.rowCount(), dialog.said.text()) == (3, "3 places.")
    assert in_words(dialog.places.pieces(1)) == "The rally, the removed: Rally.; added: march.;"
    assert dialog.places.head(0) == "0:00:00  ·  Imran  ·  On the rally"
    assert hand.texts()[0] == "The rally, the Rally."
    dialog.list.setCurrentIndex(dialog.places.index(1))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert (dialog.replace.text(), dialog.all.isChecked()) == ("Replace 2 places", False)
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.replace.click()
    hand.qtbot.waitUntil(lambda: "2 places replaced" in dialog.said.text(), timeout=WAIT_MS)
    assert hand.texts()[:2] == ["The march, the Rally.", f"No march {MARKUP} here."]
    assert not dialog.replace.isEnabled()
    dialog.reject()
    hand.run("undo")
    assert hand.texts()[0] == "The rally, the Rally."


def test_a_click_on_the_box_leaves_a_place_out(hand: Hand) -> None:
    dialog = the_dialog(hand)
    look(hand, dialog, "rally", "march")
    row = dialog.list.visualRect(dialog.places.index(0))
    QTest.mouseClick(
        dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 18)
    )
    assert dialog.places.count() == 2
    dialog.all.click()
    assert dialog.places.count() == 3
    dialog.all.click()
    assert (dialog.places.count(), dialog.replace.isEnabled()) == (0, False)
    dialog.reject()


def test_the_scope_reaches_all_sessions_and_urdu_is_found_however_typed(hand: Hand) -> None:
    dialog = the_dialog(hand)
    look(hand, dialog, "جلسہ", "جلسہ")
    assert dialog.places.rowCount() == 1  # the other place reads so already
    assert [dialog.scope.itemData(n) for n in range(3)] == ["transcript", "session", "archive"]
    look(hand, dialog, "rally", "march")
    dialog.scope.setCurrentIndex(2)
    hand.qtbot.waitUntil(lambda: dialog.places.rowCount() == 4, timeout=WAIT_MS)
    titles = {dialog.places.index(n).data(ValueRole).line.title for n in range(4)}
    assert (titles, dialog.said.text()) == (
        {"On the rally", "Another"}, "4 places in 2 sessions.",
    )  # fmt: skip
    dialog.match_case.click()
    hand.qtbot.waitUntil(lambda: dialog.places.rowCount() == 3, timeout=WAIT_MS)
    look(hand, dialog, "weasel", "")
    assert dialog.said.text() == "These words are nowhere here."
    dialog.sought.setText("?")
    hand.qtbot.waitUntil(lambda: "Signs alone" in dialog.said.text(), timeout=WAIT_MS)
    dialog.reject()


def test_what_is_shown_is_of_the_words_in_the_fields(hand: Hand) -> None:
    dialog = the_dialog(hand)
    look(hand, dialog, "rally", "")
    assert dialog.replace.text() == "Take the words out of 3 places"
    dialog.put.setText("march")
    assert (dialog.places.rowCount(), dialog.replace.isEnabled()) == (0, False)
    look(hand, dialog, "rally", "march")
    assert dialog.replace.text() == "Replace 3 places"
    dialog.reject()


def test_selected_words_stand_in_the_field(hand: Hand) -> None:
    hand.view.select_all()
    dialog = the_dialog(hand)
    assert dialog.sought.text() == ""
    dialog.reject()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_twenty_thousand_places_are_painted_at_once(hand: Hand, theme: Theme) -> None:
    with Archive.open(hand.window.workspace.folder) as archive:
        preview = replacing.find(archive, Wish("rally", "march"))
    many = replacing.Preview(preview.wish, preview.places * 5000)
    dialog = ReplaceDialog("", [("archive", "All")], lambda *_: None, theme)
    hand.qtbot.addWidget(dialog)
    dialog.sought.setText("rally")
    dialog.put.setText("march")
    dialog.look()
    dialog._show(dialog._asked, many)
    dialog.show()
    picture = QPixmap(dialog.size())
    dialog.render(picture)
    assert dialog.replace.text() == "Replace 20,000 places"
