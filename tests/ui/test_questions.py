"""Questions and edges in the real window, on a real archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from spacesviewer.domain.question import Question
from spacesviewer.library import questions, quotes, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.ui.dialogs.picker import Picker
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.models.session_data import SessionData
from spacesviewer.ui.panels.topics import TopicsPanel
from spacesviewer.workflows import quoting
from tests.ui.test_correcting_words import WAIT_MS, close, make_window, opened
from tests.unit.library import making

KEY = Qt.Key


class Hand:
    """A window on a session of four segments, and what a person does in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.timeline = window.session_view.timeline

    @property
    def data(self) -> SessionData:
        assert self.window.session_view.data is not None
        return self.window.session_view.data

    def wait(self, shown: object) -> None:
        """Waits until the window shows it."""
        self.qtbot.waitUntil(shown, timeout=WAIT_MS)  # type: ignore[arg-type]

    def select(self, start_ms: int, end_ms: int) -> None:
        self.timeline.set_selected_range((start_ms, end_ms))
        self.timeline.range_selected.emit(start_ms, end_ms)

    def picker(self, command: str) -> Picker:
        self.window.commands.run(command)
        return self.window.findChildren(Picker)[-1]

    def tag(self, start_ms: int = 8000, end_ms: int = 11_900) -> Question:
        """Tags what is selected; Enter takes who speaks there."""
        before = len(self.data.questions)
        self.select(start_ms, end_ms)
        QTest.keyClick(self.picker("question").field, KEY.Key_Return)
        self.wait(lambda: len(self.data.questions) == before + 1)
        return self.data.questions[-1]

    def undo(self) -> None:
        with self.qtbot.waitSignal(self.window.workspace.journal_changed, timeout=WAIT_MS):
            self.window.commands.run("undo")

    def stored(self) -> list[Question]:
        with Archive.open(self.window.workspace.folder) as archive:
            return questions.list_for(archive, self.data.uid)

    def panel(self) -> TopicsPanel:
        found: list[TopicsPanel] = []

        def furnished() -> bool:
            found[:] = [p for _, p in self.window.panels if isinstance(p, TopicsPanel)]
            return bool(found)

        self.wait(furnished)
        return found[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive, participants=making.people("Imran", "Zoya"))
        line = making.transcript(archive, uid, making.parsed(words=True))
        info = transcripts.get(archive, line)
        chosen = quoting.from_range(archive, uid, info, 8200, 8500)
        quoting.bookmark(archive, uid, chosen, line, note="the core")
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    opened(parts[0], qtbot)
    yield Hand(parts[0], qtbot)
    close(*parts)


def test_a_question_is_tagged_with_a_key_and_enter(hand: Hand) -> None:
    made = hand.tag()
    assert (made.asker, made.text) == ("Caller 1", "What is the role of the army?")
    assert hand.stored() == [made]
    assert hand.timeline._scene.questions == [made]
    hand.undo()
    hand.wait(lambda: not hand.data.questions)
    assert hand.stored() == []


def test_somebody_else_or_nobody_can_ask(hand: Hand) -> None:
    hand.select(8000, 11_900)
    picker = hand.picker("question")
    QTest.keyClicks(picker.field, "Salma")
    QTest.keyClick(picker.field, KEY.Key_Return)
    hand.wait(lambda: [q.asker for q in hand.data.questions] == ["Salma"])
    hand.select(12_000, 13_000)
    picker = hand.picker("question")
    QTest.keyClicks(picker.field, "not known")
    QTest.keyClick(picker.field, KEY.Key_Return)
    hand.wait(lambda: [q.asker for q in hand.data.questions] == ["Salma", ""])


def test_an_answer_is_marked_and_listed_in_the_panel(hand: Hand) -> None:
    asked = hand.tag()
    hand.select(12_000, 15_900)
    hand.window.commands.run("answer")
    hand.wait(lambda: hand.data.questions[0].answer == (12_000, 15_900))
    tree = hand.panel().tree
    head = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert head is not None
    assert head.text(0) == "Questions  ·  1 of 1 answered"
    line = head.child(0)
    assert line is not None
    assert line.text(0) == f"Caller 1: {asked.text}"
    assert "answered at 0:00:12" in line.toolTip(0)
    tree.setCurrentItem(line)
    tree.itemClicked.emit(line, 0)
    assert hand.window.playhead.position_ms == 8000
    QTest.keyClick(tree, KEY.Key_Delete)
    hand.wait(lambda: not hand.data.questions)


def test_exported_quotes_have_their_questions_where_it_is_wished(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.tag()
    hand.select(12_000, 15_900)
    hand.window.commands.run("bookmark")
    hand.wait(lambda: len(hand.data.quotes) == 2)
    commands, asked = hand.window.commands, []
    for name in ("without.txt", "with.txt"):
        target = tmp_path / name
        told = (str(target), "Plain text (*.txt)")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, told=told: told)
        commands.run("export")
        hand.wait(target.exists)
        hand.wait(lambda name=name: name in hand.window.toast.text())
        asked.append("Question: Caller 1" in target.read_text("utf-8"))
        commands.run("quote_questions")
    assert asked == [False, True]


def test_words_and_asker_are_edited_in_the_panel(hand: Hand) -> None:
    made, panel = hand.tag(), hand.panel()
    for what, typed in (("asker", "Zoya"), ("text", "Does the army rule?")):
        panel._ask_for(made, what)
        dialog = panel.findChildren(QInputDialog)[-1]
        dialog.setTextValue(typed)
        dialog.accept()
        hand.wait(lambda what=what, typed=typed: getattr(hand.data.questions[0], what) == typed)


def test_go_walks_from_question_to_question(hand: Hand) -> None:
    hand.tag()
    hand.tag(12_000, 13_000)
    playhead = hand.window.playhead
    playhead.seek(0)
    for place in (8000, 12_000, 12_000):
        hand.window.commands.run("next_question")
        assert playhead.position_ms == place
    hand.window.commands.run("previous_question")
    assert playhead.position_ms == 8000


def test_without_a_selection_it_says_what_is_missing(hand: Hand) -> None:
    hand.window.commands.run("question")
    assert hand.window.toast.text().startswith("Select what is asked")
    hand.window.commands.run("answer")
    assert hand.window.toast.text().startswith("Select what is answered")


def test_edges_of_a_question_go_to_the_playhead_and_to_the_mouse(hand: Hand) -> None:
    made = hand.tag()
    hand.window.playhead.seek(9000)
    hand.window.commands.run("item_starts_here")
    hand.wait(lambda: hand.data.questions[0].start_ms == 9000)
    hand.timeline.question_resized.emit(made.id, 8500, 11_000)
    hand.wait(lambda: hand.data.questions[0].end_ms == 11_000)
    assert hand.data.questions[0].start_ms == 8500


def test_an_edge_of_a_quote_makes_a_revision_of_it(hand: Hand) -> None:
    def now() -> list[str]:
        return [quote.text for quote in hand.data.quotes]

    old = hand.data.quotes[0]
    assert now() == ["the role of"]
    hand.timeline.quote_resized.emit(old.id, 8200, 8690)
    hand.wait(lambda: now() == ["the role of the army?"])
    assert hand.data.quotes[0].note == "the core"
    hand.undo()
    hand.wait(lambda: now() == ["the role of"])
    hand.window.playhead.seek(8300)
    hand.window.commands.run("item_starts_here")
    hand.wait(lambda: now() == ["role of"])
    with Archive.open(hand.window.workspace.folder) as archive:
        removed = quotes.list_removed(archive)
    assert removed == []
    (new,) = hand.data.quotes
    assert new.id == old.id
    assert new.revision > old.revision


def test_an_edge_of_a_segment_is_a_correction(hand: Hand) -> None:
    segment = hand.data.timeline.ids[1]
    hand.timeline.segment_resized.emit(segment, 4100, 7000)
    hand.wait(lambda: (hand.data.timeline.starts[1], hand.data.timeline.ends[1]) == (4100, 7000))
    assert hand.data.transcript is not None
    assert hand.data.transcript.corrected
    hand.undo()
    hand.wait(lambda: hand.data.timeline.starts[1] == 4000)


def test_delete_takes_an_item_of_the_timeline_away(hand: Hand) -> None:
    hand.tag()
    items = hand.timeline.items
    hand.window.activateWindow()
    hand.wait(hand.window.isActiveWindow)
    items.setFocus()
    hand.wait(items.hasFocus)
    for _ in range(12):
        if items.current is not None and items.current.kind == "question":
            break
        QTest.keyClick(items, KEY.Key_Right)
    QTest.keyClick(items, KEY.Key_Delete)
    hand.wait(lambda: not hand.data.questions)
    assert hand.window.toast.text() == "Question taken away."
    QApplication.processEvents()


def test_an_archive_that_can_only_be_read_has_no_edges(hand: Hand) -> None:
    assert hand.timeline.may_edit
    hand.window.workspace.read_only = True
    hand.window.commands.refresh()
    for name in ("question", "answer", "item_starts_here", "item_ends_here"):
        assert not hand.window.actions_by_name[name].isEnabled()
    hand.window.workspace.read_only = False
