"""A quote is dragged out of the real panel, as text or as a sound file, and nothing hidden."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spacesviewer.library.store import Archive
from spacesviewer.media.reader import ExactReader
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.panels.quotes import QuotesPanel
from spacesviewer.ui.quote_drag import wipe
from spacesviewer.workflows import clipping
from tests.ui.test_clip_dialog import WAIT_MS
from tests.ui.test_correcting_words import close, make_window
from tests.unit.workflows.test_clips import prepare, take


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = prepare(tmp_path_factory.mktemp("drag"), words=True)
    with Archive.open(folder / "archive") as archive:
        quote = take(archive, 2200, 4600)
        take(archive, *clipping.words_at(archive, quote, "Omar Khan")[0], off=True)
    return folder / "archive"


@pytest.fixture
def window(prepared: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shutil.copytree(prepared, tmp_path / "archive")
    left = tmp_path / "archive" / "dragged" / "left.m4a"
    left.parent.mkdir()
    left.touch()
    parts = make_window(tmp_path / "archive")
    with Archive.open(tmp_path / "archive") as archive:
        uid = str(archive.value("SELECT uid FROM session"))
    with qtbot.waitSignal(parts[0].workspace.session_opened, timeout=WAIT_MS):
        parts[0].commands.open_session(uid)
    qtbot.waitUntil(lambda: not left.exists(), timeout=WAIT_MS)  # wiped at the start
    yield parts[0]
    close(*parts)


def panel_of(window: MainWindow) -> tuple[QuotesPanel, list[QMimeData]]:
    panel = window.commands.quotes.panel()
    assert panel is not None
    carried: list[QMimeData] = []
    panel.drag._carry = carried.append
    return panel, carried


def drag(panel: QuotesPanel, row: int, modifiers: Qt.KeyboardModifier) -> None:
    """Presses on a card and moves; a move too short to mean it comes first."""
    viewport = panel.view.viewport()
    begin = panel.view.visualRect(panel.model.index(row, 0)).topLeft() + QPoint(30, 30)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifiers, begin)
    for far in (1, QApplication.startDragDistance() + 5):
        to = QPointF(begin + QPoint(0, far))
        left = Qt.MouseButton.LeftButton
        there = QPointF(viewport.mapToGlobal(to.toPoint()))
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, to, there, none, left, modifiers)
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifiers, begin)


def test_a_quote_is_dragged_out_as_text(window: MainWindow) -> None:
    panel, carried = panel_of(window)
    drag(panel, 0, Qt.KeyboardModifier.NoModifier)
    (data,) = carried
    for text in (data.text(), data.html()):
        assert "contract was signed" in text
        assert "[off the record]" in text
        assert "Khan" not in text
    assert not data.hasUrls()
    drag(panel, 1, Qt.KeyboardModifier.NoModifier)  # off the record itself
    assert len(carried) == 1


def test_a_quote_is_dragged_out_as_sound(window: MainWindow, qtbot: QtBot) -> None:
    panel, carried = panel_of(window)
    drag(panel, 0, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(carried) == 1, timeout=WAIT_MS)
    (url,) = carried[0].urls()
    file = Path(url.toLocalFile())
    assert file.parent == window.workspace.folder / "dragged"
    assert file.name.startswith("town-hall-q")
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with ExactReader(file) as reader:
        assert abs(reader.duration_ms - 2400) < 70
    assert not carried[0].hasText() or "file:" in carried[0].text()
    wipe(file.parent)
    assert not file.parent.exists()


def test_without_a_move_nothing_is_dragged(window: MainWindow) -> None:
    panel, carried = panel_of(window)
    place = panel.view.visualRect(panel.model.index(0, 0)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert carried == []
