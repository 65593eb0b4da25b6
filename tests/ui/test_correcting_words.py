"""Words are corrected in the real window, with the keys and on a real archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer import app
from spacesviewer.domain.errors import UserError
from spacesviewer.domain.segment import Segment
from spacesviewer.library import drafts, transcripts
from spacesviewer.library.search import search
from spacesviewer.library.segmentids import version_of
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui.commands.elsewhere import Elsewhere
from spacesviewer.ui.commands.history import HistoryCommands
from spacesviewer.ui.dialogs.corrections import CorrectionsDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.sound.player import Player
from spacesviewer.ui.sound.playhead import Playhead
from spacesviewer.ui.tasks import Tasks
from spacesviewer.ui.widgets.segment_editor import SegmentEditor
from spacesviewer.ui.window_state import WindowState
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import wording_corrections as correct
from tests.unit.library import making

WAIT_MS = 5000
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MARKUP = '<img src="file:///etc/passwd">'
LINES = (
    ("Ayesha", "Welcome everybody to the Space."),
    ("Imran", f"The rally is about {MARKUP} media freedom."),
    ("Bilal", "کراچی میں بھی یہی ہوا تھا۔"),
)


class Hand:
    """A window on an archive with one session, and what a person does in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, line: int) -> None:
        self.window, self.qtbot, self.line = window, qtbot, line
        self.words = window.commands.words
        self.view = window.session_view.transcript

    @property
    def editor(self) -> SegmentEditor:
        assert self.words.editor is not None
        return self.words.editor

    def run(self, name: str) -> None:
        """Does a command that changes the archive, and waits until the view shows it."""
        with self.qtbot.waitSignal(self.window.workspace.session_opened, timeout=WAIT_MS):
            self.window.commands.run(name)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        """Saves with a key, and waits until the view shows it."""
        with self.qtbot.waitSignal(self.window.workspace.session_opened, timeout=WAIT_MS):
            QTest.keyClick(self.editor, key, modifiers)

    def edit(self, index: int) -> SegmentEditor:
        self.words.edit(index)
        return self.editor

    def texts(self) -> list[str]:
        return list(self.window.session_view.spoken.texts)

    def stored(self) -> list[Segment]:
        with Archive.open(self.window.workspace.folder) as archive:
            return transcripts.segments(archive, self.line)

    def draft(self) -> drafts.Draft | None:
        with Archive.open(self.window.workspace.folder) as archive:
            return drafts.of(archive, self.line)


def make_window(folder: Path) -> tuple[MainWindow, Player, Workspace]:
    app.application()
    workspace = Workspace(Settings(reviewer="Noor"), Tasks(folder))
    playhead = Playhead()
    player = Player(playhead)
    window = MainWindow(workspace.settings, WindowState())
    window.show_library(workspace.tasks)
    window.furnish(workspace, player, playhead)
    window.resize(1280, 800)
    window.show()
    return window, player, workspace


def close(window: MainWindow, player: Player, workspace: Workspace) -> None:
    window.close()
    player.close()
    workspace.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive, participants=making.people("Imran", "Zoya"))
        making.transcript(archive, uid, making.parsed(LINES, words=True))
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    yield opened(parts[0], qtbot)
    close(*parts)


def opened(window: MainWindow, qtbot: QtBot) -> Hand:
    with Archive.open(window.workspace.folder) as archive:
        uid = str(archive.value("SELECT uid FROM session"))
        line = int(archive.value("SELECT id FROM transcript"))
    with qtbot.waitSignal(window.workspace.session_opened, timeout=WAIT_MS):
        window.commands.open_session(uid)
    window.activateWindow()
    return Hand(window, qtbot, line)


def test_the_editor_covers_what_it_stands_for_at_any_size_of_text(hand: Hand) -> None:
    editor = hand.edit(0)
    editor.setPlainText(" ".join([LINES[0][1]] * 30))
    hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    editor = hand.edit(0)
    for size in (26, 13):
        hand.view.set_text_size(size)
        assert editor.font().pixelSize() == hand.view.page.style.text.pixelSize()
        assert editor.geometry().contains(hand.view.text_rect(0))


def test_words_that_were_found_are_lit_where_they_stand(hand: Hand) -> None:
    with Archive.open(hand.window.workspace.folder) as archive:
        alone, cut = (search(archive, query).hits[0] for query in ("media", '"Space The rally"'))
    marks, at = hand.view.page.marks, LINES[1][1].index("media")
    hand.window.commands.search.open_hit(alone)
    assert [marks.found(index) for index in range(3)] == [[], [(at, at + 5)], []]
    hand.window.commands.search.open_hit(cut)
    assert [marks.found(index) for index in range(3)] == [[(25, 31)], [(0, 9)], []]


def test_f2_edits_in_place_and_enter_saves(hand: Hand) -> None:
    hand.view.setFocus()
    QTest.keyClick(hand.window, KEY.Key_F2)
    editor = hand.editor
    assert editor.hasFocus()
    assert editor.toPlainText() == LINES[0][1]
    assert editor.geometry().intersects(hand.view.text_rect(0))
    editor.selectAll()
    QTest.keyClicks(editor, "klmb 12 jKQ")  # all of them commands elsewhere
    assert editor.toPlainText() == "klmb 12 jKQ"
    assert not hand.window.player.is_playing
    hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert hand.texts()[0] == "klmb 12 jKQ"
    assert hand.words.editor is None
    assert hand.view.hasFocus()
    assert hand.view.page.marks.corrected(0) == ((0, 11),)
    assert hand.draft() is None
    hand.run("undo")
    assert hand.texts()[0] == LINES[0][1]
    hand.run("redo")
    assert hand.texts()[0] == "klmb 12 jKQ"


def test_urdu_is_typed_from_the_right(hand: Hand) -> None:
    editor = hand.edit(2)
    option = editor.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert option.alignment() & Qt.AlignmentFlag.AlignRight
    assert editor.height() < 2 * hand.view.text_rect(2).height()
    editor.insertPlainText("ہاں، ")
    hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert hand.texts()[2] == f"ہاں، {LINES[2][1]}"
    old = making.parsed(LINES, words=True).segments[2].words
    assert [w.start_ms for w in hand.stored()[2].words[1:]] == [w.start_ms for w in old]
    editor = hand.edit(0)
    editor.setPlainText("یہ")
    assert editor.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft


def test_shift_enter_splits_at_the_cursor(hand: Hand) -> None:
    editor = hand.edit(0)
    cursor = editor.textCursor()
    cursor.setPosition(len("Welcome everybody "))
    editor.setTextCursor(cursor)
    hand.press(KEY.Key_Return, SHIFT)
    assert hand.texts()[:2] == ["Welcome everybody", "to the Space."]
    hand.view.take_segment((0, 0))
    hand.run("merge_segments")
    assert hand.texts()[0] == LINES[0][1]


def test_esc_gives_up_and_keys_of_the_player_stay_alive(hand: Hand, qtbot: QtBot) -> None:
    editor = hand.edit(0)
    asked: list[str] = []
    editor.command.connect(asked.append)
    editor.insertPlainText("x")
    for key, modifiers in (
        (KEY.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Space, CONTROL),
        (KEY.Key_J, CONTROL),
        (KEY.Key_L, CONTROL),
    ):
        QTest.keyClick(editor, key, modifiers)
    assert asked == ["play", "play", "back", "forth"]
    assert editor.toPlainText() == f"x{LINES[0][1]}"
    QTest.keyClick(editor, KEY.Key_Escape)
    assert hand.words.editor is None
    qtbot.waitUntil(lambda: hand.draft() is None, timeout=WAIT_MS)
    assert hand.texts()[0] == LINES[0][1]


def test_what_cannot_be_saved_stays_in_the_editor(hand: Hand, qtbot: QtBot) -> None:
    told: list[object] = []
    hand.window.workspace.problem.disconnect()
    hand.window.workspace.problem.connect(told.append)
    editor = hand.edit(0)
    editor.setPlainText("  ")
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert hand.editor is editor
    assert not editor.isReadOnly()


def test_what_another_program_has_written_is_shown_and_not_lost(hand: Hand, qtbot: QtBot) -> None:
    told: list[UserError] = []
    hand.window.workspace.problem.disconnect()
    hand.window.workspace.problem.connect(told.append)
    editor = hand.edit(0)
    editor.setPlainText("Mine.")
    watch = hand.window.commands.group(Elsewhere)
    watch.look()
    qtbot.waitUntil(lambda: watch._known is not None, timeout=WAIT_MS)  # what was there before
    with Archive.open(hand.window.workspace.folder) as archive:
        correct.set_text(archive, hand.line, editor.segment_id, "Theirs.", reviewer="Zoya")

    def is_shown() -> bool:
        watch.look()
        return hand.texts()[0] == "Theirs."

    qtbot.waitUntil(is_shown, timeout=WAIT_MS)
    assert hand.editor is editor
    QTest.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "They are now: “Theirs.”" in told[0].sentence()
    assert editor.toPlainText() == "Mine."
    hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert hand.texts()[0] == "Mine."


def test_what_was_typed_is_there_after_a_crash(folder: Path, qtbot: QtBot) -> None:
    first = make_window(folder)
    hand = opened(first[0], qtbot)
    editor = hand.edit(1)
    with qtbot.waitSignal(editor.draft, timeout=2000):
        editor.setPlainText("The rally was")
    qtbot.waitUntil(lambda: hand.draft() is not None, timeout=WAIT_MS)
    assert hand.texts()[1] == LINES[1][1]
    with Archive.open(folder) as archive:  # nor does what others wrote since go unseen
        correct.set_text(archive, hand.line, editor.segment_id, "Theirs.", reviewer="Zoya")
    second = make_window(folder)  # while the first one has not told it that it ends
    again = opened(second[0], qtbot)
    assert again.editor.toPlainText() == "The rally was"
    close(*first)
    told: list[UserError] = []
    again.window.workspace.problem.disconnect()
    again.window.workspace.problem.connect(told.append)
    QTest.keyClick(again.editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert "“Theirs.”" in told[0].sentence()
    again.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert again.texts()[1] == "The rally was"
    assert again.draft() is None
    close(*second)


def test_number_keys_give_the_segment_or_the_selection_a_speaker(hand: Hand) -> None:
    timeline = hand.window.session_view.spoken
    assert timeline.speakers == ("Ayesha", "Imran", "Bilal")
    hand.view.begin_at((0, 0))
    hand.view.draw_to((1, 5))
    hand.run("speaker_3")
    spoken = hand.window.session_view.spoken
    assert [spoken.speaker(index) for index in range(3)] == ["Bilal"] * 3
    assert spoken.speakers == ("Ayesha", "Imran", "Bilal")  # a number stays the same speaker's
    assert hand.view.current_segments() == [0, 1]  # and the choice stays
    hand.run("speaker_2")
    assert [segment.speaker for segment in hand.stored()] == ["Imran", "Imran", "Bilal"]
    hand.view.take_segment((0, 0))
    hand.run("speaker_4")  # somebody who was there and silent
    assert hand.stored()[0].speaker == "Zoya"
    assert hand.window.session_view.spoken.speakers == ("Ayesha", "Imran", "Bilal", "Zoya")
    hand.window.commands.run("speaker_9")
    assert "no speaker 9" in hand.window.toast.text()


def test_the_spoken_segment_is_meant_also_after_a_correction(hand: Hand) -> None:
    hand.window.playhead.seek(5000)
    for number, name in ((1, "Ayesha"), (3, "Bilal")):
        hand.run(f"speaker_{number}")
        assert [segment.speaker for segment in hand.stored()] == ["Ayesha", name, "Bilal"]
        assert hand.view.page.spoken == (1,)


def test_a_segment_is_taken_away_and_brought_back(hand: Hand) -> None:
    hand.view.take_segment((1, 0))
    hand.run("delete_segment")
    assert hand.texts() == [LINES[0][1], LINES[2][1]]
    hand.run("undo")
    assert len(hand.texts()) == 3


def test_all_that_is_chosen_is_merged_or_deleted_and_told(hand: Hand) -> None:
    hand.view.begin_at((0, 0))
    hand.view.draw_to((1, 5))
    hand.run("merge_segments")
    assert hand.texts() == [f"{LINES[0][1]} {LINES[1][1]}", LINES[2][1]]
    told = hand.window.toast.text()
    assert told == "All of it is Ayesha's now, also what was Imran's. Undo takes that back."
    hand.view.select_all()
    hand.run("delete_segment")
    assert hand.texts() == []
    none = hand.window.session_view.reading.none
    assert none.label.text().startswith("All segments of this transcript were deleted.")
    assert none.isVisible()
    assert not none.button.isVisible()
    hand.run("restore_original")
    assert hand.texts() == [text for _, text in LINES]


def test_edges_are_set_at_the_playhead(hand: Hand) -> None:
    hand.window.playhead.seek(3800)
    hand.view.take_segment((1, 0))
    hand.run("starts_here")
    assert [s.start_ms for s in hand.stored()] == [0, 3800, 8000]
    hand.view.clear_selection()
    hand.window.playhead.seek(3700)
    hand.run("ends_here")
    assert [s.end_ms for s in hand.stored()] == [3700, 7900, 11_900]


def test_corrections_are_shown_word_by_word_and_restored(hand: Hand, qtbot: QtBot) -> None:
    editor = hand.edit(1)
    editor.setPlainText(LINES[1][1].replace("rally", "march"))
    hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    version = version_of(hand.window.session_view.spoken.ids[0])
    history(hand).show_original(1)
    dialog = shown_dialog(hand, qtbot)
    text = dialog.page.toPlainText()
    assert LINES[1][1] in text
    assert f"The rally march is about {MARKUP} media freedom." in text
    assert "words changed by Noor" in text
    with qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.restore.click()
    assert hand.texts()[1] == LINES[1][1]
    history(hand).show_corrections()
    dialog = shown_dialog(hand, qtbot)
    assert dialog.page.toPlainText().count("words changed by Noor") == 2
    with qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.restore.click()
    assert hand.texts() == [text for _, text in LINES]
    assert version_of(hand.window.session_view.spoken.ids[0]) > version


def history(hand: Hand) -> HistoryCommands:
    return hand.window.commands.group(HistoryCommands)


def test_an_older_version_is_chosen_in_the_history(hand: Hand, qtbot: QtBot) -> None:
    for words in ("First.", "Second."):
        hand.edit(0).setPlainText(words)
        hand.press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    history(hand).show_corrections()
    dialog = shown_dialog(hand, qtbot)
    assert [dialog.older.itemText(n)[:6] for n in range(dialog.older.count())] == [
        "After:", "The fi",
    ]  # fmt: skip
    with qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.again.click()
    assert hand.texts()[0] == "First."
    history(hand).show_original(0)
    dialog = shown_dialog(hand, qtbot)
    place = next(n for n in range(3) if LINES[0][1] in dialog.older.itemText(n))
    dialog.older.setCurrentIndex(place)
    with qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        dialog.again.click()
    assert hand.texts()[0] == LINES[0][1]
    hand.run("undo")
    hand.run("undo")
    assert hand.texts()[0] == "Second."


def shown_dialog(hand: Hand, qtbot: QtBot) -> CorrectionsDialog:
    def find() -> list[CorrectionsDialog]:
        return [d for d in hand.window.findChildren(CorrectionsDialog) if d.isVisible()]

    qtbot.waitUntil(lambda: len(find()) == 1, timeout=WAIT_MS)
    return find()[0]
