"""The quotes board in the real window, over two sessions of a real archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from spacesviewer.domain import board
from spacesviewer.domain.quote import Quote, QuotePart
from spacesviewer.domain.recap import Beneath
from spacesviewer.library import quotes, recordings
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.board import BoardCommands
from spacesviewer.ui.dialogs.picker import Picker
from spacesviewer.ui.dialogs.quotes_board import QuotesBoard
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.board_list import BoardList
from spacesviewer.ui.widgets.quote_detail import QuoteDetail
from spacesviewer.workflows import quote_board
from spacesviewer.workflows import wording_corrections as correct
from tests.ui.test_correcting_words import WAIT_MS, close, make_window
from tests.unit.workflows.quote_scene import QuoteScene

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
NO_ROLE = "The army has no role in media freedom."
SIX = "The rally went on for six hours."
PARK = "We will come back to the park next week."
STORY = "Front page"


class Hand:
    """A window with the board over it, and what a person does there."""

    def __init__(
        self, window: MainWindow, qtbot: QtBot, scenes: list[tuple[str, int, int]]
    ) -> None:
        self.window, self.qtbot, self.scenes = window, qtbot, scenes
        window.commands.run("quotes_board")
        self.board = window.findChildren(QuotesBoard)[-1]
        self.wait(lambda: len(self.texts()) == 6)

    def wait(self, shown: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(shown, timeout=WAIT_MS)

    def texts(self, group: str | None = None) -> list[str]:
        rows = (self.board.list.rows.row(self.index(at)) for at in range(self.rows()))
        return [
            row.quote.text
            for row in rows
            if row is not None and row.quote is not None and group in (None, row.group)
        ]

    def rows(self) -> int:
        return self.board.list.rows.rowCount()

    def index(self, at: int) -> QModelIndex:
        return self.board.list.rows.index(at)

    def group(self, by: str) -> None:
        box = self.board.filters.group
        box.setCurrentIndex(box.findData(by))
        box.activated.emit(box.currentIndex())

    def pick(self, name: str, value: object) -> None:
        box = getattr(self.board.filters, name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    def choose(self, *texts: str) -> list[Quote]:
        view = self.board.list
        view.clearSelection()
        for at in range(self.rows()):
            quote = view.rows.quote(self.index(at))
            if quote is not None and quote.text in texts:
                flag = view.selectionModel().SelectionFlag
                view.selectionModel().setCurrentIndex(self.index(at), flag.Select)
        return view.selected()

    def stored(self) -> list[Quote]:
        with Archive.open(self.window.workspace.folder) as archive:
            return quotes.list_quotes(archive)

    def order(self) -> list[str]:
        with Archive.open(self.window.workspace.folder) as archive:
            found = quote_board.read(archive)
        told = {quote.id: quote.text for quote in found.quotes}
        return [told[uid] for uid in found.orders.get(STORY, ())]

    def pick_story(self, name: str) -> None:
        before = len(self.window.findChildren(Picker))
        self.board.story.click()
        self.wait(lambda: len(self.window.findChildren(Picker)) > before)
        picker = self.window.findChildren(Picker)[-1]
        picker.field.setText(name)
        picker.take()


@pytest.fixture
def hand(tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    folder, scenes = tmp_path / "archive", []
    with Archive.create(folder) as archive:
        for _ in range(2):
            scene = QuoteScene(archive)
            recordings.set_missing(archive, scene.recording)  # or the window asks for its file
            for line, words in ((1, NO_ROLE), (2, SIX), (4, PARK)):
                scene.take(line, words)
            scenes.append((scene.uid, scene.line, scene.key(1)))
    parts = make_window(folder)
    yield Hand(parts[0], qtbot, scenes)
    close(*parts)


def test_the_board_has_all_sessions_and_narrows_them(hand: Hand) -> None:
    assert hand.board.count.text() == "6 quotes"
    assert hand.rows() == 8  # with the headings of the two sessions
    hand.pick("session", hand.scenes[0][0])
    assert hand.texts() == [NO_ROLE, SIX, PARK]
    assert hand.board.count.text() == "3 of 6 quotes"
    hand.board.filters.text.setText("six hours")
    hand.wait(lambda: hand.texts() == [SIX])
    hand.board.filters.text.setText("seven hours")
    hand.wait(hand.board.empty.isVisible)
    hand.board.filters.clear.click()
    assert len(hand.texts()) == 6
    hand.group(board.SPEAKER)
    assert len(hand.texts("Imran")) == 6
    assert "6 quotes" in hand.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_quotes_go_into_a_story_and_are_ordered_by_keys_and_by_drag(hand: Hand) -> None:
    hand.pick("session", hand.scenes[0][0])
    hand.choose(NO_ROLE, SIX, PARK)
    hand.pick_story(STORY)
    hand.group(board.STORY)
    hand.wait(lambda: hand.texts(STORY) == [NO_ROLE, SIX, PARK])
    hand.choose(PARK)
    QTest.keyClick(hand.board.list, KEY.Key_Up, ALT)
    hand.wait(lambda: hand.texts(STORY) == [NO_ROLE, PARK, SIX])
    assert [quote.text for quote in hand.board.list.selected()] == [PARK]
    hand.choose(SIX)
    drop_above(hand, NO_ROLE)
    hand.wait(lambda: hand.texts(STORY) == [SIX, NO_ROLE, PARK])
    assert hand.order() == [SIX, NO_ROLE, PARK]
    hand.board.activateWindow()
    hand.wait(hand.board.isActiveWindow)
    hand.board.list.setFocus()
    QTest.keyClick(hand.board.list, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.wait(lambda: hand.texts(STORY) == [NO_ROLE, PARK, SIX])
    hand.choose(NO_ROLE)
    QTest.keyClick(hand.board.list, KEY.Key_Up, ALT)  # it is the first already
    hand.choose(SIX)
    QTest.keyClick(hand.board.list, KEY.Key_Down, ALT)
    written: list[bool] = []
    hand.window.workspace.when_written(lambda: written.append(True))
    hand.wait(lambda: bool(written))
    assert hand.order() == [NO_ROLE, PARK, SIX]


def drop_above(hand: Hand, text: str) -> None:
    """Lets what is chosen fall upon the upper half of a row, as at the end of a drag."""
    view = hand.board.list
    at = next(
        n
        for n in range(hand.rows())
        if (quote := view.rows.quote(hand.index(n))) is not None and quote.text == text
    )
    place = QPointF(view.visualRect(hand.index(at)).topLeft()) + QPointF(20, 4)
    data = view.rows.mimeData(view.selectedIndexes())
    assert (data.hasText(), data.hasHtml()) == (False, False)  # dropped elsewhere, it tells nothing
    assert view.rows.supportedDropActions() == Qt.DropAction.MoveAction  # or no drag may enter
    event = _OwnDrop(view, place, data)
    view.dropEvent(event)
    assert event.isAccepted()


class _OwnDrop(QDropEvent):
    """What Qt tells a list when rows of its own are dropped on it."""

    def __init__(self, view: BoardList, place: QPointF, data: QMimeData) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(place, Qt.DropAction.MoveAction, data, left, none)
        self._view, self._data = view, data  # Qt keeps none of them alive

    def source(self) -> QObject:
        return self._view


def test_one_quote_is_edited_and_kept_when_one_leaves_it(hand: Hand) -> None:
    detail = hand.board.detail
    (quote, _) = hand.choose(NO_ROLE)
    assert "2 quotes chosen" in detail.head.text()
    assert not detail.note.isEnabled()
    hand.pick("session", quote.session)
    hand.choose(NO_ROLE)
    assert NO_ROLE in detail.words.toPlainText()
    assert "UNVERIFIED" in detail.doubts.text()
    detail.note.setPlainText("the core of it")
    detail.topics.setText("Army,  Media")
    hand.choose(SIX)  # nothing that was typed is lost, and none of it goes to the other quote

    def stored(uid: str) -> Quote:
        return next(one for one in hand.stored() if one.id == uid)

    hand.wait(lambda: stored(quote.id).topics == ("Army", "Media"))
    assert stored(quote.id).note == "the core of it"
    (six,) = hand.board.list.selected()
    assert (stored(six.id).note, detail.note.toPlainText()) == ("", "")
    detail.stars.setCurrentIndex(3)
    detail.stars.activated.emit(3)
    detail.state.setCurrentIndex(1)
    detail.state.activated.emit(1)
    hand.wait(lambda: stored(six.id).rating == 3 and stored(six.id).state == "checked")
    hand.wait(lambda: "Noor" in detail.doubts.text())


def test_many_are_marked_copied_and_exported(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.board.all.click()
    assert hand.board.count.text() == "6 quotes, 6 chosen"
    hand.board.rated.emit(hand.board.list.selected(), 4)
    hand.wait(lambda: {quote.rating for quote in hand.stored()} == {4})
    hand.choose(SIX)
    hand.board.state_set.emit(hand.board.list.selected()[:1], "off the record")
    hand.wait(lambda: sum(quote.state == "off the record" for quote in hand.stored()) == 1)
    hand.board.all.click()
    hand.board.copy.click()
    hand.wait(lambda: "5 quotes copied; 1 off the record" in hand.window.toast.text())
    assert QGuiApplication.clipboard().text().count("UNVERIFIED") == 5
    target = tmp_path / "all.txt"
    told = (str(target), "Plain text (*.txt)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: told)
    hand.board.export.click()
    hand.wait(target.exists)
    hand.wait(lambda: "5 quotes written" in hand.window.toast.text())
    assert target.read_text("utf-8").count(NO_ROLE) == 2
    hand.choose(PARK)
    hand.board.list.setFocus()
    QTest.keyClick(hand.board.list, KEY.Key_Delete)
    hand.wait(lambda: PARK not in hand.texts())
    hand.window.commands.run("undo")
    hand.wait(lambda: hand.texts().count(PARK) == 2)


def test_what_has_changed_since_is_found_and_a_quote_opens_its_session(hand: Hand) -> None:
    uid, line, key = hand.scenes[1]
    new = "The army has no part in media freedom."
    hand.window.workspace.write(
        lambda archive: correct.set_text(archive, line, key, new, reviewer="Noor")
    )
    hand.board.filters.changed_since.setChecked(True)
    hand.wait(lambda: hand.texts() == [NO_ROLE])
    (quote,) = hand.choose(NO_ROLE)
    assert (quote.session, quote.since) == (uid, "text changed since")
    assert new in hand.board.detail.words.toPlainText()
    assert "text changed since" in hand.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(hand.board.list, KEY.Key_Return)
    view = hand.window.session_view
    hand.wait(lambda: view.data is not None and view.data.uid == uid)
    hand.wait(lambda: hand.window.playhead.position_ms >= quote.place_ms[0])


def test_the_board_is_told_to_screen_readers_and_closes(hand: Hand) -> None:
    found = QAccessible.queryAccessibleInterface(hand.board.list)
    assert found.text(QAccessible.Text.Name) == "Quotes of all sessions"
    assert found.child(1).text(QAccessible.Text.Name).startswith("Imran, The army has no role")
    group = hand.window.commands.group(BoardCommands)
    hand.window.commands.run("quotes_board")
    assert group.dialog is hand.board  # there is one of it
    hand.board.close()
    assert group.dialog is None


def test_a_translation_is_shown_for_what_it_is_and_only_of_the_quote_that_stands_there(
    qtbot: QtBot,
) -> None:
    detail = QuoteDetail()
    qtbot.addWidget(detail)
    part = QuotePart("Zoya", "میں نے وہ خط", 0, 900)
    detail.show_quotes([Quote("q1", "s1", "Rally", "", 0, 900, (part,), language="ur")])
    credit = "translated from Urdu by Noor (checked)"
    told = Beneath("Urdu", ("I read that letter myself.",), credit, whole=True)
    detail.show_translation("another", told)
    assert "letter" not in detail.words.toPlainText()
    detail.show_translation("q1", told)
    lines = detail.words.toPlainText().split("\n")
    assert lines[-2:] == [
        f"Translation of the whole passage, {credit}:",
        "“I read that letter myself.”",
    ]
    detail.show_quotes([Quote("q2", "s1", "Rally", "", 0, 900, (part,), language="ur")])
    assert "letter" not in detail.words.toPlainText()
