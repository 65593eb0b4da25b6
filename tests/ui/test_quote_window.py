"""Quotes in the real window: marks, trims, what has changed since, and B on a hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.elision import told_parts
from spacesviewer.domain.quote import OFF_THE_RECORD, USED, Quote
from spacesviewer.library import quotes, recordings, transcripts
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.review import ReviewCommands
from spacesviewer.ui.dialogs.edit_quote import EditQuoteDialog
from spacesviewer.ui.dialogs.quote_changes import QuoteChangesDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.models.quote_delegate import warnings_of
from spacesviewer.ui.panels.quotes import QuotesPanel
from spacesviewer.workflows import quoting
from spacesviewer.workflows import wording_corrections as correct
from tests.ui.test_correcting_words import WAIT_MS, close, make_window, opened
from tests.unit.library import making
from tests.unit.workflows.quote_scene import LINES, QuoteScene, moved

NO_ROLE = "The army has no role in media freedom."
NEW = "The army has no part in media freedom. It never had one, and we said so."


class Hand:
    """A window on a session with one quote, and what a person does in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot, scene: tuple[int, int, str]) -> None:
        self.window, self.qtbot = window, qtbot
        self.line, self.key, self.uid = scene

    def wait(self, shown: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(shown, timeout=WAIT_MS)

    def panel(self) -> QuotesPanel:
        self.wait(lambda: any(isinstance(p, QuotesPanel) for _, p in self.window.panels))
        found = next(p for _, p in self.window.panels if isinstance(p, QuotesPanel))
        self.wait(lambda: len(found.model.rows()) > 0)
        return found

    def quote(self) -> Quote:
        return self.panel().model.rows()[0]

    def choose(self) -> None:
        assert self.panel().reveal(self.uid)

    def correct(self, text: str) -> None:
        self.window.workspace.write(
            lambda archive: correct.set_text(archive, self.line, self.key, text, reviewer="Noor")
        )

    def changes(self) -> QuoteChangesDialog:
        before = len(self.window.findChildren(QuoteChangesDialog))
        self.window.commands.run("quote_changes")
        self.wait(lambda: len(self.window.findChildren(QuoteChangesDialog)) > before)
        return self.window.findChildren(QuoteChangesDialog)[-1]

    def stored(self) -> Quote:
        with Archive.open(self.window.workspace.folder) as archive:
            return quotes.get(archive, self.uid)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, tuple[int, int, str]]:
    with Archive.create(tmp_path / "archive") as archive:
        scene = QuoteScene(archive)
        recordings.set_missing(archive, scene.recording)  # or the window asks for its file
        quote = scene.take(1, NO_ROLE)
        return tmp_path / "archive", (scene.line, scene.key(1), quote.id)


@pytest.fixture
def hand(made: tuple[Path, tuple[int, int, str]], qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(made[0])
    opened(parts[0], qtbot)
    yield Hand(parts[0], qtbot, made[1])
    close(*parts)


def test_a_card_says_that_the_words_have_changed_and_an_update_settles_it(hand: Hand) -> None:
    hand.choose()
    hand.correct(NEW)
    hand.wait(lambda: hand.quote().since == "text changed since")
    assert "text changed since" in warnings_of(hand.quote())
    hand.choose()
    dialog = hand.changes()
    assert "role part" in dialog.page.toPlainText()  # the old word struck out, the new one beside
    assert dialog.update_button.isEnabled()
    dialog.update_button.click()
    hand.wait(lambda: hand.quote().since == "" and hand.quote().revision == 2)
    assert hand.quote().text == hand.stored().text == "The army has no part in media freedom."
    assert "text changed since" not in warnings_of(hand.quote())
    hand.choose()
    again = hand.changes()
    assert not again.update_button.isEnabled()
    assert again.revisions.count() == 2
    again.revisions.setCurrentRow(0)
    again.restore_button.click()
    hand.wait(lambda: hand.quote().revision == 3)
    assert hand.quote().text == NO_ROLE
    assert hand.quote().since == "text changed since"


def test_undo_brings_the_badge_back(hand: Hand) -> None:
    hand.choose()
    hand.correct(NEW)
    hand.wait(lambda: hand.quote().since == "text changed since")
    hand.choose()
    hand.changes().update_button.click()
    hand.wait(lambda: hand.quote().since == "")
    hand.window.commands.run("undo")
    hand.wait(lambda: hand.quote().since == "text changed since")
    hand.window.commands.run("undo")
    hand.wait(lambda: hand.quote().since == "")
    assert hand.quote().text == NO_ROLE


def test_words_are_left_out_in_the_window(hand: Hand) -> None:
    hand.choose()
    hand.window.commands.run("edit_quote")
    dialog = hand.window.findChildren(EditQuoteDialog)[-1]
    dialog.select(0, 9, 20)
    dialog.elide.click()
    dialog.save()
    hand.wait(lambda: bool(hand.quote().edits))
    assert told_parts(hand.quote())[0].text == "The army [...] in media freedom."
    assert hand.quote().text == NO_ROLE
    current = hand.panel().current()
    assert current is not None
    assert current.id == hand.uid


def test_edges_are_trimmed_by_keys(hand: Hand) -> None:
    hand.choose()
    hand.panel().view.setFocus()
    key, alt = Qt.Key, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(hand.window, key.Key_Right, alt)
    hand.wait(lambda: hand.quote().text == "army has no role in media freedom.")
    QTest.keyClick(hand.window, key.Key_Left, alt)
    hand.wait(lambda: hand.quote().text == NO_ROLE)
    QTest.keyClick(hand.window, key.Key_End, alt)
    hand.wait(lambda: hand.quote().text == LINES[1][1])


def test_b_puts_a_sloppy_selection_to_the_sentence_and_undo_takes_it_back(hand: Hand) -> None:
    line, drawn = LINES[4][1], "will come back to the park next"
    start = line.index(drawn)
    view = hand.window.session_view
    view.transcript.begin_at((4, start))
    view.transcript.draw_to((4, start + len(drawn)))
    hand.wait(lambda: (chosen := view.selection()) is not None and chosen.text == drawn)
    view.transcript.setFocus()
    QTest.keyClick(view.transcript, Qt.Key.Key_B)

    def texts() -> list[str]:
        return sorted(quote.text for quote in hand.panel().model.rows())

    hand.wait(lambda: texts() == sorted([NO_ROLE, line]))
    hand.wait(lambda: "whole sentences. Undo brings" in hand.window.toast.text())
    hand.window.workspace.undo()
    hand.wait(lambda: texts() == sorted([NO_ROLE, drawn]))
    (uid,) = (quote.id for quote in hand.panel().model.rows() if quote.text == drawn)
    assert hand.panel().reveal(uid)
    QTest.keyClick(hand.window, Qt.Key.Key_Period, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: texts() == sorted([NO_ROLE, line]))
    hand.wait(lambda: "Check it again" in hand.window.toast.text())
    hand.window.commands.run("whole_sentences")
    hand.wait(lambda: "already" in hand.window.toast.text())


def test_a_place_in_doubt_is_chosen_by_a_person(hand: Hand) -> None:
    folder = hand.window.workspace.folder
    with Archive.open(folder) as archive:
        newer = moved(making.parsed(LINES, words=True), 90_000)
        session = quotes.get(archive, hand.uid).session
        assert making.transcript(archive, session, newer) == hand.line
    hand.window.workspace.open_session(session)
    hand.wait(lambda: bool(hand.quote().since))
    hand.choose()
    dialog = hand.changes()
    assert not dialog.update_button.isEnabled()
    assert dialog.places.isVisible()
    assert dialog.places.count() == 1
    dialog.link_button.click()
    hand.wait(lambda: hand.quote().since == "")
    assert hand.quote().text == NO_ROLE


def test_b_on_a_hit_takes_its_sentence(hand: Hand) -> None:
    take_hit(hand)
    hand.wait(lambda: len(hand.panel().model.rows()) == 2)
    assert "The rally went on for six hours." in [q.text for q in hand.panel().model.rows()]


def test_the_panel_shows_the_quotes_of_a_story_or_with_stars(hand: Hand) -> None:
    take_hit(hand)
    panel = hand.panel()
    hand.wait(lambda: len(panel.model.rows()) == 2)
    taken = next(quote.id for quote in panel.model.rows() if quote.id != hand.uid)
    hand.window.workspace.write(lambda archive: quoting.rate(archive, hand.uid, 4))
    hand.window.workspace.write(lambda archive: quoting.set_stories(archive, hand.uid, ["Front"]))
    hand.wait(lambda: panel.filter.story.findText("Front") > 0)
    assert panel.filter.isVisibleTo(panel)
    assert not panel.filter.told.isVisibleTo(panel)
    for box, row in ((panel.filter.story, 1), (panel.filter.stars, 4)):
        box.setCurrentIndex(row)
        box.activated.emit(row)
        assert [quote.id for quote in panel.model.rows()] == [hand.uid]
        assert panel.copy_all.text().strip() == "Copy 1"
        assert panel.filter.told.text() == "1 of 2 quotes"
        panel.filter.clear.click()
        assert len(panel.model.rows()) == 2
    panel.filter.stars.setCurrentIndex(5)
    panel.filter.stars.activated.emit(5)
    assert panel.model.rows() == []
    assert not panel.copy_all.isEnabled()
    # A quote that is gone to is seen, whatever was filtered.
    assert panel.reveal(taken)
    assert panel.current() is not None
    assert panel.view.isVisibleTo(panel)
    assert panel.copy_all.text().strip() == "Copy all"


def test_a_quote_comes_on_by_menu_and_key(hand: Hand) -> None:
    hand.panel().view.clearSelection()
    hand.panel().view.setCurrentIndex(QModelIndex())
    hand.window.commands.run("quote_used")
    hand.wait(lambda: "Choose a quote" in hand.window.toast.text())
    for name, state in (("quote_used", USED), ("quote_off_record", OFF_THE_RECORD)):
        hand.choose()
        hand.window.commands.run(name)
        hand.wait(lambda state=state: hand.quote().state == state)  # type: ignore[misc]
    hand.wait(lambda: "off the record: it leaves" in hand.window.toast.text())
    hand.choose()
    hand.window.commands.run("delete_quote")
    panel = next(p for _, p in hand.window.panels if isinstance(p, QuotesPanel))
    hand.wait(lambda: panel.model.rows() == [])


def test_a_card_says_that_it_is_off_the_record(hand: Hand) -> None:
    hand.window.workspace.set_quote_state(hand.uid, OFF_THE_RECORD)
    hand.wait(lambda: hand.quote().state == OFF_THE_RECORD)
    assert warnings_of(hand.quote())[0].startswith("OFF THE RECORD")


def test_b_on_a_hit_needs_no_open_session(
    made: tuple[Path, tuple[int, int, str]], qtbot: QtBot
) -> None:
    parts = make_window(made[0])
    hand = Hand(parts[0], qtbot, made[1])

    def stored() -> int:
        with Archive.open(made[0]) as archive:
            return len(quotes.list_quotes(archive))

    try:
        take_hit(hand)
        hand.wait(lambda: stored() == 2)
        hand.wait(lambda: "Quote taken from" in hand.window.toast.text())
    finally:
        close(*parts)


def take_hit(hand: Hand) -> None:
    library = hand.window.library
    hand.wait(lambda: len(library.all_sessions()) == 1)
    library.field.setText("rally six")
    hand.wait(lambda: any(hit.transcript_id for hit in library.hits.rows()))
    hand.window.activateWindow()
    library.hit_view.setFocus()
    library.hit_view.setCurrentIndex(library.hits.row_of(lambda hit: bool(hit.transcript_id)))
    hand.wait(library.hit_view.hasFocus)
    QTest.keyClick(library.hit_view, Qt.Key.Key_B)


def test_the_quotes_that_want_a_look_are_listed_and_followed(hand: Hand) -> None:
    with Archive.open(hand.window.workspace.folder) as archive:
        session = quotes.get(archive, hand.uid).session
        making.transcript(archive, session, moved(making.parsed(LINES, words=True), 90_000))
        hand.key = int(transcripts.timeline(archive, hand.line).ids[1])
    commands = hand.window.commands.group(ReviewCommands)
    hand.window.commands.run("review_quotes")
    assert commands.dialog is not None
    dialog = commands.dialog
    hand.wait(lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text().startswith("Place needs review")
    assert not dialog.update_button.isEnabled()
    hand.wait(dialog.places.isVisible)
    dialog.link_button.click()
    hand.wait(lambda: dialog.head.text().startswith("No quote has changed since"))
    assert not dialog.update_button.isEnabled()
    hand.correct(NEW)
    hand.wait(lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text().startswith("Text changed since")
    assert dialog.page.toPlainText() == "The army has no role part in media freedom."
    assert not dialog.places.isVisible()
    dialog.go_button.click()
    dialog.update_button.click()
    hand.wait(lambda: dialog.list.count() == 0)
    assert hand.stored().revision == 2
    assert hand.stored().text == "The army has no part in media freedom."
