"""Who speaks is chosen, given to a label and confirmed in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from spacesviewer.domain.participant import Participant
from spacesviewer.library import people
from spacesviewer.library.store import Archive
from spacesviewer.ui.commands.speaker import SpeakerCommands
from spacesviewer.ui.dialogs.picker import Picker
from spacesviewer.ui.panels.speakers import SpeakerRow, SpeakersPanel, lines_below
from tests.ui.test_correcting_words import WAIT_MS, Hand, close, make_window, opened
from tests.unit.library import making

LINES = (
    ("SPEAKER_00", "Welcome everybody to the Space."),
    ("Imran", "The rally is about media freedom."),
    ("SPEAKER_00", "And the army?"),
    ("", "Nobody knows."),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        cast = (Participant("Imran", "host"), Participant("Zoya", "caller", joined_ms=10_000))
        uid = making.session(archive, participants=cast)
        making.transcript(archive, uid, making.parsed(LINES, words=True))
    return tmp_path / "archive"


@pytest.fixture
def hand(folder: Path, qtbot: QtBot) -> Iterator[Hand]:
    parts = make_window(folder)
    yield opened(parts[0], qtbot)
    close(*parts)


def names(hand: Hand) -> list[str]:
    timeline = hand.window.session_view.spoken
    return [timeline.speaker(index) for index in range(len(timeline))]


def picker(hand: Hand) -> Picker:
    return next(one for one in hand.window.findChildren(Picker) if one.isVisible())


def choose(hand: Hand, text: str) -> None:
    """Types a name into the picker that is open and takes it."""
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        asked = picker(hand)
        QTest.keyClicks(asked.field, text)
        QTest.keyClick(asked.field, Qt.Key.Key_Return)


def first_row(hand: Hand, panel: SpeakersPanel, level: str) -> SpeakerRow:
    """The first line of the panel, when it tells that the speaker is named so."""

    def row() -> SpeakerRow | None:
        return panel.model.value(panel.model.index(0, 0))

    def told() -> bool:
        now = row()
        return now is not None and now.told.level == level

    hand.qtbot.waitUntil(told, timeout=WAIT_MS)
    found = row()
    assert found is not None
    return found


def test_a_selection_is_given_to_somebody_new_and_undone_in_one_step(hand: Hand) -> None:
    hand.view.select_all()
    hand.view.setFocus()
    QTest.keyClick(hand.window, Qt.Key.Key_W)
    assert picker(hand).windowTitle() == "Who speaks 4 segments?"
    choose(hand, "Sana Mir")
    assert names(hand) == ["Sana Mir"] * 4
    hand.run("undo")
    assert names(hand) == ["SPEAKER_00", "Imran", "SPEAKER_00", ""]


def test_who_was_there_is_offered_first_and_others_when_asked_for(hand: Hand) -> None:
    hand.view.take_segment((0, 0))
    hand.window.commands.run("who_speaks")
    asked = picker(hand)

    def rows() -> list[object]:
        items = (asked.list.item(row) for row in range(asked.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items]

    assert rows() == ["Imran", "SPEAKER_00"]
    asked.field.setText("Zo")  # who joins later is offered only to who asks for her
    assert rows()[0] == "Zoya"
    asked.reject()


def test_somebody_of_another_session_is_offered_to_who_types(folder: Path, hand: Hand) -> None:
    with Archive.open(folder) as archive:
        making.session(archive, "Before", participants=(Participant("Sana", "host", "sana"),))
    hand.view.take_segment((3, 0))
    hand.window.commands.run("who_speaks")
    asked = picker(hand)
    asked.field.setText("sana")
    first = "Sana (@sana)"

    def offered() -> bool:
        told = [
            asked.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(asked.list.count())
        ]
        return told[:1] == [f"{first} 1 session"]

    hand.qtbot.waitUntil(offered, timeout=WAIT_MS)
    assert asked.list.count() == 2  # or another one of that name
    with hand.qtbot.waitSignal(hand.window.workspace.session_opened, timeout=WAIT_MS):
        QTest.keyClick(asked.field, Qt.Key.Key_Return)
    assert names(hand)[3] == "Sana"
    with Archive.open(folder) as archive:
        assert [one.sessions for one in people.list_people(archive) if one.name == "Sana"] == [2]


def test_all_turns_of_a_label_and_their_confirmation(hand: Hand) -> None:
    hand.view.take_segment((2, 0))
    hand.window.commands.run("all_turns")
    choose(hand, "Zoya")
    assert names(hand) == ["Zoya", "Imran", "Zoya", ""]
    panel = next(p for _, p in hand.window.panels if isinstance(p, SpeakersPanel))
    row = first_row(hand, panel, "person")
    assert (row.name, row.talk_ms) == ("Zoya", 7800)
    assert panel.roles.text() == "Caller 0:00:07 · Host 0:00:03"
    menu = panel.menu_of(row)
    assert menu is not None
    menu.actions()[0].trigger()
    row = first_row(hand, panel, "confirmed")
    assert lines_below(row) == ["Caller", "confirmed"]
    menu = panel.menu_of(row)
    assert menu is not None
    menu.actions()[1].trigger()  # the same question as in the text
    asked = picker(hand)
    assert "Zoya" in asked.windowTitle()
    asked.reject()
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert "confirmed by Noor" in panel.model.data(panel.model.index(0, 0), role)


def test_one_turn_is_confirmed_and_the_menu_tells_it(hand: Hand) -> None:
    def said(index: int) -> list[str]:
        menu = QMenu()
        rect = hand.view.text_rect(index)
        point = hand.view.viewport().mapToGlobal(rect.center())
        hand.window.commands.group(SpeakerCommands).add_to(menu, point)
        return [action.text() for action in menu.actions() if action.text()]

    assert said(0)[:2] == ["SPEAKER_00: Named by a machine, not confirmed", "Confirm Who Speaks"]
    hand.view.take_segment((0, 0))
    with hand.qtbot.waitSignal(hand.window.workspace.notes_changed, timeout=WAIT_MS):
        hand.window.commands.run("confirm_speaker")
    assert said(0)[0].startswith("SPEAKER_00: Named by a machine, confirmed by Noor on 20")
    assert said(2)[0] == "SPEAKER_00: Named by a machine, not confirmed"
    assert said(3)[:2] == ["Unidentified speaker: Nobody is named", "Who Speaks Here…"]
    hand.view.take_segment((3, 0))
    hand.window.commands.run("confirm_speaker")
    assert "Say first who speaks" in hand.window.toast.text()
