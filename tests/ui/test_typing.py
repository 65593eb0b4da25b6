"""A transcript is typed from nothing in the real window, with the keys of three programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spacesviewer.domain.errors import UserError
from spacesviewer.library import sessions, transcripts, typed
from spacesviewer.library.store import Archive
from spacesviewer.settings import KEYS, Settings, load, save
from spacesviewer.ui.commands.keymap import conflicts, keys_of
from spacesviewer.ui.commands.typed import TypingCommands
from spacesviewer.ui.dialogs import tables
from spacesviewer.ui.dialogs.new_transcript import NewTranscriptDialog
from spacesviewer.ui.dialogs.preferences import PreferencesDialog
from spacesviewer.ui.main_window import MainWindow
from spacesviewer.ui.widgets.typing_pad import TypingPad
from spacesviewer.workflows import importing
from tests.made import tone
from tests.ui.test_correcting_words import close, make_window

KEY = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
WAIT_MS = 5000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "archive") as archive:
        importing.add(archive, [tone(tmp_path / "talk.wav", 30.0)])
    return tmp_path / "archive"


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    parts = opened(folder, qtbot)
    yield parts[0]
    close(*parts)


def opened(folder: Path, qtbot: QtBot):  # type: ignore[no-untyped-def]
    with Archive.open(folder) as archive:
        uid = sessions.list_sessions(archive)[0].id
    parts = make_window(folder)
    with qtbot.waitSignal(parts[2].session_opened):
        parts[0].commands.open_session(uid)
    return parts


def group_of(window: MainWindow) -> TypingCommands:
    return window.commands.group(TypingCommands)


def begin(window: MainWindow, qtbot: QtBot, language: str = "Urdu") -> TypingPad:
    window.commands.run("new_transcript")
    dialog = window.findChild(NewTranscriptDialog)
    assert isinstance(dialog, NewTranscriptDialog)
    dialog.box.setCurrentText(language)
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(NewTranscriptDialog) is None, timeout=WAIT_MS)
    # Without a window manager nobody gives it back the keys.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    pad = group_of(window).pad
    assert pad is not None
    return pad


def enter(window: MainWindow, qtbot: QtBot, pad: TypingPad, words: str) -> None:
    """Types words and Enter, and waits until the transcript shows them."""
    before = len(window.session_view.spoken)
    pad.field.insertPlainText(words)
    QTest.keyClick(pad.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(window.session_view.spoken) > before, timeout=WAIT_MS)


def test_paragraphs_appear_as_they_are_ended(window: MainWindow, qtbot: QtBot) -> None:
    pad = begin(window, qtbot)
    assert pad.time.text() == "0:00:00"
    window.playhead.seek(4000)
    assert pad.time.text() == "0:00:00"  # a little on is where the paragraph ends
    enter(window, qtbot, pad, "عائشہ: کس نے دستخط کیے؟")
    assert pad.field.toPlainText() == ""
    assert pad.start_ms == 4000
    window.playhead.seek(9000)
    pad.field.insertPlainText("Omar: Nobody will say.")
    QTest.keyClick(pad.field, KEY.Key_T, CONTROL)
    assert pad.field.toPlainText() == "Omar: Nobody will say.[0:00:09] "
    window.playhead.seek(12_000)
    enter(window, qtbot, pad, "We asked.")
    view = window.session_view
    assert list(view.spoken.texts) == ["کس نے دستخط کیے؟", "Nobody will say.", "We asked."]
    assert list(view.spoken.starts) == [0, 4000, 9000]
    assert list(view.spoken.ends) == [4000, 9000, 12_000]
    assert view.spoken.speakers == ("عائشہ", "Omar")
    data = view.data
    assert data is not None
    assert data.transcript is not None
    assert (data.transcript.language, data.transcript.origin) == ("ur", "human")
    qtbot.waitUntil(pad.field.hasFocus, timeout=WAIT_MS)  # one types on


def test_one_types_on_while_a_paragraph_is_stored(window: MainWindow, qtbot: QtBot) -> None:
    pad = begin(window, qtbot, "English")
    told: list[UserError] = []
    window.workspace.problem.disconnect()
    window.workspace.problem.connect(told.append)
    for number, words in enumerate(("Ayesha: One.", "Omar: Two.", "x" * 20_001, "Four."), 1):
        window.playhead.seek(number * 2000)
        pad.field.insertPlainText(words)
        QTest.keyClick(pad.field, KEY.Key_Return)
        assert pad.text == ""  # at once: nothing waits for the disk
        assert pad.start_ms == number * 2000
    pad.field.insertPlainText("Fi")
    # What could not be stored comes back before what was typed since, each with its time.
    qtbot.waitUntil(lambda: pad.text == f"{'x' * 20_001} [0:00:08] Fi", timeout=WAIT_MS)
    assert pad.start_ms == 4000
    assert "too long" in told[0].message
    qtbot.waitUntil(lambda: len(window.session_view.spoken) == 3, timeout=WAIT_MS)
    assert list(window.session_view.spoken.texts) == ["One.", "Two.", "Four."]
    data = window.session_view.data
    assert data is not None
    assert len(data.detail.transcripts) == 1  # the first two began no two transcripts


def test_the_paragraph_typed_last_is_in_view(window: MainWindow, qtbot: QtBot) -> None:
    view = window.session_view.transcript
    pad = begin(window, qtbot, "English")
    for number in range(1, 13):
        window.playhead.seek(number * 2000)
        pad.field.insertPlainText(f"Paragraph {number}.")
        QTest.keyClick(pad.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(window.session_view.spoken) == 12, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: view.is_shown(view.page.reach_of((11, 0))[0]), timeout=WAIT_MS)


def test_a_recording_without_words_offers_to_type_them(window: MainWindow, qtbot: QtBot) -> None:
    reading = window.session_view.reading
    assert reading.stack.currentWidget() is reading.none
    with qtbot.waitSignal(window.playhead.playing_changed, timeout=WAIT_MS):
        QTest.keyClick(reading.none, KEY.Key_Space)  # plays, and presses no button
    window.player.pause()
    assert window.findChild(NewTranscriptDialog) is None
    reading.none.button.click()
    dialog = window.findChild(NewTranscriptDialog)
    assert isinstance(dialog, NewTranscriptDialog)
    dialog.accept()
    pad = group_of(window).pad
    assert pad is not None
    assert reading.stack.currentWidget() is window.session_view.transcript
    QTest.keyClick(pad.field, KEY.Key_Escape)  # nothing plays, and nothing stands there
    qtbot.waitUntil(lambda: group_of(window).pad is None, timeout=WAIT_MS)
    assert reading.stack.currentWidget() is reading.none


def test_escape_leaves_no_words_behind(window: MainWindow, qtbot: QtBot) -> None:
    pad = begin(window, qtbot, "English")
    pad.field.insertPlainText("Half a sen")
    QTest.keyClick(pad.field, KEY.Key_Escape)
    assert "Done" in window.toast.text()
    assert group_of(window).pad is pad
    assert pad.text == "Half a sen"


def test_undo_takes_back_a_paragraph_when_the_field_is_empty(
    window: MainWindow, qtbot: QtBot
) -> None:
    pad = begin(window, qtbot)
    window.playhead.seek(3000)
    enter(window, qtbot, pad, "One.")
    pad.field.insertPlainText("tw")
    window.commands.run("undo")
    assert pad.field.toPlainText() == ""
    assert len(window.session_view.spoken) == 1
    pad.show_text("", pad.start_ms)
    window.commands.run("undo")
    qtbot.waitUntil(lambda: len(window.session_view.spoken) == 0, timeout=WAIT_MS)


def test_done_stores_what_stands_there(window: MainWindow, qtbot: QtBot) -> None:
    pad = begin(window, qtbot, "English")
    window.playhead.seek(2000)
    pad.field.insertPlainText("The last words.")
    pad.done.click()
    qtbot.waitUntil(lambda: len(window.session_view.spoken) == 1, timeout=WAIT_MS)
    assert group_of(window).pad is None
    with Archive.open(window.workspace.folder) as archive:
        assert typed.of(archive, window.session_view.data.uid) is None  # type: ignore[union-attr]


def test_what_was_typed_is_offered_again(folder: Path, qtbot: QtBot) -> None:
    first = opened(folder, qtbot)
    pad = begin(first[0], qtbot)
    first[0].playhead.seek(5000)
    enter(first[0], qtbot, pad, "Stored.")
    pad.field.insertPlainText("half a sen")
    close(*first)
    again = opened(folder, qtbot)
    qtbot.waitUntil(lambda: group_of(again[0]).pad is not None, timeout=WAIT_MS)
    found = group_of(again[0]).pad
    assert found is not None
    assert found.text == "half a sen"
    assert found.start_ms == 5000
    again[0].playhead.seek(8000)
    enter(again[0], qtbot, found, "tence.")
    assert list(again[0].session_view.spoken.texts) == ["Stored.", "half a sentence."]
    close(*again)


TYPES = """
import sys
from pathlib import Path
from dataclasses import replace
from spacesviewer.library import sessions, typed
from spacesviewer.library.store import Archive
from spacesviewer.workflows import typing_out
archive = Archive.open(Path(sys.argv[1]))
uid = sessions.list_sessions(archive)[0].id
typing = typed.Typing("en", "original", 0, 0, "One.")
typing, _ = typing_out.add(archive, uid, typing, 1000, reviewer="")
typed.keep(archive, uid, replace(typing, text="half"))
print("typed", flush=True)
sys.stdin.read()
"""


def test_nothing_is_lost_when_the_program_is_killed(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TYPES, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"typed\n"
        os.kill(process.pid, signal.SIGKILL)
    with Archive.open(folder) as archive:
        uid = sessions.list_sessions(archive)[0].id
        found = typed.of(archive, uid)
        assert found is not None
        assert (found.text, found.start_ms) == ("half", 1000)
        (info,) = transcripts.list_for(archive, uid)
        assert [one.text for one in transcripts.segments(archive, info.id)] == ["One."]


# Keys -------------------------------------------------------------------------------------------


def use(window: MainWindow, preset: str, **own: list[str]) -> None:
    window.apply_settings(replace(window.settings, keys=preset, own_keys=own))


def test_no_set_of_keys_has_a_key_twice() -> None:
    for name in KEYS:
        assert conflicts(keys_of(name, {})) == {}
    assert conflicts(keys_of("standard", {"play": ["F2"]})) == {"F2": ["edit_words", "play"]}


def test_the_keys_of_otranscribe_work_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    use(window, "otranscribe")
    pad = begin(window, qtbot)
    window.playhead.seek(10_000)
    QTest.keyClick(pad.field, KEY.Key_F1)
    assert window.playhead.position_ms == 5000
    QTest.keyClick(pad.field, KEY.Key_F2)
    assert window.playhead.position_ms == 10_000
    QTest.keyClick(pad.field, KEY.Key_J, CONTROL)
    assert pad.field.toPlainText() == "[0:00:10] "
    with qtbot.waitSignal(window.playhead.playing_changed, timeout=WAIT_MS):
        QTest.keyClick(pad.field, KEY.Key_Escape)
    assert window.player.is_playing
    QTest.keyClick(pad.field, KEY.Key_Escape)
    qtbot.waitUntil(lambda: not window.player.is_playing, timeout=WAIT_MS)
    assert pad.text == "[0:00:10] "


def test_the_keys_of_express_scribe_work(window: MainWindow, qtbot: QtBot) -> None:
    use(window, "expressscribe")
    pad = begin(window, qtbot)
    window.playhead.seek(10_000)
    QTest.keyClick(pad.field, KEY.Key_F7)
    assert window.playhead.position_ms == 5000
    QTest.keyClick(pad.field, KEY.Key_F8)
    assert window.playhead.position_ms == 10_000
    QTest.keyClick(pad.field, KEY.Key_F9)
    qtbot.waitUntil(lambda: window.player.is_playing, timeout=WAIT_MS)
    QTest.keyClick(pad.field, KEY.Key_F4)
    qtbot.waitUntil(lambda: not window.player.is_playing, timeout=WAIT_MS)


def test_menus_and_keyboard_page_show_the_keys_that_were_changed(window: MainWindow) -> None:
    use(window, "expressscribe", mark=["Ctrl+Shift+P"], tag=[])
    actions = window.actions_by_name
    assert actions["play"].shortcut() == QKeySequence("F9")
    assert actions["mark"].shortcut() == QKeySequence("Ctrl+Shift+P")
    assert actions["tag"].shortcuts() == []
    page = tables.keyboard_page(actions.by_name, window)
    page.field.setText("play F9")
    shown = [n for n in range(page.table.rowCount()) if not page.table.isRowHidden(n)]
    commands = [page.table.item(row, 1) for row in shown]
    assert [item.text() for item in commands if item is not None] == ["Play or Pause"]
    page.deleteLater()
    use(window, "standard")
    assert actions["play"].shortcut() == QKeySequence("K")
    assert actions["mark"].shortcut() == QKeySequence("M")


def test_a_key_that_is_taken_is_told_and_taken_over(window: MainWindow) -> None:
    preferences = PreferencesDialog(window.settings, window)
    dialog = preferences.keys.open()
    dialog.choose("mark")
    dialog.field.setKeySequence(QKeySequence("F2"))
    dialog.add.click()
    assert "F2 is taken: Edit Words" in dialog.told.text()
    assert dialog.own == {}
    dialog.add.click()
    assert dialog.own == {"mark": ["F2", "M"], "edit_words": []}
    dialog.accept()
    chosen = preferences.settings()
    assert chosen.own_keys == {"mark": ["F2", "M"], "edit_words": []}
    # A set in which the key means something else: told in the preferences.
    preferences.keys.box.setCurrentIndex(KEYS.index("otranscribe"))
    assert "F2 means two things" in preferences.keys.warning.text()
    preferences.pedal.fields["play"].setKeySequence(QKeySequence("F1"))
    assert "F1 is taken already: Skip Back" in preferences.pedal.problem()
    dialog = preferences.keys.open()
    dialog.choose("mark")
    dialog.reset.click()
    dialog.choose("edit_words")
    dialog.clear.click()
    dialog.reset.click()
    assert dialog.own == {}
    dialog.reject()
    preferences.deleteLater()


def test_keys_are_kept_in_the_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    wanted = Settings(keys="otranscribe", own_keys={"mark": ["F12", "M"], "tag": []})
    save(wanted, path)
    save(replace(wanted, theme="dark"), path)
    assert load(path) == replace(wanted, theme="dark")
    path.write_text('keys = "vi"\n[own_keys]\nmark = "x"\ntag = [1]\nplay = ["P"]\n', "utf-8")
    assert load(path) == Settings(own_keys={"play": ["P"]})
