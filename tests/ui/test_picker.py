"""The palette: a command is found by what a person would call it, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spacesviewer.ui.commands.menu import COMMANDS
from spacesviewer.ui.commands.other_words import OTHER_WORDS
from spacesviewer.ui.dialogs.picker import Choice, Picker


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("dark", "preferences"),
        ("rename", "people"),
        ("correct name", "replace"),
        ("word", "recap"),
        ("docx", "export"),
        ("off the record", "quote_off_record"),
        ("shortcuts", "keyboard"),
        ("proof", "evidence"),
        ("subtitles", "export_transcript"),
    ],
)
def test_other_words_find_a_command(typed: str, command: str) -> None:
    found = [
        one.name
        for one in COMMANDS
        if Choice(one.name, one.text.replace("&", ""), also=OTHER_WORDS.get(one.name, "")).fits(
            typed.split()
        )
    ]
    assert command in found
    assert len(found) < 12


def test_other_words_are_those_of_commands_that_there_are() -> None:
    assert OTHER_WORDS.keys() <= {one.name for one in COMMANDS}


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_all_names_stand_where_the_window_begins(side: Qt.LayoutDirection, qtbot: QtBot) -> None:
    picker = Picker("Who speaks?", "Name", [])
    qtbot.addWidget(picker)
    picker.setLayoutDirection(side)
    picker.offer([Choice("1", "عمر فاروق"), Choice("2", "Omar")])
    picker.field.setText("م")
    picker.field.setText("")
    labels = [
        label
        for row in range(picker.list.count())
        for label in picker.list.itemWidget(picker.list.item(row)).findChildren(QLabel)[:1]
    ]
    assert [label.text() for label in labels] == ["عمر فاروق", "Omar"]
    right = side == Qt.LayoutDirection.RightToLeft
    wanted = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    for label in labels:
        assert label.alignment() & wanted
        assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_a_list_in_which_nothing_is_says_how_to_begin(qtbot: QtBot) -> None:
    picker = Picker("Tag topic", "Topic", [], "New topic: {}")
    qtbot.addWidget(picker)
    assert "type a name" in picker.list.item(0).text()
    picker.take()
    assert picker.chosen is None
    assert not picker.result()
    picker.field.setText("Water")
    assert picker.list.count() == 1
    picker.take()
    assert (picker.result(), picker.typed) == (Picker.DialogCode.Accepted, "Water")
