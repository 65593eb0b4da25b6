"""The sound of a quote is shaped, heard and saved in the real window."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from spacesviewer.domain.soundclip import ClipShape, Cover, Level
from spacesviewer.library.store import Archive
from spacesviewer.media.stream import SoundFormat
from spacesviewer.ui.commands.card import CardCommands
from spacesviewer.ui.dialogs.clip import ClipDialog
from spacesviewer.ui.dialogs.making import MakingDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.sound.preview import Preview
from spacesviewer.ui.sound.sink import ClockSink, Sink
from spacesviewer.workflows import clipping
from tests.ui.test_correcting_words import close, make_window
from tests.unit.workflows.test_clips import prepare, silent, take

WAIT_MS = 60_000


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepare(tmp_path_factory.mktemp("clips"), words=True)
    with Archive.open(folder / "archive") as archive:
        quote = take(archive, 2200, 4600)
        take(archive, 4800, 6000)
        take(archive, *clipping.words_at(archive, quote, "March")[0], off=True)
    return folder / "archive"


@pytest.fixture
def window(prepared: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    parts = make_window(prepared)
    with Archive.open(prepared) as archive:
        uid = str(archive.value("SELECT uid FROM session"))
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    yield parts[0]
    close(*parts)


def asked(window: MainWindow, qtbot: QtBot) -> ClipDialog:
    quote = next(q for q in window.commands.quotes.of_session() if q.text.startswith("The"))
    saving = window.commands.quotes._files.clips
    window.commands.quotes.save_clip(quote)
    qtbot.waitUntil(lambda: saving.dialog is not None, timeout=WAIT_MS)
    assert saving.dialog is not None
    return saving.dialog


def test_a_clip_is_shaped_and_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(window, qtbot)
    assert "Off the record, and silent: 0:00:03 – 0:00:04." in dialog.said.text()
    dialog.before.setValue(0.5)
    dialog.fade_in.setValue(0.1)
    dialog.level.setCurrentIndex(dialog.level.findData("peak"))
    dialog.tags["title"].setText("Contract")
    assert dialog.words is not None
    cursor = dialog.words.document().find("Omar Khan")
    dialog.words.setTextCursor(cursor)
    QTest.mouseClick(dialog.silence, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    dialog.time.setText("0:00:02.2-0:00:02.5")
    QTest.mouseClick(dialog.bleep, Qt.MouseButton.LeftButton)
    assert dialog.list.count() == 2
    shape = dialog.shape()
    assert shape.pad_before_ms == 500
    assert shape.level == Level("peak", -1)
    assert shape.tags == (("title", "Contract"),)
    assert shape.covers[1] == Cover(2200, 2500, bleep=True)
    target = tmp_path / "mine.wav"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sound written" in window.toast.text(), timeout=WAIT_MS)
    with wave.open(str(target)) as file:
        assert file.getnframes() == 2900 * file.getframerate() // 1000
    assert len(silent(target)) >= 1


def test_what_cannot_be_covered_is_told(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window, qtbot)
    dialog.cover(bleep=False)
    assert "Select the words" in dialog.said.text()
    dialog.time.setText("nonsense")
    dialog.cover(bleep=False)
    assert "Write from when to when" in dialog.said.text()
    dialog.time.setText("5-4")
    dialog.cover(bleep=False)
    assert "ends before it begins" in dialog.said.text()
    dialog.time.clear()
    assert dialog.words is not None
    cursor = dialog.words.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    dialog.words.setTextCursor(cursor)
    dialog.cover(bleep=True)
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=WAIT_MS)
    dialog.list.setCurrentRow(0)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert dialog.shape() == ClipShape()
    dialog.reject()


def test_it_is_heard_before_it_is_saved(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(window, qtbot)
    heard = bytearray()
    saving = window.commands.quotes._files.clips
    sinks = Heard(heard)
    saving._preview = Preview(dialog.tell, window, make_sink=sinks)
    saving._preview.ended.connect(saving._on_preview_ended)
    QTest.mouseClick(dialog.hear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.hear.text() == "Stop", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: dialog.hear.text() == "Hear it", timeout=WAIT_MS)
    samples = np.frombuffer(bytes(heard), np.float32)
    assert len(samples) == 2400 * 16
    assert np.abs(samples).max() > 0.1
    assert not samples[-1600:].any()  # off the record
    QTest.mouseClick(dialog.hear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.hear.text() == "Stop", timeout=WAIT_MS)
    QTest.mouseClick(dialog.hear, Qt.MouseButton.LeftButton)
    assert dialog.hear.text() == "Hear it"
    dialog.reject()


class Heard:
    """Sinks that keep what a device would have been given."""

    def __init__(self, heard: bytearray) -> None:
        self._heard = heard

    def __call__(self, rate: int, channels: int) -> Sink | None:
        return ClockSink(SoundFormat(rate, channels), keep=self._heard.extend)


def test_all_clips_go_into_a_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_: ("flac", True))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window.commands.run("all_clips")
    qtbot.waitUntil(lambda: "2 clips written" in window.toast.text(), timeout=WAIT_MS)
    assert "1 off the record, not written." in window.toast.text()
    made = sorted(tmp_path.iterdir())
    assert len(made) == 2
    assert all("-town-hall-q" in path.name for path in made)
    assert all(path.read_bytes().startswith(b"fLaC") for path in made)


def test_a_card_is_shown_before_it_is_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = window.commands.group(CardCommands)
    quote = next(q for q in window.commands.quotes.of_session() if q.text.startswith("The"))
    panel = window.commands.quotes.panel()
    assert panel is not None
    panel.reveal(quote.id)
    window.commands.run("card")
    qtbot.waitUntil(lambda: commands.dialog is not None, timeout=WAIT_MS)
    dialog = commands.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.preview.pixmap().isNull(), timeout=WAIT_MS)
    square = dialog.preview.pixmap().size()
    assert square.width() == square.height()
    dialog.size_box.setCurrentIndex(1)
    dialog.theme_box.setCurrentIndex(1)
    upright = dialog.preview
    qtbot.waitUntil(lambda: upright.pixmap().height() > upright.pixmap().width(), timeout=WAIT_MS)
    name = str(tmp_path / "shown")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "shown.png is written" in window.toast.text(), timeout=WAIT_MS)
    assert (tmp_path / "shown.png").read_bytes().startswith(b"\x89PNG")


def test_a_video_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = window.commands.group(CardCommands)
    quote = next(q for q in window.commands.quotes.of_session() if q.text.startswith("The"))
    commands.ask(quote)
    qtbot.waitUntil(lambda: commands.dialog is not None, timeout=WAIT_MS)
    dialog = commands.dialog
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData("webm"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "v.webm"), ""))
    dialog.save_wanted.emit()
    making = next(w for w in window.findChildren(MakingDialog) if w.value() >= 0)
    making.canceled.emit()
    qtbot.waitUntil(lambda: "Stopped" in window.toast.text(), timeout=WAIT_MS)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_a_page_plays_its_clips(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "page")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    window.commands.run("page_with_sound")
    qtbot.waitUntil(lambda: "page.html; 2 clips" in window.toast.text(), timeout=WAIT_MS)
    assert "1 off the record, not written" in window.toast.text()
    assert (tmp_path / "page.html").read_text("utf-8").count("<audio controls") == 2
