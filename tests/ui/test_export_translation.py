"""The window asks which translation goes along with exported quotes, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spacesviewer.domain.citation import QuoteForm
from spacesviewer.library import quotes as stored_quotes
from spacesviewer.library.store import Archive
from spacesviewer.settings import Settings
from spacesviewer.ui.dialogs.picker import Picker
from spacesviewer.ui.export_translation import ask_translation, choices
from spacesviewer.ui.main_window import MainWindow
from tests.unit.workflows.test_recap_translations import Scene


class Window(QWidget):
    """What is needed of a window: its settings, and an archive that answers at once."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.settings, self.workspace, self._archive = Settings(), self, archive

    def ask(self, question: Callable[[Archive], Any], done: Callable[[Any], None]) -> None:
        done(question(self._archive))


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with Archive.create(tmp_path / "archive") as archive:
        yield Scene(archive)


def test_the_language_of_the_window_stands_first() -> None:
    keys = [one.key for one in choices(["en", "ar", "ur-PK"], "ur")]
    assert keys == ["ur-PK", "none", "ar", "en"]
    assert [one.key for one in choices(["fr"], "en")] == ["none", "fr"]


def test_it_is_asked_where_there_is_a_translation(scene: Scene, qtbot: QtBot) -> None:
    window, forms = Window(scene.archive), list[QuoteForm]()
    qtbot.addWidget(window)
    quotes = [stored_quotes.get(scene.archive, scene.quote(0))]
    for row, into in ((0, "en"), (1, "")):
        ask_translation(cast(MainWindow, window), quotes, forms.append)
        (picker,) = window.findChildren(Picker)
        picker.list.setCurrentRow(row)
        picker.take()
        qtbot.waitUntil(lambda: not window.findChildren(Picker))
        assert forms.pop().into == into
    ask_translation(cast(MainWindow, window), [], forms.append)
    assert (window.findChildren(Picker), forms.pop().into) == ([], "en")
