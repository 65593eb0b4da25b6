"""The real window without a screen: indexed, heard, read, quoted, closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from spacesviewer import app, settings
from spacesviewer.domain.errors import UserError
from spacesviewer.ui import interface, wording
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.main_window import MainWindow
from tests.made import session_folder, tone

LONG_MS = 30_000


@contextmanager
def the_window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The program as it starts, closed as a person closes it."""
    app.application()
    program = app.Program()
    assert program.open(folder, create=True)
    assert program.window is not None
    window = program.window
    window.closed.disconnect()
    window.resize(1280, 800)
    program.show_first("", "")
    try:
        yield window
    finally:
        window.close()
        program.close()
        window.deleteLater()
        QApplication.processEvents()


def word(window: MainWindow, text: str) -> QPoint:
    """Where a word of the transcript stands in the view."""
    view = window.session_view.transcript
    size = view.viewport().size()
    for y in range(4, size.height(), 4):
        hits = []
        for x in range(view.page.columns.bar_x, size.width(), 4):
            place = view.place_at(QPoint(x, y))
            if place is not None:
                start = view.page.timeline.texts[place[0]].find(text)
                if 0 <= start <= place[1] < start + len(text):
                    hits.append(QPoint(x, y + 4))
        if hits:
            return hits[len(hits) // 2]
    raise AssertionError(f"{text} is not in view")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_from_a_folder_to_the_clipboard(qtbot: QtBot, tmp_path: Path, archive: Path) -> None:
    settings.save(settings.Settings(reviewer="S. Journalist", rewind_ms=0))
    with the_window(qtbot, archive) as window:
        view = window.session_view
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([session_folder(tmp_path / "box")])
        assert window.windowTitle().startswith("town hall")
        qtbot.waitUntil(lambda: "signed" in view.transcript.page.timeline.texts[1])
        QTest.mouseClick(
            view.transcript.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            word(window, "signed"),
        )
        qtbot.waitUntil(lambda: window.player.is_playing, timeout=LONG_MS)
        qtbot.waitUntil(lambda: 3000 < window.playhead.position_ms < 4600, timeout=LONG_MS)
        window.commands.run("play")
        qtbot.waitUntil(lambda: not window.player.is_playing)
        start, end = word(window, "contract"), word(window, "March")
        viewport = view.transcript.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(viewport, (start + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
        chosen = view.selection()
        assert chosen is not None
        assert chosen.text == "contract was signed in March."
        window.commands.run("copy_quote")
        clipboard = QGuiApplication.clipboard()
        qtbot.waitUntil(lambda: "contract was signed" in clipboard.text())
        assert "Omar" in clipboard.text()
        assert "town hall" in clipboard.text()
        assert "0:00:0" in clipboard.text()
        assert "<blockquote>" in clipboard.mimeData().html()
        with qtbot.waitSignal(window.workspace.notes_changed):
            window.commands.run("bookmark")
        assert window.tabs.tabText(0) == "Quotes  1"
        # A word was missed: the sentence is taken, and Undo brings back what was selected.
        assert view.data is not None
        assert [quote.text for quote in view.data.quotes] == ["The contract was signed in March."]
        for _ in ("as selected", "not at all"):
            with qtbot.waitSignal(window.workspace.notes_changed):
                window.commands.run("undo")
        assert window.tabs.tabText(0) == "Quotes"
        with qtbot.waitSignal(window.workspace.notes_changed):
            window.commands.run("redo")
        view.go_to(7200)
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            pass
        data = window.session_view.data
        assert data is not None
        assert [quote.text for quote in data.quotes] == ["contract was signed in March."]
        assert data.quotes[0].reviewer == "S. Journalist"
        assert window.playhead.position_ms == 7200


def test_a_text_without_times_is_read_and_never_played_or_quoted(
    qtbot: QtBot, tmp_path: Path, archive: Path
) -> None:
    box = tmp_path / "box"
    tone(box / "talk.wav", 3.0)
    (box / "talk.txt").write_text("Anna: Is it open?\n\nOmar: Nobody knows.\n\nAnna: Well.\n")
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([box])
        view = window.session_view
        qtbot.waitUntil(lambda: "Nobody knows." in view.transcript.page.timeline.texts)
        QTest.mouseClick(
            view.transcript.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            word(window, "Nobody"),
        )
        assert window.toast.text() == wording.NO_TIMES
        assert not window.player.is_playing
        view.transcript.select_all()
        window.commands.run("bookmark")
        assert window.toast.text() == wording.NO_QUOTES
        assert view.selected_range() is None
        assert view.transcript.segment_text(1) == "Omar: Nobody knows."
        with qtbot.waitSignal(window.library.hits.modelReset, timeout=LONG_MS):
            window.library.field.setText("knows")
        hit = window.library.hits.value(window.library.hits.index(0, 0))
        assert hit is not None
        assert wording.hit_time(hit) == "no time"
        window.commands.search.open_hit(hit)
        assert window.playhead.position_ms == 0


def test_every_command_is_in_a_menu_and_works_without_a_session(
    qtbot: QtBot, archive: Path
) -> None:
    with the_window(qtbot, archive) as window:
        in_menus = {
            action.objectName()
            for menu in window.menuBar().findChildren(QMenu)
            for action in menu.actions()
        }
        assert set(window.actions_by_name.by_name) <= in_menus
        enabled = {n for n, a in window.actions_by_name.by_name.items() if a.isEnabled()}
        assert "add_files" in enabled
        assert "bookmark" not in enabled


def test_a_larger_window_gives_its_room_to_the_work(qtbot: QtBot, archive: Path) -> None:
    with the_window(qtbot, archive) as window:
        library, centre, side = window.splitter.sizes()
        window.resize(window.width() + 400, window.height())
        QApplication.processEvents()
        assert window.splitter.sizes() == [library, centre + 400, side]


def test_the_look_can_be_changed_while_a_session_is_open(
    qtbot: QtBot, tmp_path: Path, archive: Path
) -> None:
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([session_folder(tmp_path / "box")])
        for theme in ("dark", "light"):
            changed = settings.Settings(theme=theme, text_size=19)
            window.commands.take_settings(changed)
            assert window.theme.name == theme
            assert settings.load().theme == theme
        assert window.grab().toImage().pixelColor(6, 780).lightness() > 128


def test_another_archive_means_another_window(qtbot: QtBot, tmp_path: Path, archive: Path) -> None:
    app.application()
    program = app.Program()
    assert program.open(archive, create=True)
    first = program.window
    assert first is not None
    first.closed.disconnect()
    with qtbot.waitSignal(first.workspace.session_opened, timeout=LONG_MS):
        first.indexing.add([session_folder(tmp_path / "box")])
    first.closed.connect(lambda: None)
    first.archive_wanted.emit(tmp_path / "second", True)
    second = program.window
    try:
        assert second is not None
        assert second is not first
        assert not first.isVisible()
        second.closed.disconnect()
        assert second.workspace.folder == tmp_path / "second"
        assert second.session_view.data is None
        assert settings.load().archive == str(tmp_path / "second")
        with qtbot.waitSignal(second.workspace.session_opened, timeout=LONG_MS):
            second.indexing.add([tmp_path / "box"])
        second.session_view.play_from(2500)
        playhead = second.playhead
        qtbot.waitUntil(lambda: playhead.position_ms > 2600, timeout=LONG_MS)
        second = _in_urdu(qtbot, program, second)
        second = _back_in(qtbot, program, second, archive)
    finally:
        if second is not None:
            second.close()
            second.deleteLater()
        program.close()
        QApplication.processEvents()


def _back_in(qtbot: QtBot, program: app.Program, window: MainWindow, archive: Path) -> MainWindow:
    """The window of an archive that was open before: with the session that was open in it."""
    window.closed.connect(lambda: None)
    window.archive_wanted.emit(archive, False)
    other = program.window
    assert other is not None
    assert other is not window
    other.closed.disconnect()
    qtbot.waitUntil(lambda: other.session_view.data is not None, timeout=LONG_MS)
    assert other.windowTitle() == "town hall – Spaces Viewer"
    return other


def _in_urdu(qtbot: QtBot, program: app.Program, window: MainWindow) -> MainWindow:
    """The window after the person has chosen Urdu: at once, with the same session and place."""
    qtbot.waitUntil(lambda: not window.indexing.is_running, timeout=LONG_MS)
    window.closed.connect(lambda: None)
    window.player.pause()
    session, at_ms = window.workspace.session, window.playhead.position_ms
    window.tabs.setCurrentIndex(2)
    window.commands.preferences()
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Preferences"
    dialog.interface.setCurrentIndex(dialog.interface.findData("ur"))
    dialog.accept()
    try:
        qtbot.waitUntil(lambda: program.window is not window, timeout=LONG_MS)
        other = program.window
        assert other is not None
        other.closed.disconnect()
        qtbot.waitUntil(lambda: other.session_view.data is not None, timeout=LONG_MS)
        assert session is not None
        assert other.workspace.session is not None
        assert other.workspace.session.uid == session.uid
        assert other.playhead.position_ms == at_ms
        assert other.tabs.currentIndex() == 2
        assert other.menuBar().actions()[0].text() == "فائل"
        assert other.library.geometry().x() > other.session_view.geometry().x()
        assert settings.load().interface == "ur"
        return other
    finally:
        application = app.application()
        interface.apply(application, settings.Settings(interface="en"))


def test_an_archive_that_can_only_be_read_is_shown_and_left_alone(
    qtbot: QtBot, tmp_path: Path, archive: Path
) -> None:
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([session_folder(tmp_path / "box")])
        qtbot.waitUntil(lambda: not window.indexing.is_running, timeout=LONG_MS)
    # Where SQLite's shared memory should be is nothing that can be opened: no room.
    (archive / "archive.db-shm").symlink_to(tmp_path / "nowhere" / "shm")
    with the_window(qtbot, archive) as window:
        assert "can only be read now" in window.toast.text()
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            pass
        assert "signed" in window.session_view.transcript.page.timeline.texts[1]
        enabled = {n for n, a in window.actions_by_name.by_name.items() if a.isEnabled()}
        assert "play" in enabled
        assert not enabled & {"bookmark", "tag", "mark", "add_files", "add_folder", "undo"}
        assert not window.library.add.isEnabled()
        problems: list[UserError] = []
        window.workspace.problem.disconnect()
        window.workspace.problem.connect(problems.append)
        window.workspace.mark(1000)
        assert [problem.message for problem in problems] == [
            "This archive can only be read now: nothing was changed."
        ]


def test_the_window_answers_before_all_of_it_is_there(
    qtbot: QtBot, tmp_path: Path, archive: Path
) -> None:
    """The start as a person sees it: the frame, the list of sessions, the rest."""
    with the_window(qtbot, archive) as window:
        with qtbot.waitSignal(window.workspace.session_opened, timeout=LONG_MS):
            window.indexing.add([session_folder(tmp_path / "box")])
        qtbot.waitUntil(lambda: not window.indexing.is_running, timeout=LONG_MS)
    program = app.Program()
    started = program._frame()
    steps = program._steps(started, archive, "", "")
    furnished: list[bool] = []
    started.furnished.connect(lambda: furnished.append(True))
    try:
        started.show()
        assert started.menuBar().actions()
        next(steps)
        qtbot.waitUntil(lambda: len(started.library.sessions.rows()) == 1, timeout=LONG_MS)
        started.library.field.setText("contract")  # typed before anything can be searched
        assert not furnished
        for _ in ("the list is painted", "the rest is loaded", "it is put in"):
            next(steps)
        assert furnished == [True]
        qtbot.waitUntil(lambda: len(started.library.hits.rows()) > 0, timeout=LONG_MS)
        assert next(steps, None) is None
        qtbot.waitUntil(lambda: started.session_view.data is not None, timeout=LONG_MS)
    finally:
        started.closed.disconnect()
        started.close()
        program.close()
        started.deleteLater()
        QApplication.processEvents()
