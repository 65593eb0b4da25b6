"""The whole window as a screen reader knows it: every control has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.library.store import Archive
from spacesviewer.ui.main_window import MainWindow
from tests.ui.test_correcting_words import LINES, WAIT_MS, close, make_window
from tests.unit.library import making

T = TypeVar("T")
ROLE = QAccessible.Role
# What a person presses, types in or chooses from.
CONTROLS = {
    ROLE.PushButton,
    ROLE.Button,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.EditableText,
    ROLE.ComboBox,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.List,
    ROLE.Tree,
    ROLE.Table,
    ROLE.PageTab,
    ROLE.MenuItem,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
}


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    with Archive.create(tmp_path / "archive") as archive:
        uid = making.session(archive, participants=making.people("Imran", "Zoya"))
        making.transcript(archive, uid, making.parsed(LINES))
        making.recording(archive, uid)
    window, player, workspace = make_window(tmp_path / "archive")
    # The recording is nowhere: that is told in a box, which would wait for a person.
    window.waveforms.problem.disconnect()
    with qtbot.waitSignal(workspace.session_opened, timeout=WAIT_MS):
        workspace.open_session(uid)
    yield window
    close(window, player, workspace)


def tree(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, str]]:
    """Everything that is seen, with the way to it from the window."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    todo = [(root, type(widget).__name__)]
    while todo:
        one, way = todo.pop()
        yield one, way
        for number in range(one.childCount()):
            child = _maybe(one.child(number))
            if child is None or not child.isValid() or child.state().invisible:
                continue
            name = type(child.object()).__name__ if _maybe(child.object()) is not None else "item"
            todo.append((child, f"{way} > {name} {child.text(QAccessible.Text.Name)[:30]!r}"))


def _maybe(one: T) -> T | None:
    """What Qt gives, which may be nothing whatever its stubs say."""
    return one


def _unnamed(widget: QWidget) -> list[str]:
    found = []
    for one, way in tree(widget):
        parent, own = _maybe(one.parent()), _maybe(one.object())
        # Parts of Qt's own controls: the field in a spin box, the list in a combo box.
        within = parent is not None and parent.role() in (ROLE.SpinBox, ROLE.ComboBox)
        takes_keys = isinstance(own, QWidget) and own.focusPolicy() != Qt.FocusPolicy.NoFocus
        if within and not (isinstance(own, QLineEdit) and takes_keys):
            continue
        if own is not None and own.objectName().startswith("qt_spinbox"):
            continue
        wants_name = one.role() in CONTROLS or (takes_keys and isinstance(own, QAbstractScrollArea))
        if wants_name and not one.text(QAccessible.Text.Name).strip():
            found.append(f"{one.role().name}: {way}")
    return found


def test_every_control_of_the_window_has_a_name_and_a_role(window: MainWindow) -> None:
    for panel in range(window.tabs.count()):
        window.tabs.setCurrentIndex(panel)
        assert _unnamed(window) == []
    roles = {one.role() for one, _ in tree(window)}
    assert {ROLE.MenuItem, ROLE.PageTab, ROLE.EditableText, ROLE.List} <= roles
    assert ROLE.NoRole not in roles


DIALOGS = (
    "preferences people edit_session trash refused keyboard palette quotes_board replace worklist "
    "attribution new_transcript machine_draft corrections who_speaks note"
)


def test_every_control_of_the_dialogs_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    for name in DIALOGS.split():
        window.commands.run(name)
        qtbot.waitUntil(lambda: _dialog(window) is not None, timeout=WAIT_MS)
        dialog = _dialog(window)
        assert dialog is not None
        assert dialog.windowTitle(), name
        assert _unnamed(dialog) == [], name
        dialog.close()
        qtbot.waitUntil(lambda: _dialog(window) is None, timeout=WAIT_MS)


def _dialog(window: MainWindow) -> QDialog | None:
    return next((one for one in window.findChildren(QDialog) if one.isVisible()), None)


def test_tab_reaches_all_parts_of_the_window(window: MainWindow) -> None:
    first = window.library.field
    first.setFocus()
    reached, here = [], QApplication.focusWidget()
    for _ in range(80):
        reached.append(here)
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is first:
            break
    assert here is first, "Tab comes back to where it began."
    view = window.session_view
    parts = [window.library, view.header, view.timeline, view.transport, view.find_bar]
    parts += [view.transcript, window.side]
    for part in parts:
        assert any(one is not None and (one is part or part.isAncestorOf(one)) for one in reached)
    assert all(one is None or _name_of(one) for one in reached)


def _name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def test_the_segments_are_items_with_speaker_time_and_text(window: MainWindow) -> None:
    items = [
        one.text(QAccessible.Text.Name)
        for one, way in tree(window)
        if one.role() == ROLE.ListItem and "TranscriptView" in way
    ]
    wanted = [f"{who}, 0:00:0{4 * n}: {text}" for n, (who, text) in enumerate(LINES)]
    assert sorted(items) == sorted(wanted)


def test_plain_text_is_one_text_that_is_read_in_full(window: MainWindow) -> None:
    window.commands.run("plain_text")
    plain = window.session_view.reading.plain
    assert plain is not None
    told = QAccessible.queryAccessibleInterface(plain)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Transcript as plain text"
    assert told.role() == ROLE.EditableText
    assert told.state().readOnly
    assert told.text(QAccessible.Text.Value) == plain.toPlainText()
    assert _unnamed(window) == []
