"""What is missing is seen and told, and a time on the wall is found: window and command line."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from spacesviewer import settings
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.gap_list import GapList
from tests.journeys.program import Program
from tests.journeys.test_window_offscreen import LONG_MS, the_window
from tests.made import RATE, session_folder

STARTED_MS = 1_794_674_820_000  # 2026-11-14 16:47 UTC, 21:47 in Karachi


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Six seconds of sound, four of a dead line, and what the platform says of the event."""
    folder = session_folder(tmp_path / "box")
    sound = folder / "town hall.wav"
    with wave.open(str(sound), "rb") as file:
        frames = file.readframes(6 * RATE)
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames + bytes(4 * RATE * 2))
    space = {
        "rest_id": "1aBcDeFgHiJkL",
        "title": "Town hall",
        "state": "Ended",
        "started_at": STARTED_MS,
        "ended_at": str(STARTED_MS + 5 * 3_600_000),
    }
    document = {"data": {"audioSpace": {"metadata": space}}}
    (folder / "town hall.json").write_text(json.dumps(document), "utf-8")
    return folder


def kinds(window: MainWindow) -> list[str]:
    data = window.session_view.data
    return [gap.kind for gap in data.gaps] if data else []


def type_into_dialog(window: MainWindow, text: str) -> None:
    """Types into the dialog that stands there, and agrees."""
    (dialog,) = window.findChildren(QInputDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.slow
def test_in_the_window(qtbot: QtBot, tmp_path: Path, box: Path) -> None:
    archive = tmp_path / "archive"
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([box])
        # The lengths at once, the dead line when the waveform has been made.
        qtbot.waitUntil(lambda: "digital silence" in kinds(window), timeout=LONG_MS)
        assert "length" in kinds(window)
        window.reveal_panel("Session")  # it is made when one looks at it
        (listed,) = window.findChildren(GapList)
        assert listed.count() == len(kinds(window))
        for name in ("next_gap", "previous_gap"):
            assert window.actions_by_name[name].isEnabled()
        data = window.session_view.data
        assert data is not None
        dead = next(gap for gap in data.gaps if gap.kind == "digital silence")
        window.session_view.go_to(0)
        window.commands.run("next_gap")
        assert window.playhead.position_ms == dead.start_ms
        assert "No signal" in window.session_view.timeline.accessibleDescription()
        listed.itemActivated.emit(listed.item(listed.count() - 1))
        assert window.playhead.position_ms == data.duration_ms

        # The clock: of the session, then of a zone that is chosen.
        window.commands.run("ruler_clock")
        assert window.actions_by_name["ruler_clock"].isChecked()
        assert not window.actions_by_name["ruler_session"].isChecked()
        assert settings.load().ruler == "clock"
        dialog = PreferencesDialog(window.settings, window)
        dialog.zone.setEditText("Asia/Karachi")
        window.commands.take_settings(dialog.settings())
        assert "21:47 PKT" in window.session_view.header.facts.accessibleName()
        window.commands.run("go_to")
        type_into_dialog(window, "@21:47:04")
        assert window.playhead.position_ms == 4000
        assert window.session_view.timeline.accessibleDescription().startswith("21:47:04 PKT")
        dialog.zone.setEditText("nowhere at all")
        assert dialog.settings().zone == ""

        # A change of something else keeps them, and so does the next opening.
        first = kinds(window)
        with qtbot.waitSignal(window.workspace.notes_changed):
            window.commands.run("mark")
        assert kinds(window) == first
    (kept,) = (archive / "gaps").iterdir()
    before = kept.stat().st_mtime_ns
    with the_window(qtbot, archive) as window:
        qtbot.waitUntil(lambda: kinds(window) == first, timeout=LONG_MS)
    assert kept.stat().st_mtime_ns == before


@pytest.mark.slow
def test_in_the_terminal(tmp_path: Path, box: Path) -> None:
    program = Program(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('zone = "Asia/Karachi"\n')
    program.run("add", box)
    told = program.run("show", "town").out
    assert "14 Nov 2026, 21:47 PKT = 16:47 UTC" in told
    assert "the sound was not searched" in told
    shown = program.run("show", "town", "--listen", "--json").json
    assert shown["gaps_listened"]
    assert {"digital silence", "length"} <= {gap["kind"] for gap in shown["gaps"]}
    program.run("quote", "town", "--from", "@21:47:06", "--to", "@21:47:09")
    program.run("export", "quotes", "--format", "txt", "-o", tmp_path / "quotes.txt")
    assert "Gap here: No signal" in (tmp_path / "quotes.txt").read_text("utf-8")
