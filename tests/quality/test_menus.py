"""Menus as a whole: no letter means two lines of one, no key two commands, no command is hidden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from spacesviewer.ui.commands.actions import Actions
from spacesviewer.ui.commands.keymap import NAMES, conflicts, keys_of
from spacesviewer.ui.commands.menu import COMMANDS

_MOST = 24  # lines of one menu that a small screen shows at once


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window).fill(window.menuBar())
    return window


def lines_of(window: QMainWindow) -> Iterator[tuple[str, list[str]]]:
    """Each menu and submenu, by its title, with the texts of its lines."""
    yield "", [action.text() for action in window.menuBar().actions()]
    for menu in window.menuBar().findChildren(QMenu):
        yield menu.title(), [one.text() for one in menu.actions() if not one.isSeparator()]
    for menu in window.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        yield menu.title(), [one.text() for one in menu.actions() if not one.isSeparator()]


def letter_of(text: str) -> str:
    plain = text.replace("&&", "")
    return plain.partition("&")[2][:1].casefold()


def test_a_letter_means_one_line_of_a_menu(window: QMainWindow) -> None:
    twice = {
        title: letters
        for title, texts in lines_of(window)
        if (letters := [k for k, n in Counter(map(letter_of, texts)).items() if k and n > 1])
    }
    assert twice == {}


def test_every_line_of_a_menu_has_a_letter(window: QMainWindow) -> None:
    without = {
        title: lost
        for title, texts in lines_of(window)
        if (lost := [text for text in texts if not letter_of(text)])
    }
    assert without == {}


def test_no_menu_is_longer_than_a_small_screen(window: QMainWindow) -> None:
    long = {title: len(texts) for title, texts in lines_of(window) if len(texts) > _MOST}
    assert long == {}


def test_every_command_stands_in_a_menu_and_once(window: QMainWindow) -> None:
    shown = Counter(
        action.objectName()
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.objectName() and action.menu() is None
    )
    assert shown == Counter(command.name for command in COMMANDS)


@pytest.mark.parametrize("preset", NAMES)
def test_a_key_means_one_command(preset: str) -> None:
    assert conflicts(keys_of(preset, {})) == {}
