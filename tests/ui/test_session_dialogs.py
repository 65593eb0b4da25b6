"""Editing, joining and removing sessions as a person does it, on a real archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from spacesviewer.domain.participant import Participant
from spacesviewer.library import participants, sessions, trash
from spacesviewer.library.sessions import SessionDetail
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui.dialogs.edit_session import EditSessionDialog
from spacesviewer.ui.dialogs.join import JoinDialog
from spacesviewer.ui.dialogs.trash import TrashDialog
from spacesviewer.ui.places import Places
from spacesviewer.ui.tasks import Tasks
from spacesviewer.ui.theme import LIGHT
from spacesviewer.ui.widgets.library_list import LibraryList
from spacesviewer.ui.workspace import Workspace
from spacesviewer.workflows import correcting, discarding
from spacesviewer.workflows.joining import Offer
from spacesviewer.workflows.revising import Revision
from tests.unit.library import making
from tests.unit.library.test_byhand import TOLD
from tests.unit.workflows.test_correcting import filled

MARKUP = '<img src="file:///etc/passwd"><b>x</b>'


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "archive") as made:
        yield made


@pytest.fixture
def uid(archive: Archive) -> str:
    return filled(archive)


@pytest.fixture
def dialog(qtbot: QtBot, archive: Archive, uid: str) -> EditSessionDialog:
    correcting.set_fact(archive, uid, "description", MARKUP, reviewer="S. J.")
    return edited(qtbot, sessions.get(archive, uid))


def edited(qtbot: QtBot, detail: SessionDetail) -> EditSessionDialog:
    made = EditSessionDialog(detail)
    qtbot.addWidget(made)
    return made


def asked_for(qtbot: QtBot, dialog: EditSessionDialog) -> Revision:
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.save()
    assert told.args is not None
    wanted = told.args[1]
    assert isinstance(wanted, Revision)
    return wanted


def test_what_was_not_touched_is_not_changed(dialog: EditSessionDialog) -> None:
    assert dialog.revision() == dialog.shown


def test_fields_say_what_is_wanted(qtbot: QtBot, dialog: EditSessionDialog) -> None:
    field = dialog.fields["title"]
    assert isinstance(field, QLineEdit)
    field.clear()
    field.insert("پانی کا معاہدہ")  # QTest types Latin letters only
    assert field.minimumHeight() > dialog.fields["url"].minimumHeight()
    start = dialog.fields["start"]
    start.clear()
    QTest.keyClicks(start, "2024-03-01 21:47 +05:00")
    wanted = asked_for(qtbot, dialog)
    changed = {k: v for k, v in wanted.facts.items() if v != dialog.shown.facts[k]}
    assert changed == {"title": "پانی کا معاہدہ", "start": "2024-03-01 21:47 +05:00"}
    assert replace(wanted, facts=dialog.shown.facts) == dialog.shown


def test_a_date_that_is_none_is_told_and_the_dialog_stays(
    qtbot: QtBot, dialog: EditSessionDialog
) -> None:
    dialog.show()
    start = dialog.fields["start"]
    start.clear()
    QTest.keyClicks(start, "tomorrow")
    dialog.save()
    assert dialog.isVisible()
    assert "not a date" in dialog.fault.text()


def test_people_are_changed_added_and_taken_out(qtbot: QtBot, dialog: EditSessionDialog) -> None:
    page = dialog.people
    _, name, _, role = page._rows[1]
    name.setText("Imran Khan")
    role.setCurrentIndex(role.findData("cohost"))
    out = [b for b in page.findChildren(QToolButton) if b.accessibleName() == "Take out Caller 1"]
    QTest.mouseClick(out[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
    page._rows[-1][1].setText("سلمیٰ")
    wanted = asked_for(qtbot, dialog)
    assert [(p.name, p.handle, p.role, bool(p.id)) for p in wanted.people] == [
        ("Ayesha", "ayesha", "host", True),
        ("Imran Khan", "imran", "cohost", True),
        ("سلمیٰ", "", "speaker", False),
    ]


def test_figures_and_files_are_changed(qtbot: QtBot, dialog: EditSessionDialog) -> None:
    dialog.figures._rows[0][1][0].setText("44,000")
    dialog.figures.add_empty()
    dialog.figures._rows[1][1][0].setText("165 000")
    dialog.figures._rows[1][1][1].setText("average listeners")
    key = next(iter(dialog.files._lines))
    dialog.files._lines[key][0].setText("ur")
    recording = next(iter(dialog.files._offsets))
    dialog.files._offsets[recording][1].setText("0:00:02.500")
    wanted = asked_for(qtbot, dialog)
    assert [f.value for f in wanted.figures] == [44_000, 165_000]
    assert wanted.transcripts[key].language == "ur"
    assert wanted.offsets_ms[recording] == 2500


def test_a_figure_that_is_no_number_is_told(dialog: EditSessionDialog) -> None:
    dialog.figures._rows[0][1][0].setText("many")
    dialog.save()
    assert "not a whole number" in dialog.fault.text()


def test_every_field_has_a_name_and_no_label_reads_markup(
    qtbot: QtBot, archive: Archive, uid: str
) -> None:
    correcting.set_fact(archive, uid, "title", MARKUP, reviewer=MARKUP)
    correcting.add_person(archive, uid, Participant(MARKUP), reviewer="")
    sessions.update_facts(archive, uid, replace(TOLD, title=f"{MARKUP}2"), source=MARKUP)
    dialog = edited(qtbot, sessions.get(archive, uid))
    assert any(MARKUP in label.text() for label in dialog.findChildren(QLabel))
    for label in dialog.findChildren(QLabel):
        plain = label.textFormat() == Qt.TextFormat.PlainText
        assert plain or "<" not in label.text(), label.text()
    for field in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox)):
        assert field.accessibleName()


# The library ------------------------------------------------------------------------------------


@pytest.fixture
def library(qtbot: QtBot, archive: Archive) -> LibraryList:
    for title in ("One", "Two", "Three"):
        making.session(archive, title)
    made = LibraryList(LIGHT)
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    made.set_sessions(sessions.list_sessions(archive))
    return made


def place_of(library: LibraryList, row: int) -> QPoint:
    return library.session_view.visualRect(library.sessions.index(row)).center()


def test_gathering_with_ctrl_opens_nothing(qtbot: QtBot, library: LibraryList) -> None:
    view = library.session_view.viewport()
    opened: list[str] = []
    library.session_chosen.connect(opened.append)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(library, 0))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, control, place_of(library, 2))
    ids = [row.id for row in library.sessions.rows()]
    assert opened == [ids[0]]
    assert library.selected() == [ids[0], ids[2]]
    with qtbot.waitSignal(library.context_requested) as told:
        library.session_view.customContextMenuRequested.emit(place_of(library, 2))
    assert told.args is not None
    assert told.args[0] == [ids[0], ids[2]]
    with qtbot.waitSignal(library.remove_pressed) as removed:
        QTest.keyClick(library.session_view, Qt.Key.Key_Delete)
    assert removed.args == [[ids[0], ids[2]]]


# The trash --------------------------------------------------------------------------------------


def test_the_trash_lists_and_brings_back(qtbot: QtBot, archive: Archive, uid: str) -> None:
    discarding.remove(archive, uid)
    back: list[str] = []
    dialog = TrashDialog(trash.list_removed(archive), back.append)
    qtbot.addWidget(dialog)
    assert "On the rally" in dialog.list.item(0).text()
    assert "1 recording" in dialog.list.item(0).text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert back == [uid]
    assert dialog.list.count() == 0
    assert not dialog.back.isEnabled()
    assert dialog.sentence.text() == "The trash is empty."


# Joining ----------------------------------------------------------------------------------------


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path, archive: Archive) -> Iterator[Workspace]:
    made = Workspace(Settings(reviewer="S. Journalist"), Tasks(tmp_path / "archive"))
    made.problem.connect(lambda error: pytest.fail(error.sentence()))
    yield made
    made.close()


def test_places_are_found_or_told(qtbot: QtBot, archive: Archive, workspace: Workspace) -> None:
    one, two = (making.session(archive, f"rally part {n}") for n in (1, 2))
    making.recording(archive, one, "a.m4a")
    making.recording(archive, two, "b.m4a")
    other = making.session(archive, "Else")
    making.recording(archive, other, "c.m4a")
    places = Places(workspace.tasks, workspace.folder)
    with qtbot.waitSignal(places.found) as told:
        places.look(one, two)
    assert told.args is not None
    assert told.args[0] == two
    assert told.args[1].offset_ms == 60_000
    with qtbot.waitSignal(places.failed):
        places.look(one, other)


def test_the_dialog_joins_at_the_places_that_stand_in_it(
    qtbot: QtBot, archive: Archive, workspace: Workspace
) -> None:
    one, two = making.session(archive, "One"), making.session(archive, "Two")
    for uid in (one, two):
        making.recording(archive, uid, f"{uid}.m4a")
    places = Places(workspace.tasks, workspace.folder)
    with qtbot.waitSignal(places.failed):
        dialog = JoinDialog(sessions.list_sessions(archive), places)
        qtbot.addWidget(dialog)
    assert dialog.into.currentData() == one
    row = dialog.rows[two]
    assert "cannot be told" in row.said.text()
    assert not dialog.agree.isEnabled()
    dialog.put_at_end(two)
    assert row.offset_ms() == 60_000
    places.found.emit(two, Offer(12_000, "sound", 0.9, "The same for 2 min."))
    assert row.offset_ms() == 60_000  # what a person has set is not overwritten
    assert "0:00:12" in row.said.text()
    row.offset.setText("-0:01:30")
    assert row.offset_ms() == -90_000
    assert dialog.agree.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    assert told.args == [one, [(two, -90_000)]]
    row.offset.setText("soon")
    assert not row.is_ready()


def test_the_window_follows_a_session_wherever_it_goes(
    qtbot: QtBot, archive: Archive, workspace: Workspace, uid: str
) -> None:
    other = making.session(archive, "Whole event")
    with qtbot.waitSignal(workspace.session_opened):
        workspace.open_session(uid)
    with qtbot.waitSignal(workspace.session_opened):
        workspace.join(other, [(uid, 5000)])
    assert workspace.session is not None
    assert workspace.session.uid == other
    assert workspace.session.timeline.starts[0] == 5000
    with qtbot.waitSignal(workspace.session_opened) as told:
        workspace.remove_session(other)
    assert told.args == [None]
    with qtbot.waitSignal(workspace.library_changed):
        workspace.undo()
    with qtbot.waitSignal(workspace.library_changed):
        workspace.undo()
    assert {s.id for s in sessions.list_sessions(archive)} == {uid, other}


def test_a_corrected_name_is_shown_in_the_transcript_at_once(
    qtbot: QtBot, archive: Archive, workspace: Workspace, uid: str
) -> None:
    with qtbot.waitSignal(workspace.session_opened):
        workspace.open_session(uid)
    assert workspace.session is not None
    dialog = edited(qtbot, workspace.session.detail)
    dialog.wanted.connect(lambda shown, wanted: workspace.revise(uid, shown, wanted))
    dialog.people._rows[0][1].setText("Ayesha N.")
    with qtbot.waitSignal(workspace.session_opened):
        dialog.save()
    assert workspace.session.timeline.speakers[0] == "Ayesha N."
    with qtbot.waitSignal(workspace.session_opened):
        workspace.undo()
    assert workspace.session.timeline.speakers[0] == "Ayesha"
    assert participants.list_for(archive, uid)[0].name == "Ayesha"
