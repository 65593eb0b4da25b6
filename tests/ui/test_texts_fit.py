"""No dialog is larger than a small screen, or cuts a text off, in either language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from spacesviewer import app
from spacesviewer.settings import Settings
from spacesviewer.ui import interface
from spacesviewer.ui import theme as themes
from spacesviewer.ui.dialogs.attribution import AttributionDialog
from spacesviewer.ui.dialogs.card import CardDialog
from spacesviewer.ui.dialogs.clip import ClipDialog
from spacesviewer.ui.dialogs.edit_note import NoteDialog
from spacesviewer.ui.dialogs.evidence import EvidenceDialog
from spacesviewer.ui.dialogs.keys import KeysDialog
from spacesviewer.ui.dialogs.machine_draft import MachineDraftDialog
from spacesviewer.ui.dialogs.new_transcript import NewTranscriptDialog
from spacesviewer.ui.dialogs.people import PeopleDialog
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.dialogs.quote_review import QuoteReviewDialog
from spacesviewer.ui.dialogs.quotes_board import QuotesBoard
from spacesviewer.ui.dialogs.recap import RecapChoices, RecapDialog
from spacesviewer.ui.dialogs.tables import refused_page
from spacesviewer.ui.dialogs.trash import TrashDialog
from spacesviewer.ui.dialogs.worklist import WorklistDialog
from spacesviewer.ui.widgets.transport import Transport

WIDTH, HEIGHT = 1280, 800
TITLE = "Water contract: who signed?"


@pytest.fixture(params=["en", "ur"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The window's language, with the style sheet: its paddings take room."""
    running = app.application()
    sheet = running.styleSheet()
    themes.apply(running, themes.DARK)
    interface.apply(running, Settings(interface=request.param))
    yield request.param
    interface.apply(running, Settings(interface="en"))
    running.setStyleSheet(sheet)


def dialogs() -> Iterator[QDialog]:
    """Those that need no archive."""
    settings, theme = Settings(), themes.DARK
    yield PreferencesDialog(settings)
    yield KeysDialog("default", {})
    yield NewTranscriptDialog("en")
    yield NoteDialog(60_000)
    yield EvidenceDialog("Nobody in that room can have read it. " * 12)
    yield MachineDraftDialog("", TITLE)
    yield QuotesBoard(theme)
    yield PeopleDialog()
    yield QuoteReviewDialog(theme)
    yield RecapDialog(theme, "", ["en"], RecapChoices("", "session", "", False, False))
    yield AttributionDialog(settings)
    yield TrashDialog([], lambda _uid: None)
    yield WorklistDialog(TITLE, theme, read_only=False)
    yield ClipDialog(TITLE, (0, 9_000))
    yield CardDialog()
    yield refused_page([("/a/broken.srt", "broken.srt has no time lines.")])


def cut_off(widget: QWidget) -> list[str]:
    """The texts of labels and buttons that are wider or higher than their places."""
    found = []
    for part in widget.findChildren(QWidget):
        # What a tool button calls itself is seen by nobody but a screen reader.
        if not isinstance(part, QLabel | QPushButton | QCheckBox | QRadioButton) or part.isHidden():
            continue
        wanted = part.sizeHint()
        if isinstance(part, QLabel) and part.wordWrap():
            fits = part.heightForWidth(part.width()) <= part.height() + 1
        else:
            fits = wanted.width() <= part.width() + 1 and wanted.height() <= part.height() + 1
        if not fits:
            room = f"{wanted.toTuple()} in {part.size().toTuple()}"
            found.append(f"{type(widget).__name__}: {part.text()} ({room})")
    return found


def test_no_text_of_a_dialog_is_cut_off(spoken: str) -> None:
    names, found = set(), []
    for dialog in dialogs():
        dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        dialog.show()
        for _ in range(3):  # a font that comes with the style sheet asks for another layout
            QApplication.processEvents()
        names.add(dialog.windowTitle())
        found += cut_off(dialog)
        assert dialog.width() <= WIDTH, dialog.windowTitle()
        assert dialog.height() <= HEIGHT, dialog.windowTitle()
        dialog.close()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert found == [], spoken
    assert len(names) == 16


def test_a_text_that_is_cut_off_is_found(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = QLabel("Your name is never taken from the account of this computer.", box)
    label.setGeometry(0, 0, 80, 20)
    (told,) = cut_off(box)
    assert told.startswith(f"QWidget: {label.text()} (")


def test_no_sign_of_the_transport_lies_over_another_in_a_narrow_window(
    qtbot: QtBot, spoken: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    transport = Transport(window)
    transport.set_duration(36_000_000)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    for width in (476, 600, 900):
        transport.setGeometry(0, 0, width, 50)
        QApplication.processEvents()
        shown = [one for one in transport.buttons.values() if one.isVisible()]
        places = sorted((one.x(), one.x() + one.width()) for one in shown)
        assert all(a[1] <= b[0] for a, b in pairwise(places)), (spoken, width, places)
        assert places[-1][1] <= width
    assert len(shown) == len(transport.buttons)
