"""What is copied in the real window holds nothing that is off the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from spacesviewer.library import transcripts
from spacesviewer.library.store import Archive
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.workflows import off_record, quoting
from tests.ui.test_correcting_words import WAIT_MS, close, make_window
from tests.unit.library import making

LINES = (
    ("Ayesha", "Good evening, and welcome."),
    ("Omar", "I saw it. The deputy signed the contract at night, you know."),
    ("Omar", "But nobody read it."),
)
SECRET = "The deputy signed the contract at night"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive, "Town hall", language="en")
        line = making.transcript(archive, uid, making.parsed(LINES, words=True))
        info = transcripts.get(archive, line)
        for start, end, words in ((4000, 11_900, ""), (4000, 7900, SECRET)):
            chosen = quoting.from_range(archive, uid, info, start, end)
            if words:
                chosen, _ = quoting.typed(chosen, words)
            made, _ = quoting.keep(archive, quoting.draft(archive, uid, chosen, line))
            if words:
                quoting.set_state(archive, made, off_record.OFF_THE_RECORD)
    parts = make_window(tmp_path / "archive")
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    QGuiApplication.clipboard().clear()
    yield parts[0]
    close(*parts)


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_copied_quotes(window: MainWindow, qtbot: QtBot, form: str) -> None:
    window.commands._choose_copy_form(form, True, True)
    window.commands.run("copy_all")
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "nobody read it" in clipboard.text(), timeout=WAIT_MS)
    for text in (clipboard.text(), clipboard.mimeData().html()):
        assert "deputy" not in text
        assert "off the record" in text


def test_copied_words(window: MainWindow, qtbot: QtBot) -> None:
    window.session_view.transcript.select_all()
    window.session_view.transcript.setFocus()
    window.commands.run("copy")
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: "Good evening" in clipboard.text(), timeout=WAIT_MS)
    assert "deputy" not in clipboard.text()
    assert "nobody read it" in clipboard.text()


def test_what_was_taken_is_copied_until_one_goes_elsewhere(
    window: MainWindow, qtbot: QtBot
) -> None:
    def copied(words: str) -> None:
        window.commands.run("copy_quote")
        clipboard = QGuiApplication.clipboard()
        qtbot.waitUntil(lambda: words in clipboard.text(), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: words in window.toast.text(), timeout=WAIT_MS)

    view = window.session_view
    view.go_to(500)
    known = len(window.commands.quotes.of_session())
    window.commands.run("bookmark")
    qtbot.waitUntil(lambda: len(window.commands.quotes.of_session()) > known, timeout=WAIT_MS)
    window.playhead.advance(9000)  # the sound plays on
    copied("Good evening, and welcome.")
    view.transcript.word_clicked.emit(9000)
    copied("nobody read it")
