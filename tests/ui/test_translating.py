"""A session is translated in the real window, with the keys and on a real archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.library import drafts, quotes, sessions, transcripts, translations
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.language import LanguageCommands
from spacesviewer.ui.commands.translation import TranslationCommands
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.translation_editor import TranslationEditor
from tests.ui.test_correcting_words import CONTROL, KEY, LINES, SHIFT, WAIT_MS, close, make_window
from tests.unit.library import making

NONE = Qt.KeyboardModifier.NoModifier
URDU = ("سب کو خوش آمدید۔", "جلسہ 14 مارچ کو Karachi میں ہے۔", "یہی ہوا تھا۔")


class Hand:
    """A window on an archive with one session, and what a translator does in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, source: int) -> None:
        self.window, self.qtbot, self.source = window, qtbot, source
        self.work = window.commands.group(TranslationCommands)
        self.languages = window.commands.group(LanguageCommands)
        self.view = window.session_view.transcript

    def begin(self, language: str = "ur") -> int:
        with self.qtbot.waitSignal(self.window.workspace.session_opened, timeout=WAIT_MS):
            self.work.begin_in(language)
        data = self.window.workspace.session
        assert data is not None
        assert data.second is not None
        return data.second.info.id

    def run(self, name: str) -> None:
        """Does a command that shows the session again, and waits for that."""
        with self.qtbot.waitSignal(self.window.workspace.session_opened, timeout=WAIT_MS):
            self.window.commands.run(name)

    @property
    def editor(self) -> TranslationEditor:
        assert self.work.editor is not None
        return self.work.editor

    def type(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Types into the editor and saves, and waits until the view shows it."""
        self.editor.setPlainText(text)
        with self.qtbot.waitSignal(self.window.workspace.session_opened, timeout=WAIT_MS):
            QTest.keyClick(self.editor, KEY.Key_Return, modifiers)

    def translated(self) -> list[str]:
        second = self.view.page.second
        return list(second.timeline.texts) if second is not None else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive, participants=making.people("Imran"))
        making.transcript(archive, uid, making.parsed(LINES))
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    with Archive.open(folder) as archive:
        uid = archive.value("SELECT uid FROM session")
        line = transcripts.list_for(archive, uid)[0].id
    window, player, workspace = make_window(folder)
    with qtbot.waitSignal(workspace.session_opened, timeout=WAIT_MS):
        workspace.open_session(uid)
    yield Hand(window, qtbot, line)
    close(window, player, workspace)


def test_a_translation_is_typed_from_segment_to_segment(hand: Hand) -> None:
    line = hand.begin()
    hand.window.commands.run("next_untranslated")
    assert hand.editor.geometry().intersects(hand.view.second_rect(0))
    hand.type(URDU[0], SHIFT)
    assert hand.editor.segment_id == hand.view.page.timeline.ids[1]
    assert hand.editor.hasFocus()  # also when the text was read again beneath it
    hand.type(URDU[1], SHIFT)
    hand.type(URDU[2])
    assert hand.work.editor is None
    assert hand.translated() == list(URDU)
    note = hand.window.session_view.find_bar.note.accessibleName()
    assert note == "Into Urdu: 3 of 3 translated, 0 checked"
    with Archive.open(hand.window.workspace.folder) as archive:
        known = translations.lines(archive, line)
        assert {(one.status, one.translator) for one in known.values()} == {("reporter", "Noor")}
    hand.run("undo")
    assert hand.translated() == list(URDU[:2])
    hand.run("redo")
    assert hand.translated() == list(URDU)


def test_the_keys_say_how_far_a_segment_has_come(hand: Hand) -> None:
    hand.begin()
    hand.work.edit(1)
    hand.type(URDU[1])
    hand.view.page.chosen.begin((1, 0))
    hand.view.page.chosen.keyed = True
    hand.run("translation_checked")
    second = hand.view.page.second
    assert second is not None
    assert list(second.shown.signs.values()) == ["✓"]
    assert "1 checked" in hand.window.session_view.find_bar.note.accessibleName()
    hand.run("translation_machine")
    assert hand.view.page.second is not None
    assert list(hand.view.page.second.shown.signs.values()) == ["MT"]


def test_a_quote_of_the_translation_is_of_the_translation(hand: Hand) -> None:
    line = hand.begin()
    hand.work.edit(0)
    hand.type(URDU[0])
    page = hand.view.page
    assert page.second is not None
    page.active = page.second
    hand.view.take_segment((0, 0))
    with hand.qtbot.waitSignal(hand.window.workspace.quote_taken, timeout=WAIT_MS):
        hand.window.commands.run("bookmark")
    with Archive.open(hand.window.workspace.folder) as archive:
        (quote,) = quotes.list_quotes(archive)
    assert (quote.text, quote.language, quote.transcript_id) == (URDU[0], "ur", line)
    assert quote.translated_from == "English"


def test_keys_that_correct_the_original_do_not_when_a_translation_is_chosen(hand: Hand) -> None:
    hand.begin()
    hand.work.edit(0)
    hand.type(URDU[0])
    page = hand.view.page
    assert page.second is not None
    page.active = page.second
    hand.view.take_segment((0, 0))
    hand.window.commands.run("delete_segment")
    assert hand.window.toast.isVisible()
    hand.window.commands.run("edit_words")
    assert hand.editor.toPlainText() == URDU[0]
    QTest.keyClick(hand.editor, KEY.Key_Escape)
    assert len(hand.window.session_view.spoken) == len(LINES)


def test_what_was_typed_and_not_saved_is_offered_again(hand: Hand) -> None:
    line = hand.begin()
    hand.work.edit(1)
    hand.editor.setPlainText("آدھا جملہ")
    hand.work.flush()
    data = hand.window.workspace.session
    assert data is not None

    def is_kept() -> bool:
        with Archive.open(hand.window.workspace.folder) as archive:
            return drafts.of(archive, line) is not None

    hand.qtbot.waitUntil(is_kept, timeout=WAIT_MS)
    hand.work._typing.close(keep=False)
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        hand.window.workspace.open_session(data.uid)
    assert hand.editor.toPlainText() == "آدھا جملہ"


def test_how_many_languages_are_read_is_remembered_with_the_session(hand: Hand) -> None:
    hand.begin()
    hand.run("stacked")
    assert hand.view.page.mode == "stacked"
    assert hand.window.actions_by_name["stacked"].isChecked()
    hand.run("one_language")
    assert hand.view.page.second is None
    hand.run("beside")
    data = hand.window.workspace.session
    assert data is not None
    hand.window.keep_place()
    wanted = [data.languages.mode, data.languages.second]

    def is_kept() -> bool:
        with Archive.open(hand.window.workspace.folder) as archive:
            place = sessions.place(archive, data.uid)
        return place is not None and place[1].get("languages") == wanted

    hand.qtbot.waitUntil(is_kept, timeout=WAIT_MS)
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        hand.window.workspace.open_session(data.uid)
    assert hand.view.page.mode == "beside"
    again = hand.window.workspace.session
    assert again is not None
    assert again.languages == data.languages


def test_the_editor_stays_over_its_segment_when_the_text_is_read_again(hand: Hand) -> None:
    hand.begin()
    hand.work.edit(1)
    hand.editor.setPlainText("آدھا")
    mark = hand.window.workspace
    with hand.qtbot.waitSignal(mark.session_opened, timeout=WAIT_MS):
        hand.languages.show("stacked")
    assert hand.editor.toPlainText() == "آدھا"
    assert hand.editor.geometry().intersects(hand.view.second_rect(1))
    QTest.keyClick(hand.editor, KEY.Key_J, CONTROL)
    assert hand.work.editor is not None
