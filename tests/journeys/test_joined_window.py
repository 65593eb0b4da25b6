"""Two parts of a session in the real window: a click is heard from the part that holds it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from spacesviewer.library.store import Archive
from spacesviewer.workflows import importing, joining
from tests.journeys.test_window_offscreen import LONG_MS, the_window
from tests.made import session_folder

PART_MS = 10_000


def test_clicks_loops_and_quotes_in_the_second_part(tmp_path: Path, qtbot: QtBot) -> None:
    with Archive.create(tmp_path / "archive") as archive:
        first = session_folder(tmp_path / "one", "town hall part 1")
        second = session_folder(tmp_path / "two", "town hall part 2")
        (second / "town hall part 2.wav").write_bytes(_other(second / "town hall part 2.wav"))
        (one,) = importing.add(archive, [first]).sessions
        (two,) = importing.add(archive, [second]).sessions
        joining.join(archive, one.id, two.id, PART_MS)
    with the_window(qtbot, tmp_path / "archive") as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.workspace.open_session(one.id)
        view = window.session_view
        assert view.data is not None
        early, late = view.data.detail.recordings
        assert view.parts.current == early
        view.transcript.word_clicked.emit(PART_MS + 2500)
        assert view.parts.current == late
        qtbot.waitUntil(lambda: window.playhead.position_ms > PART_MS + 2500, timeout=LONG_MS)
        window.player.pause()
        view.transcript.word_clicked.emit(2500)
        assert view.parts.current == early
        window.player.pause()
        window.listening.listening.loop_stretch(PART_MS + 2200, PART_MS + 4500)
        assert view.parts.current == late
        assert window.player.route[0] == ((PART_MS + 2200, PART_MS + 4500),)
        window.player.pause()


def _other(path: Path) -> bytes:
    """The same sound with one bit changed: another recording."""
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    return bytes(data)
